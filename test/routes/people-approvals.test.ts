import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { action, loader } from '#app/routes/people.approvals/route.tsx'
import { action as onNew } from '#app/routes/people.new/route.tsx'
import { grantProposals, grants, outbox, people } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given } from '#test/support/factories.ts'
import { admins, confirmedLongAgo, newPersonForm } from '#test/support/grants.ts'
import { get, post } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

type Who = { id: string } | null
const show = async (who: Who) => (await loader(await get('/people/approvals', who))).json()
const send = async (who: Who, fields: Record<string, string>) =>
  (await action(await post('/people/approvals', who, fields))) as Response

/** The first of two administrators proposes somebody new as an administrator. */
async function proposed() {
  const both = await admins()
  await onNew(await post('/people/new', both.first, newPersonForm({ role: 'admin' })))
  const [shown] = (await show(both.second)).open
  if (!shown) throw new Error('no proposal')
  return { ...both, shown, approval: { intent: 'approve', proposal: shown.id, digest: shown.digest } }
}
const newAdmins = async () =>
  (await rows().select().from(grants)).filter(({ personId }) => !/first|second/.test(personId))

describe('/people/approvals', () => {
  it('shows a proposal whole, to approve for one, to withdraw for the other', async () => {
    const { first, shown } = await proposed()
    expect(shown).toMatchObject({
      name: 'Ada Example',
      email: 'ada@example.org',
      organisation: 'Collaborate',
      role: 'Administrator',
      reason: 'Member of the Board',
      proposer: 'Test first',
      startsToday: true,
      endsOn: null,
      isOwn: false,
      mayApprove: true,
      nobodyCan: false,
    })
    expect((await show(first)).open).toMatchObject([{ isOwn: true, mayApprove: false, nobodyCan: false }])
  })

  it('AUT-10 gives the role with the approval of a second administrator, and sends the link only then', async () => {
    const { second, approval } = await proposed()
    expect((await rows().select().from(outbox)).map(({ template }) => template)).toEqual(['approval-asked'])
    expect((await send(second, approval)).status).toBe(303)
    expect(await newAdmins()).toMatchObject([{ role: 'admin', givenBy: 'per_first' }])
    expect((await rows().select().from(outbox)).map(({ template }) => template).sort()).toEqual([
      'approval-asked',
      'invitation',
    ])
    expect(await show(second)).toMatchObject({ open: [], settled: [{ state: 'approved', decider: 'Test second' }] })
  })

  it('AUT-10 refuses the proposer, another digest, and a row that was changed after it was shown', async () => {
    const { first, second, approval } = await proposed()
    const reasonOf = async (answer: Response) => [answer.status, (await answer.json()).errors[0].message]
    expect(await reasonOf(await send(first, approval))).toEqual([400, expect.stringContaining('You proposed it')])
    const other = { ...approval, digest: 'x'.repeat(43) }
    expect(await reasonOf(await send(second, other))).toEqual([400, expect.stringContaining('not what you were shown')])
    await given((tx) => tx.update(grantProposals).set({ reason: 'Something else' }))
    expect(await reasonOf(await send(second, approval))).toEqual([
      400,
      expect.stringContaining('not what you were shown'),
    ])
    expect(await newAdmins()).toEqual([])
  })

  it('AUT-10 asks for a fresh confirmation to approve, and for none to refuse', async () => {
    const { second, approval, shown } = await proposed()
    const args = await post('/people/approvals', second, approval)
    await confirmedLongAgo()
    const stale = (await action(args)) as Response
    expect((await stale.json()).errors[0].href).toBe('/confirm?next=%2Fpeople%2Fapprovals')
    const refusal = await post('/people/approvals', second, { intent: 'refuse', proposal: shown.id })
    await confirmedLongAgo()
    expect(((await action(refusal)) as Response).status).toBe(303)
    expect(await newAdmins()).toEqual([])
    expect((await show(second)).settled).toMatchObject([{ state: 'refused', decider: 'Test second' }])
  })

  it('lets the proposer withdraw, once, and nobody else', async () => {
    const { first, second, shown } = await proposed()
    const withdraw = { intent: 'withdraw', proposal: shown.id }
    expect((await send(second, withdraw)).status).toBe(400)
    expect((await send(first, withdraw)).status).toBe(303)
    expect((await (await send(first, withdraw)).json()).errors[0].message).toContain('answered already')
    expect((await send(second, { intent: 'refuse', proposal: shown.id })).status).toBe(400)
  })

  it('tells an only administrator whom to ask', async () => {
    const { first } = await proposed()
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, 'per_second')))
    expect((await show(first)).open).toMatchObject([{ isOwn: true, nobodyCan: true }])
  })

  it.each<[string, Record<string, string>]>([
    ['no intent', { proposal: 'gpr_x' }],
    ['an approval without what was shown', { intent: 'approve', proposal: 'gpr_x' }],
    ['a proposal that is no id', { intent: 'refuse', proposal: '../../etc' }],
    ['a field we did not ask for', { intent: 'refuse', proposal: 'gpr_x', role: 'admin' }],
  ])('refuses %s with 400', async (_what, fields) => {
    const { second } = await admins()
    expect((await send(second, fields)).status).toBe(400)
  })

  it('does not find what there is not, and is for administrators alone', async () => {
    const { second } = await admins()
    await expect(send(second, { intent: 'refuse', proposal: 'gpr_none' })).rejects.toThrow(NotFound)
    const dpo = await aPerson('dpo')
    await expect(show(dpo)).rejects.toThrow(Forbidden)
    await expect(send(dpo, { intent: 'refuse', proposal: 'gpr_none' })).rejects.toThrow(Forbidden)
    await expect(show(null)).rejects.toMatchObject({ status: 302 })
  })
})
