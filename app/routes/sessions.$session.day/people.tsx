import type { SerializeFrom } from '@remix-run/node'
import { elementIds } from '#app/domain/day/protocol.ts'
import { Details } from '#app/ui/govuk/index.ts'
import { Person } from './person.tsx'
import type { RefusedDay } from './replies.server.ts'
import type { DayView } from './view.server.ts'

type PeopleProps = { day: SerializeFrom<DayView>; refused: RefusedDay | undefined; action: string }

/** Who is looked for in the room, and, folded away, everybody else who has a place. */
export function People({ day, refused, action }: PeopleProps) {
  const { people, others, came, view } = day
  const list = (persons: typeof people) => (
    <ul className="govuk-list app-day-people">
      {persons.map((person) => (
        <Person
          key={person.id}
          {...{ person, action, open: day.open, started: day.started }}
          was={view.was?.participant === person.id ? view.was.mark : null}
          wanted={wantedFor(person.id, refused)}
        />
      ))}
    </ul>
  )
  const showOthers = others.some(
    ({ id }) => refused?.answer?.focus === elementIds.person(id) || view.was?.participant === id,
  )
  return (
    <section aria-labelledby="people">
      <h2 className="govuk-heading-m" id="people">
        Who is here
      </h2>
      <p className="govuk-body" role="status" data-day-came={came} data-day-of={people.length}>
        {came} of {people.length} here
      </p>
      {people.length > 0 ? list(people) : <p className="govuk-body">Nobody is expected.</p>}
      {others.length > 0 ? (
        <Details summary={`Not expected today (${others.length})`} open={showOthers}>
          {list(others)}
        </Details>
      ) : null}
    </section>
  )
}

/** What somebody chose for this person, that stands against what was saved meanwhile. */
function wantedFor(id: string, refused: RefusedDay | undefined): string | null {
  const isTheirs = refused?.answer?.state === 'conflict' && refused.answer.focus === elementIds.person(id)
  return isTheirs ? String(refused.typed.wanted) : null
}
