import { roleWords } from '#app/domain/access/permissions.ts'
import type { listActivePeople } from '#app/domain/accounts/queries.server.ts'
import type { RoleGroup } from './role-card.tsx'
import { roleNotes } from './roles.ts'

type Rows = Awaited<ReturnType<typeof listActivePeople>>

/** People by role, each once with the forums of their grants; a role that nobody holds is left out. */
export function groupsOf(rows: Rows): RoleGroup[] {
  return roleNotes
    .map((note) => ({ ...note, label: roleWords[note.role], people: peopleWith(note.role, rows) }))
    .filter(({ people }) => people.length > 0)
}

function peopleWith(role: string, rows: Rows): RoleGroup['people'] {
  const byId = new Map<string, RoleGroup['people'][number]>()
  for (const { id, name, organisation, forum } of rows.filter((row) => row.role === role)) {
    const person = byId.get(id) ?? { id, name, organisation, forums: [] }
    byId.set(id, { ...person, forums: forum ? [...person.forums, forum] : person.forums })
  }
  return [...byId.values()]
}
