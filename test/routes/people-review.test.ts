import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { sessionOf } from '#app/http/session.server.ts'
import { action, loader } from '#app/routes/people.review/route.tsx'
import { accessReviewLines, grants } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given } from '#test/support/factories.ts'
import { admins, confirmedLongAgo } from '#test/support/grants.ts'
import { get, post } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

type Who = { id: string } | null
const show = async (who: Who) => (await loader(await get('/people/review', who))).json()
const send = async (who: Who, fields: Record<string, string>) =>
  (await action(await post('/people/review', who, fields))) as Response
const decide = (who: Who, grant: string, verdict: string) => send(who, { intent: 'decide', grant, verdict })
const message = async (answer: Response) => (await answer.json()).errors[0].message

describe('/people/review', () => {
  it('is started, answered role by role, and finished', async () => {
    const { first, second } = await admins()
    await aPerson('analyst', { key: 'ash' })
    expect(await show(first)).toMatchObject({
      review: { quarter: 'October to December 2026', standing: 'overdue', isOpen: false, startedOn: null },
    })
    await send(first, { intent: 'start' })
    const begun = await show(first)
    expect(begun).toMatchObject({ left: 3, decided: [], alone: false })
    expect(begun.undecided.map(({ role, mayKeep, mayEnd }) => [role, mayKeep, mayEnd])).toEqual([
      ['MOPAC analyst', true, true],
      ['Administrator', false, false],
      ['Administrator', true, true],
    ])
    await decide(first, 'grt_ash', 'end')
    await decide(first, 'grt_second', 'keep')
    expect(await message(await send(first, { intent: 'close' }))).toContain('without an answer')
    await decide(second, 'grt_first', 'keep')
    expect((await send(second, { intent: 'close' })).status).toBe(303)
    expect(await show(first)).toMatchObject({
      review: { standing: 'closed', isOpen: false, closedOn: 'Thursday 19 November 2026' },
      left: 0,
      earlier: [{ quarter: 'October to December 2026', deciders: ['Test first', 'Test second'], kept: 2, ended: 1 }],
    })
    expect(await message(await decide(first, 'grt_second', 'end'))).toContain('is finished')
  })

  it('shows since when, why, who gave it, and marks what is not used', async () => {
    const { first } = await admins()
    await aPerson('analyst', { key: 'ash' })
    const facts = { startsOn: '2026-08-01', endsOn: '2026-12-24', givenBy: first.id, reason: 'Tags points' }
    await given((tx) => tx.update(grants).set({ ...facts, lastUsedOn: '2026-08-20' }))
    await send(first, { intent: 'start' })
    expect((await show(first)).undecided[0]).toMatchObject({
      name: 'Test ash',
      since: 'Saturday 1 August 2026',
      until: 'Thursday 24 December 2026',
      reason: 'Tags points',
      giver: 'Test first',
      lastUsed: 'Thursday 20 August 2026',
      unused: 'Not used for 90 days',
    })
  })

  it('AZ-06 AUT-10 ends a role at once, after a fresh confirmation; to keep one needs none', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    await send(first, { intent: 'start' })
    const { request } = await get('/', ash)
    const stale = async (verdict: string) => {
      const args = await post('/people/review', first, { intent: 'decide', grant: 'grt_ash', verdict })
      await confirmedLongAgo()
      return (await action(args)) as Response
    }
    expect((await (await stale('end')).json()).errors[0].href).toContain('/confirm')
    expect(await sessionOf(request)).not.toBeNull()
    const kept = await stale('keep')
    expect([kept.status, kept.headers.get('Location')]).toEqual([303, '/people/review#undecided'])
    expect((await decide(first, 'grt_ash', 'end')).status).toBe(303)
    expect(await sessionOf(request)).toBeNull()
    expect(await rows().select().from(accessReviewLines)).toMatchObject([{ grantId: 'grt_ash', verdict: 'end' }])
  })

  it('T08 lets nobody decide on themselves while somebody else can, and keeps the last administrator', async () => {
    const { first } = await admins()
    await send(first, { intent: 'start' })
    expect(await message(await decide(first, 'grt_first', 'keep'))).toContain('your own role')
    expect(await message(await decide(first, 'grt_first', 'end'))).toContain('your own role')
    await decide(first, 'grt_second', 'end')
    expect((await show(first)).undecided).toMatchObject([{ id: 'grt_first', mayKeep: true, mayEnd: false }])
    expect((await decide(first, 'grt_first', 'keep')).status).toBe(303)
  })

  it.each<[string, Record<string, string>]>([
    ['no intent', {}],
    ['no answer', { intent: 'decide', grant: 'grt_first' }],
    ['another answer', { intent: 'decide', grant: 'grt_first', verdict: 'maybe' }],
    ['a role that is no id', { intent: 'decide', grant: '%00', verdict: 'keep' }],
    ['a field we did not ask for', { intent: 'close', quarter: '2026-Q4' }],
    ['an answer before it was started', { intent: 'decide', grant: 'grt_first', verdict: 'keep' }],
    ['an end before it was started', { intent: 'close' }],
  ])('refuses %s with 400', async (_what, fields) => {
    const { second } = await admins()
    expect((await send(second, fields)).status).toBe(400)
    expect(await rows().select().from(accessReviewLines)).toEqual([])
  })

  it('shows 25 roles at a time, and says how many are left', async () => {
    const { first } = await admins()
    const many = Array.from({ length: 30 }, (_, at) => ({
      id: `grt_${at}`,
      personId: 'per_second',
      role: 'board' as const,
    }))
    await given((tx) => tx.insert(grants).values(many))
    await send(first, { intent: 'start' })
    const { undecided, left } = await show(first)
    expect([undecided.length, left]).toEqual([25, 32])
  })

  it('does not find what is not in it, and is for administrators alone', async () => {
    const { first } = await admins()
    await send(first, { intent: 'start' })
    await expect(decide(first, 'grt_none', 'keep')).rejects.toThrow(NotFound)
    const dpo = await aPerson('dpo')
    await expect(show(dpo)).rejects.toThrow(Forbidden)
    await expect(send(dpo, { intent: 'start' })).rejects.toThrow(Forbidden)
    await expect(show(null)).rejects.toMatchObject({ status: 302 })
  })
})
