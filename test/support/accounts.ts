import { hash } from '@node-rs/argon2'
import { desc, eq } from 'drizzle-orm'
import { vi } from 'vitest'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { hashPassword } from '#app/crypto/passwords.server.ts'
import type { Role } from '#app/domain/access/permissions.ts'
import type { Caller } from '#app/domain/accounts/commands.server.ts'
import { passwordResets, people } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { aPerson, given, NOON } from './factories.ts'

export const PASSWORD = 'quiet lantern meadow'

/** Somebody who is not signed in, at an address. */
export const caller = (change: Partial<Caller> = {}): Caller => ({
  address: '203.0.113.7',
  now: NOON,
  requestId: 'test',
  ...change,
})

const setHash = (id: string, passwordHash: string) =>
  given((tx) => tx.update(people).set({ passwordHash }).where(eq(people.id, id)))

let hashed: Promise<string> | undefined
/** The hash of `PASSWORD` with the parameters of today, made once a test file: it takes a tenth of a second. */
export function hashOfPassword(): Promise<string> {
  hashed ??= hashPassword(PASSWORD)
  return hashed
}

/** Answers so many hashings, in a file that spies on argon2, with one that is made already: for races to one row. */
export async function hashAtOnce(times: number): Promise<void> {
  const made = await hashOfPassword()
  for (let n = 0; n < times; n++) vi.mocked(hash).mockResolvedValueOnce(made)
}

/** A person with a role who signs in with `PASSWORD`. */
export async function withPassword(role: Role = 'analyst', key: string = role) {
  const person = await aPerson(role, { key })
  await setHash(person.id, await hashOfPassword())
  return person
}

/** A hash that takes no time: checking one costs what the hash itself says. */
export const quickHash = (password: string) =>
  hash(password, { algorithm: 2, memoryCost: 1_024, timeCost: 1, parallelism: 1 })

/** Gives somebody a password that was hashed at a time of smaller machines. */
export async function giveOldPassword(id: string, password: string): Promise<string> {
  const old = await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  await setHash(id, old)
  return old
}

export async function passwordHashOf(id: string): Promise<string | null> {
  const [row] = await rows().select().from(people).where(eq(people.id, id))
  return row?.passwordHash ?? null
}

/** The secret in the newest letter with a link to choose a new password. */
export async function resetSecret(): Promise<string> {
  const [row] = await rows().select().from(passwordResets).orderBy(desc(passwordResets.expiresAt)).limit(1)
  return linkSecret('password-reset', row?.id ?? '')
}
