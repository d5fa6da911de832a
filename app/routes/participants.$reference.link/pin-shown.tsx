import { Button, Panel } from '#app/ui/govuk/index.ts'
import { Page } from '#app/ui/service/page.tsx'

/** The PIN, once. */
export function PinShown({ pin, here }: { pin: string; here: string }) {
  return (
    <Page title="Tell them this PIN">
      <Panel title={`${pin.slice(0, 3)} ${pin.slice(3)}`} />
      <p className="govuk-body">
        You see it this once. Tell it to them by word of mouth, on a call they expect or when you meet.
      </p>
      <p className="govuk-body">Do not write it in a message, and not beside their name or reference.</p>
      <Button href={here}>I have told them. Back to the link</Button>
    </Page>
  )
}
