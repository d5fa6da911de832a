import type { countsOf, WayKind } from '#app/domain/mail/session-rules.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import { wayWords } from './words.ts'

type Line = {
  reference: string
  alias: string
  kind: WayKind
  why: string | null
  told: { what: string; words: string }[]
  answer: string | null
}
type PeopleTableProps = { people: Line[]; counts: ReturnType<typeof countsOf>; sessionId: string; past: boolean }

/** One line a participant: how they may be reached, never where; what they were told; what they answered. */
export function PeopleTable({ people, counts, sessionId, past }: PeopleTableProps) {
  if (people.length === 0)
    return (
      <p className="govuk-body">
        Nobody has a place in this forum on that day yet. Give somebody a place first, then invite them here.
      </p>
    )
  return (
    <>
      <p className="govuk-body">
        {past
          ? `${counts.came} of ${counts.expected} came, ${counts.declined} said that they would not come, ${counts.didNotCome} did not come.`
          : `${counts.invited} of ${counts.expected} invited, ${counts.accepted} accepted, ${counts.declined} declined, ${counts.unanswered} not answered.`}
      </p>
      {counts.toRing > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/sessions/${sessionId}/calls`}>
            Open the call sheet: {counts.toRing} to ring or write to
          </a>
        </p>
      ) : null}
      <StackedTable
        label="Participants and their messages"
        caption="Participants"
        captionClasses="govuk-table__caption--m"
        head={['Who', 'How', 'Told', past ? 'In the register' : 'Answer']}
        rows={people.map(({ reference, alias, kind, why, told, answer }) => [
          {
            text: (
              <a className="govuk-link" href={`/participants/${reference}`}>
                {alias} <span className="app-reference">{alias === reference ? '' : reference}</span>
              </a>
            ),
          },
          { text: <How kind={kind} why={why} /> },
          { text: <Told told={told} past={past} /> },
          answer ?? (past ? 'Not marked' : 'None yet'),
        ])}
      />
    </>
  )
}

function How({ kind, why }: Pick<Line, 'kind' | 'why'>) {
  return (
    <>
      {wayWords[kind].label}
      {why ? <div className="govuk-hint govuk-!-margin-bottom-0">{why}</div> : null}
    </>
  )
}

function Told({ told, past }: Pick<Line, 'told'> & { past: boolean }) {
  if (told.length === 0) return <span>{past ? 'Nothing' : 'Nothing yet'}</span>
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {told.map(({ what, words }) => (
        <li key={what}>
          {what}: {words}
        </li>
      ))}
    </ul>
  )
}
