import { InsetText } from '#app/ui/govuk/index.ts'

type Countdown = { what: 'contact' | 'person'; day: string; when: string; held: boolean }

const goes = {
  contact: 'Their name, contact details, safe contact and adjustments will be removed',
  person: 'Everything about them will be removed',
} as const

/** When what is held about somebody goes: nothing while they have a place. */
export function RetentionSection({ countdown }: { countdown: Countdown | null }) {
  if (!countdown) return null
  const { what, day, when, held } = countdown
  return (
    <section aria-labelledby="removal">
      <h2 className="govuk-heading-m" id="removal">
        When it goes
      </h2>
      <InsetText>
        {held
          ? 'Nothing about them is removed for now: the data protection officer is having it kept, or answers a request about it.'
          : `${goes[what]} on ${day} (${when}). It cannot be brought back.`}
      </InsetText>
    </section>
  )
}
