import { Details } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Rule = {
  rule: string
  about: 'participants' | 'staff' | 'nobody'
  words: string
  when: string
  left: number
  tonight: number
  overdue: number
  held: number
  weeks: number[]
}

const numeric = (number: number) => ({ text: number, format: 'numeric' as const })
const numbers = (...heads: string[]) => heads.map((text) => ({ text, format: 'numeric' as const }))

/** Each rule with what is left, those about participants first, and what goes in the weeks to come. */
export function RulesTable({ rules, weeks }: { rules: Rule[]; weeks: string[] }) {
  const ofParticipants = rules.filter(({ about }) => about === 'participants')
  const others = rules.filter(({ about }) => about !== 'participants')
  const overdue = others.some((rule) => rule.overdue > 0)
  return (
    <>
      <Left caption="What is left about participants, and when it goes" rules={ofParticipants} />
      <Details summary="What is left about staff and the service itself" open={overdue}>
        <Left caption="About staff and the service itself" rules={others} />
      </Details>
      <NextWeeks rules={rules} weeks={weeks} />
    </>
  )
}

function Left({ caption, rules }: { caption: string; rules: Rule[] }) {
  return (
    <StackedTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      head={['What', 'When it goes', ...numbers('Left', 'Goes next', 'Kept for now', 'Overdue')]}
      rows={rules.map(({ words, when, left, tonight, held, overdue }) => [
        words,
        when,
        ...[left, tonight, held].map(numeric),
        overdue > 0 ? { text: <strong>{overdue}</strong>, format: 'numeric' as const } : numeric(0),
      ])}
    />
  )
}

function NextWeeks({ rules, weeks }: { rules: Rule[]; weeks: string[] }) {
  const coming = rules.filter((rule) => rule.weeks.some((number) => number > 0))
  if (coming.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">In the next {weeks.length} weeks</h2>
        <p className="govuk-body">Nothing is due.</p>
      </>
    )
  }
  return (
    <StackedTable
      label="Removals to come, by week"
      caption={`In the next ${weeks.length} weeks`}
      captionClasses="govuk-table__caption--m"
      head={['What', ...numbers(...weeks)]}
      rows={coming.map((rule) => [rule.words, ...rule.weeks.map(numeric)])}
    />
  )
}
