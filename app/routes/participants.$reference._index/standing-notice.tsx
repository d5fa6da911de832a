import { InsetText, WarningText } from '#app/ui/govuk/index.ts'

/** Says first of all when what is held about somebody may not be used, or is held no more. */
export function StandingNotice({ restricted, erased }: { restricted: string | null; erased: string | null }) {
  if (erased)
    return (
      <InsetText>
        Erased on {erased}. The reference stays while the list of vouchers needs it. Nothing else is held about them.
      </InsetText>
    )
  if (!restricted) return null
  return (
    <WarningText>
      Do not use what is on this page. Since {restricted} it may be kept but not used. Do not contact them, invite them
      or change anything until the data protection officer says so. You can still record that they leave.
    </WarningText>
  )
}
