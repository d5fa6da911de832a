import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { hashPassword } from '#app/crypto/passwords.server.ts'
import { PASSWORD } from './accounts.ts'
import type { TestServer } from './server.ts'

/** The tables of a running server. */
export function onServer<T>({ dataFolder }: TestServer, work: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(path.join(dataFolder, 'app.db'), { timeout: 5000 })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Puts accounts into a running server, by name and state, each with `PASSWORD`. */
export async function accountsOnServer(
  server: TestServer,
  accounts: Record<string, 'active' | 'disabled' | 'invited'>,
): Promise<void> {
  const hash = await hashPassword(PASSWORD)
  onServer(server, (db) => {
    const person = db.prepare(
      "insert into people (id, email, name, organisation, password_hash, state) values (?, ?, ?, 'Test', ?, ?)",
    )
    for (const [name, state] of Object.entries(accounts))
      person.run(`per_${name}`, `${name}@example.org`, `Test ${name}`, hash, state)
  })
}

/** Posts a form as a page of the server would, from an address that a proxy names. */
export function send(
  { origin }: TestServer,
  target: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams({ submission: 'a-submission-key-of-20-letters', ...fields })
  return fetch(origin + target, { method: 'POST', body, redirect: 'manual', headers: { Origin: origin, ...headers } })
}

/** All that an answer says, without what is new in every answer: nonces, keys of forms, ids of requests, the time. */
export async function saidBy(answer: Response): Promise<string> {
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1] ?? 'none'
  const changing = ['x-request-id', 'date']
  const headers = [...answer.headers].filter(([name]) => !changing.includes(name))
  const text = `${answer.status}\n${JSON.stringify(headers)}\n${await answer.text()}`
  return text.replaceAll(nonce, 'NONCE').replace(/(name="submission" value=")[^"]+/g, '$1KEY')
}
