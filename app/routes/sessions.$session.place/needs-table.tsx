import { type MatchedNeed, noNeeds, standingWords } from '#app/domain/venues/rules.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

/** What those expected need, as numbers, against what the place has: gaps stand out in words and colour. */
export function NeedsTable({ needs }: { needs: readonly MatchedNeed[] }) {
  if (needs.length === 0) return <p className="govuk-body">{noNeeds}</p>
  return (
    <StackedTable
      label="What is needed, and what is there"
      caption="What is needed, and what is there"
      captionClasses="govuk-table__caption--m"
      head={['Needed', 'How it stands', 'Why']}
      rows={needs.map(({ kind, words, standing, why }) => [
        words,
        <Tag key={kind} classes={standingWords[standing].tag}>
          {standingWords[standing].label}
        </Tag>,
        why,
      ])}
    />
  )
}
