import type Sqlite from 'better-sqlite3'
import type { Answer } from './crawl.ts'

export type Ids = Record<
  | 'forum'
  | 'session'
  | 'planned'
  | 'participant'
  | 'reference'
  | 'place'
  | 'issue'
  | 'batch'
  | 'point'
  | 'import'
  | 'person'
  | 'item'
  | 'preparation'
  | 'task'
  | 'followUp'
  | 'use',
  string
>

/** One of each thing of a forum: a session that was held, somebody in it with a voucher, a point, a file that waits. */
export function idsOf(db: Sqlite.Database, slug: string, facilitator: string, expiresAt: number): Ids {
  const one = (query: string, ...values: string[]) =>
    String(
      db
        .prepare(query)
        .pluck()
        .get(...values),
    )
  const forum = one('select id from forums where slug = ?', slug)
  const session = one("select id from sessions where forum_id = ? and state in ('held', 'balanced')", forum)
  const issue = one('select id from voucher_issues where session_id = ? and live', session)
  const participant = one('select participant_id from voucher_issues where id = ?', issue)
  db.prepare('insert into point_imports (id, session_id, person_id, content, expires_at) values (?, ?, ?, ?, ?)').run(
    `imp_${slug.slice(0, 4)}`,
    session,
    facilitator,
    JSON.stringify({ format: 'points', rows: [], problems: [], unknownThemes: [] }),
    expiresAt,
  )
  db.prepare(
    `insert into participant_imports (id, forum_id, person_id, state, added, confirmed_at, expires_at)
     values (?, ?, ?, 'confirmed', '{"people":[],"kept":[]}', ?, ?)`,
  ).run(`imp_${slug.slice(0, 4)}`, forum, facilitator, expiresAt, expiresAt)
  const planned = one("select id from sessions where forum_id = ? and state = 'planned' order by starts_at desc", forum)
  return {
    forum: slug,
    session,
    planned,
    ...cycleOf(db, slug.slice(0, 4), { forum, session, planned, participant }),
    participant,
    issue,
    reference: one('select reference from participants where id = ?', participant),
    place: one('select id from places where participant_id = ?', participant),
    batch: one('select id from voucher_batches where forum_id = ?', forum),
    point: one('select id from points where session_id = ?', session),
    import: `imp_${slug.slice(0, 4)}`,
    person: one("select person_id from grants where forum_id = ? and role = 'facilitator'", forum),
  }
}

type Around = { forum: string; session: string; planned: string; participant: string }

/** What the weeks around a session leave behind, one of each. */
function cycleOf(db: Sqlite.Database, key: string, { forum, session, planned, participant }: Around) {
  const put = (table: string, row: Record<string, string | number>) => {
    const names = Object.keys(row)
    db.prepare(`insert into ${table} (${names}) values (${names.map((name) => `@${name}`)})`).run(row)
    return String(row.id)
  }
  const at = { session_id: planned }
  const item = { id: `agi_${key}`, forum_id: forum, ...at, text: 'Letters', source: 'room', suggested_on: '2026-11-01' }
  const line = { id: `prp_${key}`, ...at, kind: 'other', line: 'Chairs', due_on: '2026-12-01', state: 'done' }
  const task = { id: `ctk_${key}`, ...at, about: 'session-invitation', cause: key, due_on: '2026-12-01' }
  const use = { id: `dsc_${key}`, session_id: session, used_on: '2026-11-01', by_role: 'facilitator' }
  return {
    item: put('agenda_items', { ...item, state: 'on' }),
    preparation: put('preparations', line),
    task: put('contact_tasks', { ...task, participant_id: participant }),
    followUp: put('welfare_follow_ups', { id: `wfu_${key}`, ...at, participant_id: participant, due_at: 1 }),
    use: put('disclosure_uses', use),
  }
}

/** An id of the same form that nothing has. */
export const unknown = (id: string) => id.replace(/[\da-z](?!.*_)/gi, (letter) => (/\d/.test(letter) ? '7' : 'q'))

/** What differs from one answer to the next whatever was asked. */
const PASSING = ['date', 'x-request-id', 'connection', 'keep-alive']

/** An answer without what differs from one answer to the next, and without the id that was asked for. */
export function bare({ status, headers, text }: Answer, id: string): string {
  const told = [...headers].filter(([name]) => !PASSING.includes(name)).map(([name, value]) => `${name}: ${value}`)
  const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? 'none'
  return [status, ...told, text]
    .join('\n')
    .replaceAll(nonce, 'NONCE')
    .replace(/(name="submission" value=")[^"]+/g, '$1KEY')
    .replaceAll(id, 'ID')
}
