import { inArray } from 'drizzle-orm'
import { systemContext } from '#app/domain/shared/context.ts'
import { done, event } from '#app/domain/shared/result.ts'
import { flushDatabase, write } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { outbox, participantVisits, signInSessions } from '#db/schema/index.ts'
import { findKeyless } from './queries.server.ts'

/** Notes in the trail that copies were made, and how many old ones were removed. */
export async function noteBackup(now: Date, made: { data: number; keys: number; removed: number }): Promise<void> {
  await write(systemContext('keys:view', now, 'operator'), async () =>
    done(null, event('backup.made', 'backups', made)),
  )
}

export type Restored = { messages: number; signIns: number; erased: number }

/**
 * Makes a copy that was put back safe to start: whoever was erased since has no key any more, messages that waited then are
 * not sent now, for what is safe may have changed, and nobody is signed in (security.md R12, T21). The trail says so.
 */
export async function settleRestored(now: Date): Promise<Restored> {
  const { erased } = await findKeyless()
  await keyStore().remove(erased)
  await keyStore().flush()
  const result = await write(systemContext('keys:view', now, 'operator'), async (tx) => {
    const waiting = inArray(outbox.state, ['pending', 'leased'])
    const messages = await tx.update(outbox).set({ state: 'cancelled' }).where(waiting).returning({ id: outbox.id })
    const signIns = await tx.delete(signInSessions).returning({ id: signInSessions.id })
    await tx.delete(participantVisits)
    const facts = { messages: messages.length, signIns: signIns.length, erased: erased.length }
    return done(facts, event('backup.restored', 'backups', facts))
  })
  await flushDatabase()
  if (!result.ok) throw new Error('the restored copy could not be settled')
  return result.value
}
