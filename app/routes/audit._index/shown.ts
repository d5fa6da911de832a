import { type Role, roleWords } from '#app/domain/access/permissions.ts'
import { standsOut, wordsOf } from '#app/domain/audit/actions.ts'
import type { StoredEntry } from '#app/domain/audit/chain.ts'
import { actionGroups } from '#app/domain/audit/groups.ts'
import type { AuditFilter } from '#app/domain/audit/input.ts'
import { formatDate, formatShortDate, formatTime, londonParts } from '#app/domain/shared/dates.ts'

const ID = /^[a-z]{3}_\w+$/

/** A text of an entry, with the name of the person it is the id of, and whether it can be followed. */
type Named = { text: string; name: string | null; isId: boolean }
export type ShownEntry = {
  sequence: number
  at: string
  when: string
  actor: Named
  role: string
  words: string
  mark: ReturnType<typeof standsOut>
  object: Named
  detail: { key: string; values: Named[] }[]
  requestId: string
}

/** An entry as the page shows it. Only people with an account have names here; ids of participants stay ids. */
export function shownEntry(entry: StoredEntry, names: ReadonlyMap<string, string>): ShownEntry {
  const { sequence, at, actor, role, action, object, detail, requestId } = entry
  const { date, time } = londonParts(at)
  const named = (text: string): Named => ({ text, name: names.get(text) ?? null, isId: ID.test(text) })
  return {
    ...{ sequence, requestId, at: at.toISOString(), when: `${formatShortDate(date)}, ${formatTime(time)}` },
    actor: actor === 'system' ? { text: actor, name: 'The service', isId: false } : named(actor),
    role: roleInWords(role),
    words: wordsOf(action),
    mark: standsOut(action),
    object: named(object),
    detail: Object.keys(detail)
      .sort()
      .map((key) => ({
        key,
        values: [detail[key] ?? null].flat().map((one) => named(one === null ? 'none' : String(one))),
      })),
  }
}

export const roleInWords = (role: string) => (Object.hasOwn(roleWords, role) ? roleWords[role as Role] : '')

export const NO_ROLE = 'No role, or the service'

/** What a filter narrows the list to, in words. */
export function filterInWords(filter: AuditFilter, actors: readonly { id: string; name: string }[]): string[] {
  const { person, role, action, about, from, to } = filter
  const name = person === 'system' ? 'the service' : (actors.find(({ id }) => id === person)?.name ?? person)
  return [
    person && `done by ${name}`,
    role && `as ${roleInWords(role) || NO_ROLE.toLowerCase()}`,
    action && `“${actionGroups.find(({ key }) => key === action)?.words ?? wordsOf(action)}”`,
    about && `about ${about}`,
    from && `from ${formatDate(from)}`,
    to && `to ${formatDate(to)}`,
  ].filter((words) => words !== '')
}
