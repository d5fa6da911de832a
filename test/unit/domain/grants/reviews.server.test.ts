import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { disableLeaver } from '#app/domain/accounts/leaving-commands.server.ts'
import { endGrant, giveGrant } from '#app/domain/grants/commands.server.ts'
import { getReviewStanding } from '#app/domain/grants/queries.server.ts'
import { closeReview, endInReview, keepGrant, startReview } from '#app/domain/grants/review-commands.server.ts'
import { getReview, listReviews } from '#app/domain/grants/review-queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { accessReviewLines, accessReviews, grants } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once } from '#test/support/factories.ts'
import { admins, browsersOf, confirmedFor, said, signedInBrowser, terms } from '#test/support/grants.ts'

withTestDatabase()

async function begun() {
  const { first, second } = await admins()
  const ash = await aPerson('analyst', { key: 'ash' })
  const [one, two] = [ctxFor(first, 'access:review'), ctxFor(second, 'access:review')]
  expect(await startReview(one)).toMatchObject({ ok: true })
  const end = (who: typeof first, grant: string) => endInReview(confirmedFor(who, 'access:review'), grant)
  return { first, second, ash, one, two, end }
}

const lines = async () =>
  (await rows().select().from(accessReviewLines)).map(({ grantId, verdict, decidedBy }) => [
    grantId,
    verdict,
    decidedBy,
  ])

describe('the quarterly access review', () => {
  it('is due from the first day of a quarter, and overdue after 30 days', async () => {
    await aPerson('admin')
    const standingOn = async (day: string) => (await getReviewStanding(new Date(`${day}T12:00:00Z`))).standing
    expect(
      await Promise.all(['2026-10-01', '2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01'].map(standingOn)),
    ).toEqual(['due', 'due', 'overdue', 'overdue', 'due'])
  })

  it('is not due in a service that is younger than the quarter', async () => {
    const admin = await aPerson('admin')
    await given((tx) => tx.update(grants).set({ startsOn: '2026-10-01' }))
    expect((await getReviewStanding(NOON)).standing).toBe('nothing-to-review')
    expect(await startReview(ctxFor(admin, 'access:review'))).toEqual({ ok: false, reason: 'nothing-to-review' })
  })

  it('is started once a quarter, by one of many', async () => {
    const { first, second } = await admins()
    const started = await Promise.all([first, second, first].map((who) => startReview(ctxFor(who, 'access:review'))))
    expect(started.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await rows().select().from(accessReviews)).toMatchObject([{ quarter: '2026-Q4', closedAt: null }])
  })

  it('has every role in it that reached when it began, and none that was given since', async () => {
    const { first, ash, one } = await begun()
    await giveGrant(confirmedFor(first, 'grant:give'), ash.id, terms({ role: 'board' }), once())
    const tomorrow = { ...one, now: new Date('2026-11-20T12:00:00Z') }
    expect((await getReview(tomorrow)).lines.map(({ id }) => id).sort()).toEqual(['grt_ash', 'grt_first', 'grt_second'])
  })

  it('saves each answer as it is given, and lets it be changed until it is finished', async () => {
    const { first, one, end } = await begun()
    await keepGrant(one, 'grt_ash')
    expect(await lines()).toEqual([['grt_ash', 'keep', first.id]])
    await end(first, 'grt_ash')
    expect(await lines()).toEqual([['grt_ash', 'end', first.id]])
    expect(await keepGrant(one, 'grt_ash')).toEqual({ ok: false, reason: 'ended-already' })
  })

  it('AZ-06 ends a role as it is ended anywhere: at once, with every sign-in', async () => {
    const { first, ash, end } = await begun()
    await signedInBrowser(ash.id)
    await end(first, 'grt_ash')
    expect(await browsersOf(ash.id)).toBe(0)
    expect((await said('grant.ended')).map(({ object }) => object)).toEqual(['grt_ash'])
  })

  it('has one’s own roles decided by another administrator', async () => {
    const { first, second, one, two, end } = await begun()
    expect(await keepGrant(one, 'grt_first')).toEqual({ ok: false, reason: 'own-role' })
    expect(await end(first, 'grt_first')).toEqual({ ok: false, reason: 'own-role' })
    expect(await keepGrant(two, 'grt_first')).toMatchObject({ ok: true })
    expect(await lines()).toEqual([['grt_first', 'keep', second.id]])
  })

  it('lets an only administrator keep their own roles, and notes that they did', async () => {
    const { first, one, end } = await begun()
    await end(first, 'grt_second')
    expect(await keepGrant(one, 'grt_first')).toMatchObject({ ok: true })
    expect(await said('review.grant-kept')).toMatchObject([{ detail: { own: true } }])
  })

  it('T08 leaves the last administrator, also when two end each other’s role at the same moment', async () => {
    const { first, second, end } = await begun()
    const results = await Promise.all([end(first, 'grt_second'), end(second, 'grt_first')])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    const left = (await rows().select().from(grants)).filter(({ role, endedAt }) => role === 'admin' && !endedAt)
    expect(left).toHaveLength(1)
  })

  it('is finished only when every role has its answer, or has ended elsewhere', async () => {
    const { first, second, ash, one, two } = await begun()
    const bo = await aPerson('board', { key: 'bo' })
    await keepGrant(one, 'grt_second')
    await keepGrant(two, 'grt_first')
    await endGrant(confirmedFor(first, 'grant:give'), ash.id, 'grt_ash')
    expect(await closeReview(one)).toEqual({ ok: false, reason: 'not-all-decided' })
    await disableLeaver(confirmedFor(second, 'people:manage'), bo.id)
    expect(await closeReview(one)).toMatchObject({ ok: true })
    expect(await said('review.closed')).toMatchObject([{ detail: { kept: 2, ended: 0 } }])
    expect((await getReviewStanding(NOON)).standing).toBe('closed')
    expect(await keepGrant(one, 'grt_second')).toEqual({ ok: false, reason: 'closed' })
    expect(await closeReview(one)).toEqual({ ok: false, reason: 'closed' })
  })

  it('takes no answer before it has been started, nor about a role that is not in it', async () => {
    const { first } = await admins()
    const ctx = ctxFor(first, 'access:review')
    expect(await keepGrant(ctx, 'grt_second')).toEqual({ ok: false, reason: 'not-started' })
    await startReview(ctx)
    await expect(keepGrant(ctx, 'grt_none')).rejects.toThrow(NotFound)
  })

  it('remembers who decided what, and what was never finished', async () => {
    const { one, first, end } = await begun()
    await end(first, 'grt_ash')
    await given((tx) =>
      tx.update(accessReviews).set({ quarter: '2026-Q3' }).where(eq(accessReviews.quarter, '2026-Q4')),
    )
    expect(await listReviews(one)).toMatchObject([
      { quarter: '2026-Q3', starter: 'Test first', closedAt: null, deciders: ['Test first'], kept: 0, ended: 1 },
    ])
  })
})
