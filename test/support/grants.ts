import { eq } from 'drizzle-orm'
import type { Permission, Role } from '#app/domain/access/permissions.ts'
import type { NewGrant } from '#app/domain/grants/rules.ts'
import { type Confirmed, confirmed } from '#app/domain/shared/context.ts'
import { auditEvents, grants, people, signInSessions } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { aPerson, ctxFor, given, NOON } from './factories.ts'

type Person = { id: string; name: string; role: Role; forumId: string | null }

/** The key of somebody who has just confirmed themselves. It hangs on no sign-in, as in a unit test. */
export function confirmedFor<P extends Permission>(person: Person, permission: P, now: Date = NOON): Confirmed<P> {
  const ctx = ctxFor(person, permission, now)
  const key = confirmed({ ...ctx, signIn: { id: '', handle: '', confirmedAt: now } })
  if (!key) throw new Error('not confirmed')
  const { signIn: _signIn, ...rest } = key
  return rest as Confirmed<P>
}

export const admins = async () => ({
  first: await aPerson('admin', { key: 'first' }),
  second: await aPerson('admin', { key: 'second' }),
})

/** What a role is given with, from today on unless told otherwise. */
export const terms = (change: Partial<NewGrant> = {}): NewGrant => ({
  role: 'analyst',
  forum: 'all',
  startsOn: '2026-11-19',
  endsOn: null,
  reason: 'Tags points',
  ...change,
})

export const grantsOf = (personId: string) => rows().select().from(grants).where(eq(grants.personId, personId))
export const personOf = async (id: string) => (await rows().select().from(people).where(eq(people.id, id)))[0]
export const said = async (action: string) => rows().select().from(auditEvents).where(eq(auditEvents.action, action))

/** A browser in which somebody is signed in. */
export async function signedInBrowser(personId: string, key = 'one') {
  const until = new Date(NOON.getTime() + 600_000)
  await given((tx) =>
    tx
      .insert(signInSessions)
      .values({ id: `sis_${personId}_${key}`, personId, stage: 'full', idleUntil: until, endsAt: until }),
  )
}

export const browsersOf = async (personId: string) =>
  (await rows().select().from(signInSessions).where(eq(signInSessions.personId, personId))).length

/** What the form for a role holds, as it is sent. */
export const roleForm = (change: Record<string, string> = {}): Record<string, string> => ({
  role: 'board',
  forum: 'all',
  'startsOn-day': '19',
  'startsOn-month': '11',
  'startsOn-year': '2026',
  'endsOn-day': '',
  'endsOn-month': '',
  'endsOn-year': '',
  reason: 'Member of the Board',
  ...change,
})

/** The form for a new person, as it is sent. */
export const newPersonForm = (change: Record<string, string> = {}) => ({
  name: 'Ada Example',
  email: ' Ada@Example.org ',
  organisation: 'Collaborate',
  ...roleForm(),
  ...change,
})

/** Makes every sign-in one whose owner confirmed themselves more than five minutes ago. */
export const confirmedLongAgo = () =>
  given((tx) => tx.update(signInSessions).set({ confirmedAt: new Date(NOON.getTime() - 300_001) }))
