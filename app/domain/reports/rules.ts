import { HIDDEN_NOTE, protectThemes, type ThemeCount } from '../disclosure/rules.ts'
import { type Breadth, isBroad } from '../points/status.ts'
import { isQuorate } from '../sessions/rules.ts'
import { formatMonth, formatQuarter, type LocalDate, type Quarter } from '../shared/dates.ts'
import type { ReportState } from './status.ts'

/** Quarters that are offered for a report: the latest that are over. */
export const QUARTERS_OFFERED = 8

export const REPORT_NOTE = `${HIDDEN_NOTE} Other numbers are rounded to the nearest 5. There are no totals, and no number of people is given.`

/** A line of a theme table: the protected number and nothing else. `value` is null when the number is hidden. */
export type ReportRow = { code: string; name: string; group: string; shown: string; value: number | null }

/** What a report says, and all it says. Only protected values may stand in it: it is stored and published as it is. */
export type ReportContent = {
  format: 1
  quarter: Quarter
  period: string
  forums: string[]
  introduction: string
  sessions: { forum: string; held: { month: string; quorate: boolean }[] }[]
  themes: ReportRow[]
  publishedThemes: ReportRow[]
  note: string
}

/** A session behind a report with its true numbers. Never leaves the server. */
export type SourceSession = {
  id: string
  forumId: string
  date: LocalDate
  arrived: number
  support: number
  facilitators: number
}
/** What a report is made of: true numbers, which only `draftContent` and the disclosure checks may see. */
export type Source = {
  sessions: readonly SourceSession[]
  distinctAttendees: number
  themes: readonly ThemeCount[]
  published: readonly ThemeCount[]
}
export type TaggedPoint = {
  pointId: string
  sessionId: string
  origin: 'forum' | 'published'
  breadth: Breadth | null
  themeCode: string
}
type Theme = { code: string; parent: string | null; name: string }

/** How often each theme came up in the points of one origin. */
export function countThemes(
  origin: TaggedPoint['origin'],
  tagged: readonly TaggedPoint[],
  codebook: readonly Theme[],
): ThemeCount[] {
  const names = new Map(codebook.map((theme) => [theme.code, theme.name]))
  return codebook.flatMap(({ code, parent, name }) => {
    const points = tagged.filter((point) => point.origin === origin && point.themeCode === code)
    if (points.length === 0) return []
    const group = parent ?? code
    const pointIds = [...new Set(points.map((point) => point.pointId))]
    const sessions = new Set(points.map((point) => point.sessionId)).size
    // A publication has no room behind it in which one person might be found, so D4 has nothing to ask of it.
    const breadth = origin === 'published' || points.some((point) => isBroad(point.breadth))
    return [
      { code, name, group, groupName: names.get(group) ?? name, points: pointIds.length, pointIds, sessions, breadth },
    ]
  })
}

/** The report as it would be published. Call it only when the base is met (domain D2). */
export function draftContent(
  chosen: { quarter: Quarter; introduction: string; forums: readonly { id: string; name: string }[] },
  source: Source,
): ReportContent {
  const { quarter, introduction } = chosen
  const forums = chosen.forums.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return {
    format: 1,
    quarter,
    period: formatQuarter(quarter),
    forums: forums.map(({ name }) => name),
    introduction,
    sessions: forums.map(({ id, name }) => ({
      forum: name,
      held: source.sessions
        .filter(({ forumId }) => forumId === id)
        .toSorted((one, other) => (one.date < other.date ? -1 : 1))
        .map((session) => ({
          month: formatMonth(session.date),
          quorate: isQuorate({ ...session, participants: session.arrived }),
        })),
    })),
    themes: reportRows(source.themes),
    publishedThemes: reportRows(source.published),
    note: REPORT_NOTE,
  }
}

function reportRows(themes: readonly ThemeCount[]): ReportRow[] {
  return protectThemes(themes, { baseMet: true }).map(({ code, name, groupName, shown, value }) => ({
    code,
    name,
    group: groupName,
    shown,
    value,
  }))
}

/** The one text of a content: keys in alphabetical order, no spaces. Its SHA-256 is the digest of the report. */
export function serialise(content: ReportContent): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

type OnItsWay = { state: ReportState; draftedBy: string }

/** Who has to act on a report on its way, in words for this person. */
export function whoMustAct(report: OnItsWay, personId: string): string {
  if (report.state === 'approved') return 'You can publish it'
  if (report.state === 'published') return 'Nobody'
  return report.draftedBy === personId ? 'Somebody other than you must approve it' : 'You can approve it'
}
