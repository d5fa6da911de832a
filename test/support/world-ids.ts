import type Sqlite from 'better-sqlite3'
import { sha256 } from '#app/domain/shared/ids.ts'
import { addPerson } from './signed-in.ts'

/** What stands for each parameter of an address: one line for each name that a route has. */
const queries: Record<string, string> = {
  forum: "select slug from forums where slug = 'open'",
  session: "select id from sessions where forum_id = FORUM and state in ('held', 'balanced') order by id",
  reference: 'select reference from participants p join places on participant_id = p.id where forum_id = FORUM',
  task: "select t.id from contact_tasks t join places p on p.participant_id = t.participant_id where forum_id = FORUM and t.state = 'open'",
  venue: 'select id from venues',
  followUp:
    'select f.id from welfare_follow_ups f join sessions s on s.id = f.session_id where s.forum_id = FORUM order by f.id',
  batch: 'select id from voucher_batches where forum_id = FORUM',
  import: 'select id from point_imports',
  report: "select id from reports where state = 'draft'",
  number: 'select number from releases',
  person: "select id from people where state = 'active' and id not like 'per_test_%'",
  request: "select id from data_requests where kind = 'erasure' and state = 'open'",
  part: "select 'session-day'",
  opening: "select id from break_glass where person_id = 'per_test_admin'",
}

export const TOKEN = 'a-one-time-secret-for-the-tests-of-43-letters'

/**
 * An id of each kind in the demonstration world, by the name of the parameter it stands for, in the open forum where it
 * is of a forum. What the world does not have is put in: a file that waits, a one-time link, an opened record.
 */
export function idsOfWorld(db: Sqlite.Database, now: string): Record<string, string> {
  const soon = new Date(now).getTime() + 1_800_000
  const one = (query: string) => {
    const found = db.prepare(query.replace('FORUM', "(select id from forums where slug = 'open')")).pluck().get()
    if (found === undefined) throw new Error(`nothing for ${query}`)
    return String(found)
  }
  const person = one(queries.person ?? '')
  for (const role of ['facilitator', 'admin'] as const) addPerson(db, role, role)
  db.prepare('insert into point_imports (id, session_id, person_id, content, expires_at) values (?, ?, ?, ?, ?)').run(
    'imp_test',
    one(queries.session ?? ''),
    'per_test_facilitator',
    JSON.stringify({ format: 'points', rows: [], problems: [], unknownThemes: [] }),
    soon,
  )
  db.prepare(
    `insert into participant_imports (id, forum_id, person_id, state, added, confirmed_at, expires_at)
     values (?, (select id from forums where slug = 'open'), ?, 'confirmed', '{"people":[],"kept":[]}', ?, ?)`,
  ).run('imp_test', 'per_test_facilitator', soon, soon)
  db.prepare('insert into break_glass values (?, ?, ?, ?, ?, ?, ?, null)').run(
    'brg_test',
    'per_test_admin',
    one('select id from participants'),
    'safety',
    'For the tests',
    new Date(now).getTime(),
    soon,
  )
  db.prepare('insert into calendar_feeds (id, person_id, token_hash, made_at) values (?, ?, ?, ?)').run(
    'fed_test',
    'per_test_facilitator',
    sha256(TOKEN),
    soon,
  )
  db.prepare('insert into password_resets (id, person_id, token_hash, expires_at) values (?, ?, ?, ?)').run(
    'lnk_test',
    person,
    sha256(TOKEN),
    soon,
  )
  const invited = one("select id from people where state = 'invited'")
  const renewed = db.prepare('update invitations set token_hash = ?, expires_at = ? where person_id = ?')
  renewed.run(sha256(TOKEN), soon, invited)
  // Whoever owns an open check-in has a page more.
  const owned =
    "update welfare_follow_ups set owner_id = ?, state = 'open', settled_by = null, settled_at = null where id = ?"
  db.prepare(owned).run('per_test_facilitator', one(queries.followUp ?? ''))
  const found = Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, one(query)]))
  return { ...found, token: TOKEN, invited }
}
