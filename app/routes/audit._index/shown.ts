import { type Role, roleWords } from '#app/domain/access/permissions.ts'
import { standsOut, wordsOf } from '#app/domain/audit/actions.ts'
import type { StoredEntry } from '#app/domain/audit/chain.ts'
import { formatShortDate, formatTime, londonParts } from '#app/domain/shared/dates.ts'

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
    detail: Object.entries(detail).map(([key, value]) => ({
      key,
      values: [value].flat().map((one) => named(one === null ? 'none' : String(one))),
    })),
  }
}

export const roleInWords = (role: string) => (Object.hasOwn(roleWords, role) ? roleWords[role as Role] : '')
