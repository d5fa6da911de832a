import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { disableLeaver } from '#app/domain/accounts/leaving-commands.server.ts'
import { endGrant } from '#app/domain/grants/commands.server.ts'
import {
  approveAsOperator,
  approveGrant,
  proposeGrant,
  refuseGrant,
  withdrawGrant,
} from '#app/domain/grants/proposal-commands.server.ts'
import { findProposal } from '#app/domain/grants/queries.server.ts'
import { grantIdOf } from '#app/domain/grants/rules.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { grantProposals, grants, outbox, people } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once } from '#test/support/factories.ts'
import { admins, browsersOf, confirmedFor, grantsOf, said, signedInBrowser, terms } from '#test/support/grants.ts'

withTestDatabase()

const daysOn = (days: number) => new Date(NOON.getTime() + days * 86_400_000)

/** Two administrators, somebody to become the third, and the proposal of the first. */
async function proposed(change: Parameters<typeof terms>[0] = {}) {
  const people = await admins()
  const cove = await aPerson('commissioner', { key: 'cove' })
  const input = terms({ role: 'admin', reason: 'Covers in January', ...change })
  const result = await proposeGrant(confirmedFor(people.first, 'grant:give'), cove.id, input, once())
  expect(result).toMatchObject({ ok: true })
  const [row] = await rows().select().from(grantProposals)
  const proposal = await findProposal(row?.id ?? '')
  if (!proposal) throw new Error('no proposal')
  const { id, digest } = proposal
  const approve = (who: typeof cove, code = digest, now = NOON) =>
    approveGrant(confirmedFor(who, 'grant:approve', now), { proposal: id, digest: code })
  return { ...people, cove, proposal, approve }
}

const adminGrants = async (personId: string) => (await grantsOf(personId)).filter(({ role }) => role === 'admin')

describe('proposeGrant', () => {
  it('gives nothing, and asks every other administrator who is active', async () => {
    const third = await aPerson('admin', { key: 'third' })
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, third.id)))
    const { second, cove, proposal } = await proposed()
    expect(await adminGrants(cove.id)).toEqual([])
    const letters = await rows().select().from(outbox)
    expect(letters).toMatchObject([{ template: 'approval-asked', personId: second.id, about: proposal.id }])
    expect(proposal.expiresAt).toEqual(daysOn(14))
  })

  it.each([
    ['a role for one administrator alone', 'per_cove', { role: 'board' as const }, 'needs-one'],
    ['oneself', 'per_first', {}, 'own-account'],
    ['what is proposed already', 'per_cove', {}, 'proposed-already'],
    ['what they have', 'per_second', {}, 'has-it-already'],
  ])('refuses %s', async (_what, person, change, reason) => {
    const { first } = await proposed()
    const input = terms({ role: 'admin', ...change })
    const result = await proposeGrant(confirmedFor(first, 'grant:give'), person, input, once())
    expect(result).toEqual({ ok: false, reason })
  })
})

