import type { ReportContent, ReportRow } from './rules.ts'

type Release = { number: number; digest: string; publishedOn: string; intact: boolean }
type Row = (string | number)[]

export const NOT_INTACT =
  'This report is not as it was published. Do not use it. Tell the person who runs this service.'

/** A release as the rows of a spreadsheet: the same protected values as its page, and nothing more. */
export function csvRows({ number, digest, publishedOn, intact }: Release, content: ReportContent): Row[] {
  return [
    [`Board report ${number}: ${content.period}`],
    ...(intact ? [] : [[NOT_INTACT]]),
    ['Forums', content.forums.join(', ')],
    ['Published', publishedOn],
    ['Digest (SHA-256)', digest],
    ['Introduction', content.introduction],
    [],
    ['Sessions held'],
    ['Forum', 'Month', 'Quorate'],
    ...content.sessions.flatMap(({ forum, held }) =>
      held.length === 0
        ? [[forum, 'None held', 'Not applicable']]
        : held.map(({ month, quorate }) => [forum, month, quorate ? 'Yes' : 'No']),
    ),
    [],
    ['What people said'],
    ...themeRows(content.themes),
    ...(content.publishedThemes.length === 0
      ? []
      : [[], ['From published sources, not said in a forum'], ...themeRows(content.publishedThemes)]),
    [],
    ['How the numbers are protected', content.note],
  ]
}

function themeRows(rows: readonly ReportRow[]): Row[] {
  return [
    ['Code', 'Theme', 'Group', 'Points'],
    ...rows.map((row) => [row.code, row.name, row.group, row.value ?? row.shown]),
  ]
}
