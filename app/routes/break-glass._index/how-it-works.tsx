import { GLASS_MINUTES } from '#app/domain/break-glass/rules.ts'
import { InsetText, WarningText } from '#app/ui/govuk/index.ts'

export type Told = 'officers' | 'administrators' | 'nobody'

/** What it is, who may use it, and what happens: said before the form, so that nobody is surprised. */
export function HowItWorks({ told }: { told: Told }) {
  return (
    <>
      <p className="govuk-body-l">
        Administrators and data protection officers do not see who the participants are. In an emergency you can look at
        one participant for {GLASS_MINUTES} minutes.
      </p>
      <p className="govuk-body">
        You need their reference. For anything that can wait, ask the facilitator of their forum instead. If somebody is
        in danger now, call 999 first.
      </p>
      <h2 className="govuk-heading-m">What happens when you use it</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          {told === 'administrators' ? 'Every other administrator' : 'Every data protection officer'} gets a message at
          once. They can see who you are, whom you looked up, and why.
        </li>
        <li>Each look is written into the audit trail. Nobody can take it out again.</li>
        <li>It ends by itself after {GLASS_MINUTES} minutes. You can close it sooner.</li>
      </ul>
      {told === 'administrators' ? (
        <InsetText>
          There is no data protection officer besides you. So that you are not the only one to know, every other
          administrator is told.
        </InsetText>
      ) : null}
      {told === 'nobody' ? (
        <WarningText>
          You cannot use it now: there is nobody who could be told. Somebody must first be made data protection officer.
        </WarningText>
      ) : null}
    </>
  )
}