describe('AUT-10 approveGrant', () => {
  it('gives the role when a second administrator approves, and ends the person’s sign-ins', async () => {
    const { first, second, cove, proposal, approve } = await proposed({ endsOn: '2027-01-31' })
    await signedInBrowser(cove.id)
    expect(await approve(second)).toMatchObject({ ok: true })
    expect(await adminGrants(cove.id)).toMatchObject([
      { id: grantIdOf(proposal.id), givenBy: first.id, startsOn: '2026-11-19', endsOn: '2027-01-31' },
    ])
    expect(await browsersOf(cove.id)).toBe(0)
    expect(await rows().select().from(grantProposals)).toMatchObject([{ state: 'approved', decidedBy: second.id }])
    expect((await said('grant.approved')).map(({ actor, object }) => [actor, object])).toEqual([
      [second.id, proposal.id],
    ])
  })

  it('refuses the proposer, the person it is about, and an administrator no more', async () => {
    const { first, second, cove, approve } = await proposed()
    expect(await approve(first)).toEqual({ ok: false, reason: 'own-proposal' })
    await given((tx) =>
      tx.insert(grants).values({ id: 'grt_x', personId: cove.id, role: 'admin', endsOn: '2026-11-18' }),
    )
    expect(await approve(cove)).toEqual({ ok: false, reason: 'own-account' })
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, second.id)))
    expect(await approve(second)).toEqual({ ok: false, reason: 'not-administrator' })
    expect((await adminGrants(cove.id)).map(({ id }) => id)).toEqual(['grt_x'])
  })

  it('refuses when the proposer has been disabled or is no administrator any more', async () => {
    const { first, second, approve } = await proposed()
    await given((tx) => tx.update(grants).set({ endedAt: NOON }).where(eq(grants.personId, first.id)))
    expect(await approve(second)).toEqual({ ok: false, reason: 'proposer-gone' })
  })

  it.each([
    ['the role', { role: 'dpo' as const }],
    ['the reason', { reason: 'Another reason' }],
    ['the first day', { startsOn: '2026-12-01' }],
    ['the last day', { endsOn: '2026-12-31' }],
    ['who proposed it', { proposedBy: 'per_third' }],
    ['whom it is about', { personId: 'per_third' }],
  ])('refuses a row of which %s is not what was shown', async (_what, change) => {
    await aPerson('admin', { key: 'third' })
    const { second, proposal, approve } = await proposed()
    await given((tx) => tx.update(grantProposals).set(change).where(eq(grantProposals.id, proposal.id)))
    expect(await approve(second)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await rows().select().from(grants)).toHaveLength(4)
  })

  it('refuses another address of the person, and the digest of another proposal', async () => {
    const { first, second, cove, approve } = await proposed()
    expect(await approve(second, 'x'.repeat(43))).toEqual({ ok: false, reason: 'changed-meanwhile' })
    await proposeGrant(confirmedFor(first, 'grant:give'), cove.id, terms({ role: 'dpo' }), once())
    const other = (await rows().select().from(grantProposals)).find(({ role }) => role === 'dpo')
    const otherDigest = (await findProposal(other?.id ?? ''))?.digest
    expect(await approve(second, otherDigest)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    await given((tx) => tx.update(people).set({ email: 'evil@example.org' }).where(eq(people.id, cove.id)))
    expect(await approve(second)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  it('makes one grant of twenty approvals at the same moment', async () => {
    const { second, cove, approve } = await proposed()
    const third = await aPerson('admin', { key: 'third' })
    const results = await Promise.all(Array.from({ length: 20 }, (_, at) => approve(at % 2 ? second : third)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'over')).toHaveLength(19)
    expect(await adminGrants(cove.id)).toHaveLength(1)
  })

  it('is over after 14 days, and begins on the day it is approved', async () => {
    const { second, cove, approve } = await proposed()
    expect(await approve(second, undefined, daysOn(14))).toEqual({ ok: false, reason: 'over' })
    expect(await approve(second, undefined, new Date(daysOn(14).getTime() - 1))).toMatchObject({ ok: true })
    expect(await adminGrants(cove.id)).toMatchObject([{ startsOn: '2026-12-03' }])
  })

  it('refuses a last day that has passed, and somebody who left meanwhile', async () => {
    const { second, cove, approve } = await proposed({ endsOn: '2026-11-20' })
    expect(await approve(second, undefined, daysOn(2))).toEqual({ ok: false, reason: 'last-day-over' })
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, cove.id)))
    expect(await approve(second)).toEqual({ ok: false, reason: 'has-left' })
  })

  it('does not find a proposal there is not', async () => {
    const { second } = await admins()
    const key = confirmedFor(second, 'grant:approve')
    await expect(approveGrant(key, { proposal: 'gpr_none', digest: 'x' })).rejects.toThrow(NotFound)
  })
})

describe('refusing and withdrawing', () => {
  it('is for another administrator, and for the proposer', async () => {
    const { first, second, proposal, approve } = await proposed()
    const [one, two] = [ctxFor(first, 'grant:approve'), ctxFor(second, 'grant:approve')]
    expect(await refuseGrant(one, proposal.id)).toEqual({ ok: false, reason: 'own-proposal' })
    expect(await withdrawGrant(two, proposal.id)).toEqual({ ok: false, reason: 'not-own' })
    expect(await refuseGrant(two, proposal.id)).toMatchObject({ ok: true })
    expect(await withdrawGrant(one, proposal.id)).toEqual({ ok: false, reason: 'over' })
    expect(await approve(second)).toEqual({ ok: false, reason: 'over' })
  })

  it('happens by itself when the proposer leaves', async () => {
    const { first, second, proposal, approve } = await proposed()
    expect(await disableLeaver(confirmedFor(second, 'people:manage'), first.id)).toMatchObject({ ok: true })
    expect((await findProposal(proposal.id))?.state).toBe('withdrawn')
    expect(await approve(second)).toEqual({ ok: false, reason: 'over' })
  })
})

describe('AUT-10 approveAsOperator', () => {
  const byOperator = ({ id, digest }: { id: string; digest: string }) =>
    approveAsOperator({ proposal: id, digest }, NOON)

  it('is the second person while nobody else could be', async () => {
    const { first, second, cove, proposal } = await proposed()
    expect(await byOperator(proposal)).toEqual({ ok: false, reason: 'somebody-else-can' })
    await endGrant(confirmedFor(first, 'grant:give'), second.id, 'grt_second')
    expect(await byOperator({ ...proposal, digest: 'x' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await byOperator(proposal)).toMatchObject({ ok: true })
    expect(await adminGrants(cove.id)).toMatchObject([{ givenBy: first.id }])
    expect(await said('grant.approved')).toMatchObject([{ actor: 'system', requestId: 'operator' }])
    expect(await byOperator(proposal)).toMatchObject({ ok: false })
  })
})
