import {
  type BreakGlassReason,
  type OpeningState,
  openingStateWords,
  reasonWords,
} from '#app/domain/break-glass/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Listed = {
  id: string
  opener: string
  reference: string
  reason: BreakGlassReason
  state: OpeningState
  reads: number
  when: string
}

/** Each time emergency access was used: open ones first, then the newest. */
export function OpeningsTable({ openings, watches }: { openings: Listed[]; watches: boolean }) {
  const heading = watches ? 'Every time it was used' : 'When you used it, or were told of it'
  if (openings.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">{heading}</h2>
        <p className="govuk-body">
          {watches ? 'Emergency access has never been used.' : 'You have not used emergency access.'}
        </p>
      </>
    )
  }
  return (
    <StackedTable
      label={heading}
      caption={`${heading} (${openings.length})`}
      captionClasses="govuk-table__caption--m"
      head={['When', 'Who', 'Participant', 'Why', { text: 'Times looked at', format: 'numeric' }, 'State']}
      rows={openings.map(({ id, opener, reference, reason, state, reads, when }) => [
        {
          text: (
            <a className="govuk-link" href={`/break-glass/${id}`}>
              {when}
            </a>
          ),
        },
        opener,
        reference,
        reasonWords[reason],
        { text: reads, format: 'numeric' },
        { text: <Tag classes={openingStateWords[state].tag}>{openingStateWords[state].label}</Tag> },
      ])}
    />
  )
}
