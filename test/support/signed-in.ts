import { readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { type Role, roles } from '#app/domain/access/permissions.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import type { SignInStage } from '#app/domain/sign-in/status.ts'
import { formTokenOf } from '#app/http/form-token.server.ts'

const openFile = (dataFolder: string) => new Sqlite(path.join(dataFolder, 'app.db'), { timeout: 5000 })

/**
 * Puts a person with one role into the data file of a running server, signed in since `now`, and returns their cookie.
 * Written straight to the file: for tests of what a role may reach, not of signing in.
 */
export function signedInCookie(dataFolder: string, role: Role, now: string): string {
  const db = openFile(dataFolder)
  addPerson(db, role, role)
  db.close()
  return cookieOfPerson(dataFolder, idOf(role), now)
}

/** Signs in somebody who is in the data file already, since `now`, and returns their cookie. */
export function cookieOfPerson(dataFolder: string, person: string, now: string): string {
  const db = openFile(dataFolder)
  const secret = `secret-of-a-test-session-for-${person}`
  db.prepare('delete from sign_in_sessions where person_id = ?').run(person)
  insertSession(db, { secret, handle: handleOf(person), person, stage: 'full', now })
  db.close()
  return `session=${secret}`
}

const idOf = (key: string) => `per_test_${key}`
const handleOf = (person: string) => `sis_test_${person}`

/** Puts a test person with one role in, unless they are there. */
export function addPerson(db: Sqlite.Database, key: string, role: Role): void {
  db.prepare(
    "insert or ignore into people (id, email, name, organisation, state) values (?, ?, ?, 'Test', 'active')",
  ).run(idOf(key), `${key}@example.org`, `Test ${key}`)
  db.prepare('insert or ignore into grants (id, person_id, role) values (?, ?, ?)').run(
    `grt_test_${key}`,
    idOf(key),
    role,
  )
}

/** Somebody who is in the data file already is signed in somewhere, as one of those already are. */
export function signInOfSomebody(db: Sqlite.Database, person: string): void {
  const same = 'stage, method, device, opened_at, used_at, confirmed_at, idle_until, ends_at'
  db.prepare(
    `insert into sign_in_sessions (id, handle, person_id, ${same})
      select 'sign-in-of-somebody-1', 'handle-of-somebody-1', ?, ${same} from sign_in_sessions where stage = 'full' limit 1`,
  ).run(person)
}

type NewSession = { secret: string; handle: string; person: string; stage: SignInStage; now: string }

function insertSession(db: Sqlite.Database, { secret, handle, person, stage, now }: NewSession): void {
  const at = new Date(now).getTime()
  const method = stage === 'full' ? 'passkey' : null
  db.prepare(
    `insert into sign_in_sessions
      (id, handle, person_id, stage, method, device, opened_at, used_at, confirmed_at, idle_until, ends_at)
      values (?, ?, ?, ?, ?, 'Test', ?, ?, ?, ?, ?)`,
  ).run(
    sha256(secret),
    handle,
    person,
    stage,
    method,
    at,
    at,
    stage === 'full' ? at : null,
    at + 840_000,
    at + 28_800_000,
  )
}

/** What a form of this person carries on a server with this data folder. */
export function formTokenOnServer(dataFolder: string, person: string): string {
  return tokenOf(dataFolder, handleOf(person))
}

function tokenOf(dataFolder: string, handle: string): string {
  setKeys(parseKeys(readFileSync(path.join(dataFolder, 'keys.json'), 'utf8')))
  return formTokenOf({ handle })
}

/** Who may come to a page: nobody, somebody half way through signing in, or a role. */
export const visitors = ['nobody', 'second-factor', 'set-up', ...roles] as const
export type Visitor = (typeof visitors)[number]
export const isRole = (visitor: Visitor): visitor is Role => (roles as readonly string[]).includes(visitor)

/** A sign-in of a visitor of its own, and what its forms carry. */
export type Visit = { cookie: string; formToken: string }

/**
 * Opens so many sign-ins of one visitor, each apart from the others, so that ending one leaves the rest. Whoever is half
 * way in would be an administrator once they were in.
 */
export function visitsOf(dataFolder: string, visitor: Visitor, now: string, count = 1): Visit[] {
  if (visitor === 'nobody') return Array.from({ length: count }, () => ({ cookie: '', formToken: '' }))
  const db = openFile(dataFolder)
  const before = Number(db.prepare('select count(*) from sign_in_sessions').pluck().get())
  const visits = db.transaction(() => {
    addPerson(db, visitor, isRole(visitor) ? visitor : 'admin')
    return Array.from({ length: count }, (_, at) => {
      const name = `${visitor}_${before + at}`
      const opened = { secret: `secret-of-visit-${name}`, handle: `sis_visit_${name}` }
      insertSession(db, { ...opened, person: idOf(visitor), stage: isRole(visitor) ? 'full' : visitor, now })
      return { cookie: `session=${opened.secret}`, formToken: tokenOf(dataFolder, opened.handle) }
    })
  })()
  db.close()
  return visits
}
