import { and, eq } from 'drizzle-orm'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import type { AuditEvent } from '#app/domain/shared/result.ts'
import type { Database } from '#db/client.server.ts'
import { people, signInSessions } from '#db/schema/index.ts'
import { enqueueLetter } from '../mail/commands.server.ts'
import type { AccountChange } from '../mail/rules.ts'
import { endAllSignIns } from '../sign-in/commands.server.ts'
import type { SignInMethod } from '../sign-in/status.ts'
import { getFactors } from './queries.server.ts'
import { codesMade, replaceCodes } from './stored.server.ts'

/** A sign-in in which somebody sets up their first factor. */
export type SettingUp = { id: string; handle: string; personId: string }

/**
 * What belongs to proving a factor while setting up, in the transaction that stores it: the sign-in has proved it, every
 * other sign-in ends, somebody invited is active, and there are recovery codes. Returns the codes to be shown once, none
 * when they had some. Throws SignInEnded when the sign-in is over.
 */
export async function finishSetUp(
  tx: Database,
  session: SettingUp,
  method: SignInMethod,
): Promise<{ codes: string[]; events: AuditEvent[] }> {
  const { personId, handle } = session
  const own = and(eq(signInSessions.id, session.id), eq(signInSessions.stage, 'set-up'))
  const marked = await tx.update(signInSessions).set({ method }).where(own).returning({ id: signInSessions.id })
  if (marked.length === 0) throw new SignInEnded()
  await endAllSignIns(tx, personId, handle)
  await tx
    .update(people)
    .set({ state: 'active' })
    .where(and(eq(people.id, personId), eq(people.state, 'invited')))
  const left = (await getFactors(personId)).codes
  if (left > 0) return { codes: [], events: [] }
  return { codes: await replaceCodes(tx, personId), events: [codesMade(personId)] }
}

/** Tells the owner of an account what was done to it, in the transaction that did it. */
export async function tellOwner(tx: Database, personId: string, about: AccountChange, now: Date): Promise<void> {
  await enqueueLetter(tx, { template: 'account-changed', about, personId, cause: `${about} ${now.toISOString()}`, now })
}
