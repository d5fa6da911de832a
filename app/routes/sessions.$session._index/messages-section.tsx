import type { countsOf } from '#app/domain/mail/session-rules.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'

type MessagesSectionProps = { id: string; counts: ReturnType<typeof countsOf> | null }

/** Where the session stands with its participants: numbers alone, and the pages where each is named. */
export function MessagesSection({ id, counts }: MessagesSectionProps) {
  if (counts === null) return null
  const { expected, invited, accepted, declined, unanswered, unreachable, toRing, undelivered } = counts
  const messages = { href: `/sessions/${id}/messages`, text: 'See', visuallyHiddenText: 'messages' }
  const calls = { href: `/sessions/${id}/calls`, text: 'See', visuallyHiddenText: 'the call sheet' }
  return (
    <>
      <h2 className="govuk-heading-m">Participants</h2>
      <SummaryList
        rows={[
          { key: 'Invited', value: `${invited} of ${expected}`, actions: [messages] },
          { key: 'Accepted', value: accepted },
          { key: 'Declined', value: declined },
          { key: 'Not answered', value: unanswered },
          { key: 'Not reachable', value: unreachable },
          { key: 'To ring or write to', value: toRing, actions: [calls] },
          undelivered > 0 && { key: 'Not delivered', value: undelivered, actions: [messages] },
        ]}
      />
    </>
  )
}
