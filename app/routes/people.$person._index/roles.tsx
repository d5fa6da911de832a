import { type GrantStanding, grantStandingWords } from '#app/domain/grants/status.ts'
import { Button, Details, SummaryList, Tag } from '#app/ui/govuk/index.ts'

type Role = {
  id: string
  words: string
  standing: GrantStanding
  startsOn: string | null
  endsOn: string | null
  endedOn: string | null
  giver: string
  approver: string | null
  reason: string
  lastUsedOn: string | null
}

/** What somebody may do now and soon: who gave it, why, and when it was last used. */
export function Roles({ person, roles, mayGive }: { person: string; roles: Role[]; mayGive: boolean }) {
  return (
    <>
      <h2 className="govuk-heading-m">Roles</h2>
      {roles.length === 0 ? (
        <p className="govuk-body">None. Without a role they can open no page but their own account.</p>
      ) : null}
      {roles.map((role) => (
        <RoleCard key={role.id} role={role} end={`/people/${person}/grants?end=${role.id}`} />
      ))}
      {mayGive ? (
        <Button href={`/people/${person}/grants`} classes="govuk-button--secondary">
          Give a role
        </Button>
      ) : null}
    </>
  )
}

export function PastRoles({ roles }: { roles: Role[] }) {
  if (roles.length === 0) return null
  return (
    <Details summary={`${roles.length} ${roles.length === 1 ? 'role' : 'roles'} that ended`}>
      {roles.map((role) => (
        <RoleCard key={role.id} role={role} />
      ))}
    </Details>
  )
}

function RoleCard({ role, end }: { role: Role; end?: string }) {
  const { words, standing, startsOn, endsOn, endedOn, giver, approver, reason, lastUsedOn } = role
  const { tag, label } = grantStandingWords[standing]
  return (
    <SummaryList
      classes="app-close-list"
      card={{ title: words, headingLevel: 3, actions: end ? [{ href: end, text: 'End' }] : [] }}
      rows={[
        { key: 'Valid', value: <Tag classes={tag}>{label}</Tag> },
        { key: 'First day', value: startsOn ?? 'Not recorded' },
        endsOn ? { key: 'Last day', value: endsOn } : null,
        endedOn ? { key: 'Ended', value: endedOn } : null,
        { key: approver ? 'Proposed by' : 'Given by', value: giver },
        approver ? { key: 'Approved by', value: approver } : null,
        { key: 'Why', value: reason || 'Not recorded' },
        { key: 'Last used', value: lastUsedOn ?? 'Never' },
      ]}
    />
  )
}
