import type { countsOf } from '#app/domain/mail/session-rules.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'

type Counts = ReturnType<typeof countsOf>
type MessagesSectionProps = { id: string; counts: Counts | null; past: boolean; off: boolean }

/** Where the session stands with its participants: numbers alone, and the pages where each is named. */
export function MessagesSection({ id, counts, past, off }: MessagesSectionProps) {
  if (counts === null) return null
  return (
    <>
      <h2 className="govuk-heading-m">Participants</h2>
      {off ? (
        <Told id={id} counts={counts} />
      ) : past ? (
        <InTheRoom id={id} counts={counts} />
      ) : (
        <Answers {...{ id, counts }} />
      )}
    </>
  )
}

const linksOf = (id: string) => ({
  messages: { href: `/sessions/${id}/messages`, text: 'See', visuallyHiddenText: 'messages' },
  calls: { href: `/sessions/${id}/calls`, text: 'See', visuallyHiddenText: 'the call sheet' },
  register: { href: `/sessions/${id}/register`, text: 'See', visuallyHiddenText: 'the register' },
})

/** Before the session: who was told, and what they answered. */
function Answers({ id, counts }: { id: string; counts: Counts }) {
  const { messages, calls } = linksOf(id)
  return (
    <SummaryList
      classes="app-short-facts"
      rows={[
        { key: 'Invited', value: `${counts.invited} of ${counts.expected}`, actions: [messages] },
        { key: 'Accepted', value: counts.accepted },
        { key: 'Declined', value: counts.declined },
        { key: 'Not answered', value: counts.unanswered },
        counts.unreachable > 0 && { key: 'Cannot be reached now', value: counts.unreachable },
        { key: 'To ring or write to', value: counts.toRing, actions: [calls] },
        counts.undelivered > 0 && { key: 'Not delivered', value: counts.undelivered, actions: [messages] },
      ]}
    />
  )
}

/** Once it has begun: who came. The answers to the invitation are in the register, where they were. */
function InTheRoom({ id, counts }: { id: string; counts: Counts }) {
  const { messages, calls, register } = linksOf(id)
  return (
    <SummaryList
      classes="app-short-facts"
      rows={[
        { key: 'Came', value: `${counts.came} of ${counts.expected}`, actions: [register] },
        { key: 'Said that they would not come', value: counts.declined },
        { key: 'Did not come', value: counts.didNotCome },
        counts.unmarked > 0 && { key: 'Not marked in the register', value: counts.unmarked },
        counts.toRing > 0 && { key: 'To ring or write to', value: counts.toRing, actions: [calls] },
        {
          key: counts.undelivered > 0 ? 'Messages not delivered' : 'Messages',
          value: counts.undelivered > 0 ? counts.undelivered : '',
          actions: [messages],
        },
      ]}
    />
  )
}

/** Of a session that does not take place only who was told of it is of use. */
function Told({ id, counts: { invited, toRing } }: { id: string; counts: Counts }) {
  return (
    <>
      <p className="govuk-body">
        {invited === 0
          ? 'Nobody had been invited, so nobody has to be told.'
          : `${invited === 1 ? '1 person was' : `${invited} people were`} invited. `}
        {invited > 0 ? (
          <a className="govuk-link" href={`/sessions/${id}/messages`}>
            See who was told that it is off
          </a>
        ) : null}
      </p>
      {toRing > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/sessions/${id}/calls`}>
            Call sheet: {toRing} to ring or write to
          </a>
        </p>
      ) : null}
    </>
  )
}
