import { baseIsMet, protectThemes, type ThemeCount } from '../disclosure/rules.ts'
import type { ReportContent, ReportRow, Source } from './rules.ts'

/** The checks a draft must pass before anybody may approve it (security SDC-05), in the order pages show them. */
export const DISCLOSURE_CHECKS = {
  base: {
    passed: 'Enough people and enough sessions stand behind the report',
    failed: 'Too few people or sessions stand behind the report. Choose more forums',
  },
  small: {
    passed: 'No number from 1 to 4 is shown',
    failed: 'A number from 1 to 4 is shown. Draft the report again',
  },
  rounded: {
    passed: 'Every number is a multiple of 5, in figures and in words alike',
    failed: 'A number is not rounded to the nearest 5. Draft the report again',
  },
  hidden: {
    passed: 'Every theme with fewer than 5 points has its number hidden',
    failed: 'A number is shown for a theme that has fewer than 5 points today. Draft the report again',
  },
  named: {
    passed: 'Every theme that is named came from two or more people, or from two sessions',
    failed: 'A theme is named that only one person raised. Draft the report again',
  },
  fields: {
    passed: 'There is no total and no number of people to subtract from',
    failed: 'The report holds a number that is not a number of points. Draft the report again',
  },
  order: {
    passed: 'The order of the themes says nothing about hidden numbers',
    failed: 'The order of the themes could show which hidden number is larger. Draft the report again',
  },
  introduction: {
    passed: 'The introduction does not count people or points',
    failed: 'The introduction counts people or points, or says that everybody said something. Write it again',
  },
} as const satisfies Record<string, { passed: string; failed: string }>

export type DisclosureCheck = keyof typeof DISCLOSURE_CHECKS

/** Attacks a draft with the true numbers behind it; what it finds must stop the report (security SDC-02, SDC-05). */
export function disclosureFindings(content: ReportContent, truth: Source): DisclosureCheck[] {
  const tables = [content.themes, content.publishedThemes]
  const rows = tables.flat()
  const allowed = [shownToday(truth.themes), shownToday(truth.published)]
  const found: Record<DisclosureCheck, boolean> = {
    base: !baseIsMet({ distinctAttendees: truth.distinctAttendees, heldSessions: truth.sessions.length }).ok,
    small: rows.some(({ value, shown }) => isSmall(value) || isSmall(figureIn(shown))),
    rounded: rows.some(({ value, shown }) => (value === null ? figureIn(shown) : value % 5 || shown !== String(value))),
    hidden: tables.some((table, at) => table.some((row) => row.value !== null && allowed[at]?.get(row.code) === null)),
    named: tables.some((table, at) => table.some((row) => !allowed[at]?.has(row.code))),
    fields: hasStrayNumber(content) || rows.some(({ code, name }) => /\btotals?\b/i.test(`${code} ${name}`)),
    order: tables.some((table) => !isSorted(table)),
    introduction: introductionProblem(content.introduction) !== null,
  }
  return (Object.keys(found) as DisclosureCheck[]).filter((check) => found[check])
}

const NUMBER = String.raw`(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|half)`
const PEOPLE =
  '(?:people|persons?|participants?|attendees?|victims?|survivors?|volunteers?|members?|women|woman|men|man|girls?|boys?|mothers?|fathers?|parents?|officers?|points?|comments?)'
const COUNTED = new RegExp(String.raw`\b${NUMBER}\b\s+(?:[\p{L}’'-]+\s+){0,2}${PEOPLE}\b`, 'iu')
const EVERYBODY = new RegExp(
  String.raw`\b(?:everyone|everybody|nobody|no one)\b|\b(?:all|none)(?:\s+of)?(?:\s+the|\s+our)?\s+(?:group|room|${PEOPLE})\b`,
  'iu',
)

/** Whether the analyst's own words count people or points (D1, D3), or say that everybody spoke alike (D11). */
export function introductionProblem(text: string): 'counts' | 'everybody' | null {
  if (COUNTED.test(text)) return 'counts'
  return EVERYBODY.test(text) ? 'everybody' : null
}

/** The codes that may be named today, each with the number that may be shown for it. */
function shownToday(themes: readonly ThemeCount[]): Map<string, number | null> {
  return new Map(protectThemes(themes, { baseMet: true }).map(({ code, value }) => [code, value]))
}

function isSmall(number: number | null): boolean {
  return number !== null && number > 0 && number < 5
}

/** The number that a text gives away; "fewer than 5" gives none away. */
function figureIn(shown: string): number | null {
  const figure = /\d+/.exec(shown.replace('fewer than 5', ''))
  return figure ? Number(figure[0]) : null
}

function isSorted(rows: readonly ReportRow[]): boolean {
  return rows.every((row, at) => {
    const before = rows[at - 1]
    if (!before) return true
    const step = (before.value ?? -1) - (row.value ?? -1)
    return step > 0 || (step === 0 && before.name <= row.name)
  })
}

/** Whether a number stands anywhere but in the two theme tables: a total, a head count, a field nobody declared. */
function hasStrayNumber({ format, themes, publishedThemes, ...rest }: ReportContent): boolean {
  const numbers = (value: unknown): boolean =>
    typeof value === 'number' || (typeof value === 'object' && value !== null && Object.values(value).some(numbers))
  const others = [...themes, ...publishedThemes].map(({ value, ...words }) => words)
  return format !== 1 || numbers(rest) || numbers(others)
}
