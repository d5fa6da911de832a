import { Button } from '#app/ui/govuk/index.ts'
import { FormKeys } from '#app/ui/service/form-token.tsx'

export type RoleGroup = {
  role: string
  label: string
  does: string
  begin: string
  neverSees: string
  people: { id: string; name: string; organisation: string; forums: string[] }[]
}

/** One role: what it does, what it never sees, and a button for each person who holds it. */
export function RoleCard({ group }: { group: RoleGroup }) {
  return (
    <section className="app-card" aria-labelledby={`role-${group.role}`}>
      <h3 className="govuk-heading-s" id={`role-${group.role}`}>
        {group.label}
      </h3>
      <p className="govuk-body">{group.does}</p>
      <p className="govuk-body">
        <strong>Begin at:</strong> {group.begin}
      </p>
      <p className="govuk-body">
        <strong>Never sees:</strong> {group.neverSees}
      </p>
      <ul className="govuk-list app-demo-people">
        {group.people.map((person) => (
          <li key={person.id}>
            <form method="post">
              <FormKeys />
              <Button name="person" value={person.id} classes="govuk-button--secondary" preventDoubleClick>
                {`Sign in as ${person.name}`}
              </Button>
            </form>
            {person.forums.length > 0 ? <p className="govuk-hint">{listed(person.forums)}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "A", "A and B", "A, B and C". */
function listed(names: string[]): string {
  const [last, ...rest] = names.toReversed()
  return rest.length === 0 ? (last ?? '') : `${rest.reverse().join(', ')} and ${last}`
}
