import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { disableLeaver, startAgain } from '#app/domain/accounts/leaving-commands.server.ts'
import { changePassword, resetPassword } from '#app/domain/accounts/password-commands.server.ts'
import { removeApp } from '#app/domain/factors/commands.server.ts'
import { addForum } from '#app/domain/forums/commands.server.ts'
import { endGrant, giveGrant } from '#app/domain/grants/commands.server.ts'
import { endInReview, startReview } from '#app/domain/grants/review-commands.server.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { endOwnSignIns, endSignInsOf } from '#app/domain/sign-in/commands.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { renewSession, sessionOf, signOut } from '#app/http/session.server.ts'
import { forums, passwordResets, signInSessions } from '#db/schema/index.ts'
import { caller, PASSWORD } from '#test/support/accounts.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once } from '#test/support/factories.ts'
import { anApp, aPasskey, ownKey, signInAt } from '#test/support/factors.ts'
import { confirmedFor, terms } from '#test/support/grants.ts'

withTestDatabase()
withFrozenClock()

type World = Awaited<ReturnType<typeof aWorld>>

const requestWith = (cookie: string) => new Request('http://localhost:3000/forums/new', { headers: { Cookie: cookie } })

/** Somebody at work, the browser they are in and another of theirs, and an administrator beside a second one. */
async function aWorld() {
  const cove = await aPerson('commissioner', { key: 'cove' })
  const admin = await aPerson('admin', { key: 'ada' })
  await aPerson('admin', { key: 'ben' })
  await anApp(cove.id)
  await aPasskey(cove.id)
  const own = await signInAt(cove.id, 'full', { method: 'app' })
  const other = await signInAt(cove.id, 'full', { method: 'app' })
  return { cove, admin, request: requestWith(own.cookie), own: own.session, other: other.session }
}

/** Everything that ends a sign-in, done while a request of it is under way. */
const endings: Record<string, (world: World) => Promise<unknown>> = {
  'signing out': ({ request }) => signOut(request),
  'ending it from another browser': ({ cove, own, other }) =>
    endOwnSignIns(ownKey(cove, other), { handle: own.handle }),
  'ending all others from another browser': ({ cove, other }) => endOwnSignIns(ownKey(cove, other), 'all-others'),
  'an administrator’s ending it': ({ cove, admin }) => endSignInsOf(confirmedFor(admin, 'people:manage'), cove.id),
  'disabling the account': ({ cove, admin }) => disableLeaver(confirmedFor(admin, 'people:manage'), cove.id),
  'having to start again': ({ cove, admin }) => startAgain(confirmedFor(admin, 'people:manage'), cove.id),
  'a new password': ({ cove, other }) => changePassword(ownKey(cove, other), 'kettle orbit walnut ferry'),
  'a new password by a link': async ({ cove }) => {
    const link = { id: 'rst_one', personId: cove.id, expiresAt: new Date(NOON.getTime() + 60_000) }
    const tokenHash = sha256(linkSecret('password-reset', link.id))
    await given((tx) => tx.insert(passwordResets).values({ ...link, tokenHash }))
    return resetPassword(linkSecret('password-reset', link.id), PASSWORD, caller())
  },
  'another factor': ({ cove, other }) => removeApp(ownKey(cove, other)),
  'a role given': ({ cove, admin }) =>
    giveGrant(confirmedFor(admin, 'grant:give'), cove.id, terms({ role: 'board' }), once()),
  'a role ended': ({ cove, admin }) => endGrant(confirmedFor(admin, 'grant:give'), cove.id, 'grt_cove'),
  'a role ended in the review': async ({ admin }) => {
    await startReview(ctxFor(admin, 'access:review'))
    return endInReview(confirmedFor(admin, 'access:review'), 'grt_cove')
  },
  'a new secret after confirming': async ({ request }) => {
    const session = await sessionOf(request)
    const proved = { stage: 'full', method: 'app', said: 'sign-in.confirmed' } as const
    return session && renewSession(request, session, proved)
  },
}

describe('SES-04 a request under way', () => {
  it.each(Object.keys(endings))('changes nothing any more after %s, and brings nothing back', async (name) => {
    const world = await aWorld()
    const key = await requirePermission(world.request, 'forum:manage')
    await endings[name]?.(world)
    await expect(addForum(key, { name: 'Added too late' }, once())).rejects.toThrow(SignInEnded)
    expect(await rows().select().from(forums).where(eq(forums.name, 'Added too late'))).toEqual([])
    expect(await rows().select().from(signInSessions).where(eq(signInSessions.id, world.own.id))).toEqual([])
    expect(await sessionOf(world.request)).toBeNull()
  })

  it('changes something while its sign-in lasts (negative control)', async () => {
    const { request } = await aWorld()
    const key = await requirePermission(request, 'forum:manage')
    expect(await addForum(key, { name: 'Added in time' }, once())).toMatchObject({ ok: true })
  })
})
