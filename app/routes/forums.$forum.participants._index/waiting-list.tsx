import { placeLifeCycle } from '#app/domain/participants/status.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { PersonWithReference } from './person-link.tsx'
import type { PersonShown } from './shown.ts'

/** Who waits, in order, with the button that gives the first a free place. */
export function WaitingList({ people, free, isOpen }: { people: PersonShown[]; free: number; isOpen: boolean }) {
  if (people.length === 0) return null
  const first = people.find(({ restricted }) => !restricted)
  return (
    <>
      <h2 className="govuk-heading-m">Waiting list</h2>
      <ol className="govuk-list govuk-list--number">
        {people.map((person) => (
          <li key={person.placeId}>
            <PersonWithReference {...person} />
          </li>
        ))}
      </ol>
      <p className="govuk-hint">
        In the order they joined it. What happened to somebody, or how much they need a place, is never recorded here.
      </p>
      {first && free > 0 && isOpen ? (
        <ServiceForm intent="give-place" submit={placeLifeCycle.waiting['give-place'].words.button}>
          <input type="hidden" name="place" value={first.placeId} />
          <p className="govuk-body">
            {free === 1 ? '1 place is free.' : `${free} places are free.`} {first.alias} has waited longest.
          </p>
        </ServiceForm>
      ) : (
        <p className="govuk-body">
          {isOpen ? 'No place is free now.' : 'No place is given while this forum is not open.'}
        </p>
      )}
    </>
  )
}
