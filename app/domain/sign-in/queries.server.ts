import { and, desc, eq, gt } from 'drizzle-orm'
import { read } from '#db/client.server.ts'
import { people, signInSessions } from '#db/schema/index.ts'

export type SignIn = Pick<
  typeof signInSessions.$inferSelect,
  'id' | 'handle' | 'personId' | 'stage' | 'method' | 'confirmedAt' | 'usedAt' | 'idleUntil' | 'endsAt'
>

const facts = {
  id: signInSessions.id,
  handle: signInSessions.handle,
  personId: signInSessions.personId,
  stage: signInSessions.stage,
  method: signInSessions.method,
  confirmedAt: signInSessions.confirmedAt,
  usedAt: signInSessions.usedAt,
  idleUntil: signInSessions.idleUntil,
  endsAt: signInSessions.endsAt,
}

/** A browser session by the digest of its cookie, over or not, and the state of its person; null when there is none. */
export async function findSignIn(id: string): Promise<(SignIn & { state: 'invited' | 'active' | 'disabled' }) | null> {
  const [row] = await read()
    .select({ ...facts, state: people.state })
    .from(signInSessions)
    .innerJoin(people, eq(people.id, signInSessions.personId))
    .where(eq(signInSessions.id, id))
  return row ?? null
}

/** Where a person is signed in now, the browser used last first. Names devices, never a secret or its digest. */
export async function listSignIns(personId: string, now: Date) {
  return read()
    .select({
      handle: signInSessions.handle,
      device: signInSessions.device,
      method: signInSessions.method,
      openedAt: signInSessions.openedAt,
      usedAt: signInSessions.usedAt,
    })
    .from(signInSessions)
    .where(
      and(
        eq(signInSessions.personId, personId),
        eq(signInSessions.stage, 'full'),
        gt(signInSessions.idleUntil, now),
        gt(signInSessions.endsAt, now),
      ),
    )
    .orderBy(desc(signInSessions.usedAt), signInSessions.handle)
}
