import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateSqliteFile, sqliteMigrations } from '#db/migrate.ts'
import { openSqlite } from '#db/sqlite.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'vvf-upgrade-'))
const file = path.join(folder, 'app.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The first migrations alone, as a service ran them before there were sign-in stages. */
function firstMigrations(count: number): string {
  const made = path.join(folder, 'first')
  cpSync(sqliteMigrations, made, { recursive: true })
  const journal = path.join(made, 'meta/_journal.json')
  const whole = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
  writeFileSync(journal, JSON.stringify({ ...whole, entries: whole.entries.slice(0, count) }))
  return made
}

const before = `
  insert into people (id, email, name, organisation, state) values ('per_1', 'one@example.org', 'One', 'Test', 'active');
  insert into grants (id, person_id, role) values ('grt_1', 'per_1', 'facilitator');
  insert into forums (id, slug, name) values ('for_1', 'one', 'One');
  insert into sessions (id, forum_id, date, time, starts_at, state) values ('ses_1', 'for_1', '2026-11-19', '18:00', 1, 'planned');
  insert into sign_in_sessions (id, person_id, idle_until, ends_at) values ('digest', 'per_1', 9999999999999, 9999999999999);
  insert into outbox (id, template, person_id, session_id, cause, not_before, not_after)
    values ('msg_1', 'session-reminder', 'per_1', 'ses_1', 'asked', 1, 2);
  insert into audit_events (at, actor, role, action, object, detail, request_id)
    values (1, 'system', 'system', 'forum.added', 'for_1', '{}', 'system');`

describe('a data file from before the sign-in stages', () => {
  beforeAll(() => {
    migrateSqliteFile(file, firstMigrations(2))
    const db = openSqlite(file)
    db.exec(before)
    db.close()
    migrateSqliteFile(file)
  })

  it('keeps every row, and what is new is empty', () => {
    const db = openSqlite(file)
    expect(db.prepare('select * from outbox').get()).toMatchObject({ session_id: 'ses_1', about: null, cause: 'asked' })
    expect(db.prepare('select * from grants').get()).toMatchObject({ role: 'facilitator', ended_at: null, reason: '' })
    expect(db.prepare('select * from audit_events').get()).toMatchObject({ action: 'forum.added', hash: null })
    db.close()
  })

  it('has nobody signed in with all factors', () => {
    const db = openSqlite(file)
    expect(db.prepare('select stage, handle from sign_in_sessions').get()).toEqual({
      stage: 'second-factor',
      handle: '',
    })
    db.close()
  })

  it('refuses that an entry of the trail is taken away by putting another in its place (AUD-03)', () => {
    const db = openSqlite(file)
    const replace = `insert or replace into audit_events (sequence, at, actor, role, action, object, detail, request_id)
      values (1, 1, 'x', 'x', 'x', 'x', '{}', 'x')`
    expect(() => db.exec(replace)).toThrow('append-only')
    db.close()
  })
})
