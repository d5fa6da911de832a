import { type Breadth, isBroad } from '../points/status.ts'

/** Fewer points than this are never told apart (domain D3). */
export const MIN_POINT_COUNT = 5
/** Every number that is shown is a multiple of this (domain D3). */
export const ROUND_TO = 5
/** Fewest different people behind a Board report (domain D2). */
export const MIN_ATTENDEES = 10
/** Fewest held sessions behind a Board report (domain D2). */
export const MIN_HELD_SESSIONS = 3
/** What the table says of hidden numbers; text, so that a screen reader reads it (domain §5.2). */
export const HIDDEN_NOTE = 'Numbers from 1 to 4 read “fewer than 5”. They are hidden to protect people.'

/** What may be shown of a number: `value` is null when the number is hidden, and `rule` is the rule that hid it. */
export type ProtectedCount = { shown: string; value: number | null; rule: 'D2' | 'D3' | null }
export type BaseGap = 'people' | 'sessions'
export type Suppression = { rule: 'D2' | 'D3' | 'D4'; code: string }
/**
 * How often a theme came up: points, different sessions, and whether any of the points is broad. With the ids of the
 * points, one that has two themes of a group counts once when these are rolled up; without them it counts twice.
 */
export type ThemeCount = {
  code: string
  name: string
  group: string
  groupName: string
  points: number
  pointIds?: readonly string[]
  sessions: number
  breadth: boolean
}
export type ProtectedTheme = ProtectedCount & { code: string; name: string; group: string; groupName: string }

/**
 * The one door for a number of points that the Board reads: 0 reads "none raised", 1 to 4 "fewer than 5", others
 * are rounded to the nearest 5 (domain D3). Without the base nothing is shown at all (domain D2). Throws on what
 * is no count.
 */
export function protectCount(count: number, { baseMet }: { baseMet: boolean }): ProtectedCount {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('Not a count')
  if (!baseMet) return { shown: 'not shown', value: null, rule: 'D2' }
  if (count === 0) return { shown: 'none raised', value: 0, rule: null }
  if (count < MIN_POINT_COUNT) return { shown: `fewer than ${MIN_POINT_COUNT}`, value: null, rule: 'D3' }
  const value = Math.round(count / ROUND_TO) * ROUND_TO
  return { shown: String(value), value, rule: null }
}

/**
 * Whether enough people and sessions stand behind a report: 10 different attendees and 3 held sessions (domain D2).
 * A refusal says which of the two is missing, never how many there are.
 */
export function baseIsMet(base: {
  distinctAttendees: number
  heldSessions: number
}): { ok: true } | { ok: false; missing: BaseGap[] } {
  const missing: BaseGap[] = []
  if (base.distinctAttendees < MIN_ATTENDEES) missing.push('people')
  if (base.heldSessions < MIN_HELD_SESSIONS) missing.push('sessions')
  return missing.length === 0 ? { ok: true } : { ok: false, missing }
}

/** Words for a base that is not met, without a count (domain D2). */
export const BASE_GAP_WORDS: Record<BaseGap, string> = {
  people: `Fewer than ${MIN_ATTENDEES} different people took part. Choose a longer period or more forums`,
  sessions: `Fewer than ${MIN_HELD_SESSIONS} sessions were held. Choose a longer period or more forums`,
}

/** Whether a theme may appear by name: two or more people behind one of its points, or two sessions (domain D4). */
export function themeMayAppear(theme: { breadths: readonly (Breadth | null)[]; sessions: number }): boolean {
  return theme.breadths.some(isBroad) || theme.sessions >= 2
}

/**
 * The rows of a theme table for the Board. A theme that may not appear by name counts towards "Other points about"
 * its group (domain D4); one that nobody raised is left out like it, so that an absent name says nothing. Sorted
 * by what is shown, then by name, so that the order says nothing about hidden numbers. There is no total to
 * subtract from (domain D6).
 */
export function protectThemes(themes: readonly ThemeCount[], { baseMet }: { baseMet: boolean }): ProtectedTheme[] {
  return [...themes.filter(mayAppear), ...rolledUp(themes)]
    .map(({ code, name, group, groupName, points }) => ({
      code,
      name,
      group,
      groupName,
      ...protectCount(points, { baseMet }),
    }))
    .sort((one, other) => bandOf(other) - bandOf(one) || compareText(one.name, other.name))
}

/** What was hidden and by which rule, for the record MOPAC keeps; the Board never reads it, for it names the themes. */
export function listSuppressions(themes: readonly ThemeCount[], base: { baseMet: boolean }): Suppression[] {
  const renamed = themes.filter((theme) => theme.points > 0 && !mayAppear(theme))
  const hidden = protectThemes(themes, base).flatMap(({ rule, code }) => (rule === null ? [] : [{ rule, code }]))
  return [...renamed.map(({ code }) => ({ rule: 'D4' as const, code })), ...hidden]
}

function mayAppear(theme: ThemeCount): boolean {
  return theme.points > 0 && themeMayAppear({ breadths: [theme.breadth ? 'several' : 'one'], sessions: theme.sessions })
}

function rolledUp(themes: readonly ThemeCount[]): ThemeCount[] {
  const groups = new Map<string, [ThemeCount, ...ThemeCount[]]>()
  for (const theme of themes) {
    if (theme.points > 0 && !mayAppear(theme)) groups.set(theme.group, [theme, ...(groups.get(theme.group) ?? [])])
  }
  return [...groups.values()].map((members) => {
    const [{ groupName }] = members
    const name = `Other points about ${groupName.charAt(0).toLowerCase()}${groupName.slice(1)}`
    return { ...members[0], code: `other:${members[0].group}`, name, points: distinctPoints(members) }
  })
}

function distinctPoints(themes: readonly ThemeCount[]): number {
  if (themes.every((theme) => theme.pointIds)) return new Set(themes.flatMap((theme) => theme.pointIds ?? [])).size
  return themes.reduce((sum, theme) => sum + theme.points, 0)
}

function bandOf(count: ProtectedCount): number {
  return count.value ?? -1
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
