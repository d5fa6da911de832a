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
  | 'person',
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
  return {
    forum: slug,
    session,
    planned: one("select id from sessions where forum_id = ? and state = 'planned' order by starts_at desc", forum),
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
