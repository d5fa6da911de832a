import {
  type BreakGlassReason,
  type OpeningState,
  openingStateWords,
  reasonWords,
} from '#app/domain/break-glass/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'

type Facts = {
  state: OpeningState
  opener: string
  /** Left out where it stands among the fields. */
  reference: string | null
  reason: BreakGlassReason
  explanation: string
  reads: number
  opened: string
  ended: string
}

/** Who, when, whom and why: for the opener and for those who watch. */
export function OpeningFacts({ facts }: { facts: Facts }) {
  const { state, opener, reference, reason, explanation, reads, opened, ended } = facts
  const words = openingStateWords[state]
  return (
    <>
      <h2 className="govuk-heading-m">How it was used</h2>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag classes={words.tag}>{words.label}</Tag> },
          { key: 'Who', value: opener },
          reference && { key: 'Participant', value: reference },
          { key: 'Why', value: reasonWords[reason] },
          { key: 'What happened', value: <span className="app-break">{explanation}</span> },
          { key: 'Opened', value: opened },
          { key: state === 'open' ? 'Ends' : 'Ended', value: ended },
          { key: 'Looked at', value: reads === 1 ? 'Once' : reads === 0 ? 'Not once' : `${reads} times` },
        ]}
      />
    </>
  )
}
