import { Button } from '#app/ui/govuk/index.ts'
import { FormKeys } from '#app/ui/service/form-token.tsx'
import type { RoleGroup } from './role-card.tsx'
import { tour } from './roles.ts'

/** A first walk through one six-week cycle, as one person after another, each one click away. */
export function Tour({ groups }: { groups: RoleGroup[] }) {
  const idOf = (who: string, role: string) =>
    groups.find((group) => group.role === role)?.people.find(({ name }) => name.startsWith(who))?.id
  return (
    <section aria-labelledby="tour">
      <h2 className="govuk-heading-m" id="tour">
        A tour of ten minutes
      </h2>
      <p className="govuk-body app-demo-lead">
        Be six people in turn. “Change who you are” at the top of every page brings you back here.
      </p>
      <ol className="govuk-list app-demo-tour">
        {tour.map(({ who, is, role, steps }, at) => (
          <li key={who} className="app-card">
            <h3 className="govuk-heading-s">
              {at + 1}. {who}, {is}
            </h3>
            <ul className="govuk-list govuk-list--bullet">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
            <StartAs who={who} id={idOf(who, role)} isFirst={at === 0} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function StartAs({ who, id, isFirst }: { who: string; id: string | undefined; isFirst: boolean }) {
  if (!id) return null
  return (
    <form method="post">
      <FormKeys />
      <Button
        name="person"
        value={id}
        classes={isFirst ? 'app-last' : 'govuk-button--secondary app-last'}
        preventDoubleClick
      >
        {isFirst ? `Start as ${who}` : `Go on as ${who}`}
      </Button>
    </form>
  )
}
