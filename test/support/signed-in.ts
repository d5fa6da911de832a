import { readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import type { Role } from '#app/domain/access/permissions.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { formTokenOf } from '#app/http/form-token.server.ts'

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
  db.prepare('delete from sign_in_sessions where person_id = ?').run(person)
  db.prepare(
    `insert into sign_in_sessions
      (id, handle, person_id, stage, method, device, opened_at, used_at, confirmed_at, idle_until, ends_at)
      values (?, ?, ?, 'full', 'passkey', 'Test', ?, ?, ?, ?, ?)`,
  ).run(sha256(secret), handleOf(person), person, at, at, at, at + 840_000, at + 28_800_000)
  db.close()
  return `session=${secret}`
}

const handleOf = (person: string) => `sis_test_${person}`

/** What a form of this person carries on a server with this data folder. */
export function formTokenOnServer(dataFolder: string, person: string): string {
  setKeys(parseKeys(readFileSync(path.join(dataFolder, 'keys.json'), 'utf8')))
  return formTokenOf({ handle: handleOf(person) })
}
