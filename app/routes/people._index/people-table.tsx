import { type Role, roleWords } from '#app/domain/access/permissions.ts'
import { isPerForum } from '#app/domain/accounts/rules.ts'
import { Button, Table, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'
import { personStateWords } from './words.ts'

type Listed = {
  id: string
  name: string
  email: string
  organisation: string
  state: keyof typeof personStateWords
  grants: { role: Role; forum: string | null }[]
}

/** Everybody with an account: what they may do, in words, and whether they can sign in. */
export function PeopleTable({ people }: { people: Listed[] }) {
  return (
    <div id="people">
      <ScrollRegion label="People who can sign in">
        <Table
          caption={`${people.length} ${people.length === 1 ? 'person' : 'people'}`}
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={['Name', 'Email and organisation', 'What they do', 'State']}
          rows={people.map((person) => [
            person.name,
            {
              text: (
                <>
                  {person.email}
                  <br />
                  {person.organisation}
                </>
              ),
            },
            { text: <Grants grants={person.grants} /> },
            { text: <State person={person} /> },
          ])}
        />
      </ScrollRegion>
    </div>
  )
}

function Grants({ grants }: { grants: Listed['grants'] }) {
  if (grants.length === 0) return <>Nothing yet</>
  return (
    <ul className="govuk-list app-tight-list">
      {grants.map(({ role, forum }) => (
        <li key={`${role}-${forum}`}>
          {roleWords[role]}
          {isPerForum(role) ? `, ${forum ?? 'all forums'}` : ''}
        </li>
      ))}
    </ul>
  )
}

function State({ person: { id, name, state } }: { person: Listed }) {
  const words = personStateWords[state]
  return (
    <>
      <Tag classes={words.tag}>{words.label}</Tag>
      {state === 'invited' ? (
        <ServiceForm intent="renew" classes="app-inline-form">
          <input type="hidden" name="person" value={id} />
          <Button classes="govuk-button--secondary app-small-button" preventDoubleClick>
            New link<span className="govuk-visually-hidden"> for {name}</span>
          </Button>
        </ServiceForm>
      ) : null}
    </>
  )
}
