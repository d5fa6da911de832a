import path from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Role } from '#app/domain/access/permissions.ts'
import { sha256 } from '#app/domain/shared/ids.ts'

/**
 * Puts a person with one role into the data file of a running server, signed in since `now`, and returns their cookie.
 * Written straight to the file: for tests of what a role may reach, not of signing in.
 */
export function signedInCookie(dataFolder: string, role: Role, now: string): string {
  const db = new Sqlite(path.join(dataFolder, 'app.db'), { timeout: 5000 })
  const person = `per_test_${role}`
  db.prepare(
    "insert or ignore into people (id, email, name, organisation, state) values (?, ?, ?, 'Test', 'active')",
  ).run(person, `${role}@example.org`, `Test ${role}`)
  db.prepare('insert or ignore into grants (id, person_id, role) values (?, ?, ?)').run(
    `grt_test_${role}`,
    person,
    role,
  )
  db.close()
  return cookieOfPerson(dataFolder, person, now)
}

/** Signs in somebody who is in the data file already, since `now`, and returns their cookie. */
export function cookieOfPerson(dataFolder: string, person: string, now: string): string {
  const db = new Sqlite(path.join(dataFolder, 'app.db'), { timeout: 5000 })
  const secret = `secret-of-a-test-session-for-${person}`
  const at = new Date(now).getTime()
  db.prepare('insert or replace into sign_in_sessions (id, person_id, idle_until, ends_at) values (?, ?, ?, ?)').run(
    sha256(secret),
    person,
    at + 840_000,
    at + 28_800_000,
  )
  db.close()
  return `session=${secret}`
}
