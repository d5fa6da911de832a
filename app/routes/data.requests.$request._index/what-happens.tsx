import type { RequestKind } from '#app/domain/data-rights/status.ts'
import { InsetText, WarningText } from '#app/ui/govuk/index.ts'
import type { Shown, ShownPlan } from './shown.server.ts'

const happens: Record<RequestKind, string> = {
  access:
    'The facilitator takes the copy in two parts and gives it to them, or they take it themselves through their private link. It has all that we hold about them, and nothing about anybody else. You do not see it.',
  rectification:
    'The facilitator changes what is wrong and says which field it was. If you refuse, they have to be told why.',
  erasure: 'You are shown what goes and what stays before anything happens. It cannot be undone.',
  restriction:
    'What we hold stays where it is, and nothing is sent to them. The facilitator sees that it may not be used. You can allow it again later.',
  objection:
    'Weigh their reasons against ours. If theirs weigh more, stop the use of their data. If they want to be forgotten too, that is a request of its own.',
}

/** What will happen, before somebody decides; for an erasure, what goes and what stays. */
export function WhatHappens({ request, plan }: { request: Shown; plan: ShownPlan | null }) {
  if (request.standing === 'settled') return null
  return (
    <>
      <h2 className="govuk-heading-m">What will happen</h2>
      <p className="govuk-body">{happens[request.kind]}</p>
      {request.state === 'open' && request.identity === null ? (
        <InsetText>
          Nobody has made sure yet that it was them who asked. Only the facilitator of their forum can, by the agreed
          code word or in person. Until then nothing can be given out, changed or erased.
        </InsetText>
      ) : null}
      {request.cutShort ? (
        <WarningText>
          The erasure began and was cut short. It goes on by itself when the service starts again, or when you press the
          button.
        </WarningText>
      ) : null}
      {plan ? <Plan plan={plan} level={3} /> : null}
    </>
  )
}

/** What an erasure takes away, what it leaves and why, and what stands in its way. */
export function Plan({ plan, level }: { plan: ShownPlan; level: 2 | 3 }) {
  const { goes, stays, hold, waitsForCopy } = plan
  const Heading = `h${level}` as const
  return (
    <>
      {hold ? <WarningText>A legal hold keeps all of this for now: {hold}.</WarningText> : null}
      {waitsForCopy ? (
        <WarningText>They also asked for a copy and have not got it yet. Give it to them first.</WarningText>
      ) : null}
      <Heading className="govuk-heading-s">What goes</Heading>
      <ul className="govuk-list govuk-list--bullet">
        {goes.map(({ what, rows }) => (
          <li key={what}>
            {what} ({rows})
          </li>
        ))}
        <li>Their name, and the key that opens everything sealed about them, in every copy</li>
        <li>Messages that wait to be sent to them</li>
      </ul>
      <Heading className="govuk-heading-s">What stays, and why</Heading>
      <ul className="govuk-list govuk-list--bullet">
        {stays.map(({ what, why }) => (
          <li key={what}>
            {what}. As we tell them: “{why}”
          </li>
        ))}
        <li>Published reports. They have no names in them and are never changed</li>
        <li>What was said in sessions. It is written down without saying who said it</li>
        <li>That it was done, in the audit trail, without a name</li>
      </ul>
    </>
  )
}
