import {
  type InvitationState,
  invitationWords,
  type PersonState,
  personStateWords,
} from '#app/domain/accounts/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Listed = {
  id: string
  name: string
  email: string
  organisation: string
  state: PersonState
  invitation: InvitationState | null
  lastUsed: string | null
  roles: { id: string; words: string; when: string }[]
}

/** Everybody with an account: what they may do, in words, when it was last used, and how the account stands. */
export function PeopleTable({ people }: { people: Listed[] }) {
  return (
    <StackedTable
      label="People"
      head={['Name', 'Roles', 'Last used', 'Account']}
      rows={people.map((person) => [
        <Who key="who" person={person} />,
        { text: <Roles roles={person.roles} />, classes: 'app-roles' },
        { text: person.lastUsed ?? 'Never', classes: 'app-numbers app-day' },
        <Account key="account" person={person} />,
      ])}
    />
  )
}

function Who({ person: { id, name, email, organisation } }: { person: Listed }) {
  return (
    <>
      <a className="govuk-link" href={`/people/${id}`}>
        {name}
      </a>
      <span className="app-beside">{email}</span>
      <span className="app-beside">{organisation}</span>
    </>
  )
}

function Roles({ roles }: { roles: Listed['roles'] }) {
  if (roles.length === 0) return <>None</>
  return (
    <ul className="govuk-list app-tight-list">
      {roles.map(({ id, words, when }) => (
        <li key={id}>
          {words}
          {when ? <span className="app-beside">{when}</span> : null}
        </li>
      ))}
    </ul>
  )
}

function Account({ person: { state, invitation } }: { person: Listed }) {
  const { tag, label } = personStateWords[state]
  return (
    <>
      <Tag classes={tag}>{label}</Tag>
      {invitation ? <span className="app-beside">{invitationWords[invitation]}</span> : null}
    </>
  )
}
