import { and, desc, eq, gt, gte } from 'drizzle-orm'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { addDays, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { auditEvents, grants, knownDevices, people, signInSessions } from '#db/schema/index.ts'
import { idleMinutes, KNOWN_DEVICE_DAYS } from './rules.ts'

export type SignIn = Pick<
  typeof signInSessions.$inferSelect,
  'id' | 'handle' | 'personId' | 'stage' | 'method' | 'confirmedAt' | 'namesHidden' | 'usedAt' | 'idleUntil' | 'endsAt'
>

const facts = {
  id: signInSessions.id,
  handle: signInSessions.handle,
  personId: signInSessions.personId,
  stage: signInSessions.stage,
  method: signInSessions.method,
  confirmedAt: signInSessions.confirmedAt,
  namesHidden: signInSessions.namesHidden,
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

/** Minutes without a click after which this person is signed out, by the roles they have now (security.md SES-03). */
export async function getIdleMinutes(personId: string, now: Date): Promise<number> {
  const held = await read()
    .select({ role: grants.role })
    .from(grants)
    .where(and(eq(grants.personId, personId), liveGrant(todayInLondon(now))))
  return idleMinutes(held.map(({ role }) => role))
}

/** Whether somebody who has signed in before does so on a device that they have not used lately (security.md AUT-11). */
export async function isNewDevice(personId: string, device: string, now: Date): Promise<boolean> {
  const signedIn = and(eq(auditEvents.actor, personId), eq(auditEvents.action, 'sign-in.succeeded'))
  const [before] = await read().select({ at: auditEvents.at }).from(auditEvents).where(signedIn).limit(1)
  if (!before) return false
  const theirs = and(eq(knownDevices.personId, personId), eq(knownDevices.device, device))
  const lately = gte(knownDevices.lastSeenOn, addDays(todayInLondon(now), -KNOWN_DEVICE_DAYS))
  return (await read().$count(knownDevices, and(theirs, lately))) === 0
}
