import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { closeReview, keepGrant, startReview } from '#app/domain/grants/review-commands.server.ts'
import { loader } from '#app/routes/_index/route.tsx'
import { grantProposals, grants, invitations, outbox, people } from '#db/schema/index.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

const all = async (who: { id: string }) => (await (await loader(await get('/', who))).json()).tasks
const tasks = async (who: { id: string }) => (await all(who)).filter(({ href }) => href !== '/people/new')
const hour = 3_600_000

/** An administrator whose role is so young that there is nothing to review. */
async function newAdmin(key: string) {
  const admin = await aPerson('admin', { key })
  await given((tx) => tx.update(grants).set({ startsOn: '2026-11-01' }))
  return admin
}

/** Somebody who was invited, with a link that ends so many hours from now and a letter in this state. */
async function invited(key: string, ends: number, state: 'sent' | 'dead' | 'pending') {
  const personId = `per_${key}`
  const person = { id: personId, name: key, email: `${key}@example.org`, organisation: 'Test' }
  const link = { id: `inv_${key}`, personId, tokenHash: key, expiresAt: new Date(NOON.getTime() + ends * hour) }
  const letter = { id: `msg_${key}`, template: 'invitation' as const, personId, about: link.id, cause: link.id }
  await given(async (tx) => {
    await tx.insert(people).values(person)
    await tx.insert(invitations).values(link)
    await tx.insert(outbox).values({ ...letter, state, notBefore: NOON, notAfter: link.expiresAt })
  })
}

describe('home of an administrator', () => {
  it('has nothing on it in a new service', async () => {
    const admin = await newAdmin('first')
    expect(await tasks(admin)).toEqual([])
  })

  it('asks for whom the service cannot do without', async () => {
    const admin = await newAdmin('first')
    const missing = async () =>
      (await all(admin)).filter(({ href }) => href === '/people/new').map(({ title }) => title)
    expect(await missing()).toEqual(['Invite a second administrator', 'Invite a data protection officer'])
    await newAdmin('second')
    expect(await missing()).toEqual(['Invite a data protection officer'])
    await aPerson('dpo')
    expect(await missing()).toEqual([])
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, 'per_second')))
    expect(await missing()).toEqual(['Invite a second administrator'])
  })

  it('tells of links that are too old or could not be sent, and not of those that may still be opened', async () => {
    const admin = await newAdmin('first')
    await invited('on-the-way', 70, 'pending')
    await invited('there', 70, 'sent')
    expect(await tasks(admin)).toEqual([])
    await invited('late', -1, 'sent')
    await invited('lost', 70, 'dead')
    expect((await tasks(admin)).map(({ title, href }) => [title, href])).toEqual([
      ['1 invitation could not be sent', '/people?state=invited'],
      ['1 invitation has expired', '/people?state=invited'],
    ])
  })

  it('tells of roles to approve, but for one’s own proposals and those about oneself', async () => {
    const first = await newAdmin('first')
    const second = await newAdmin('second')
    const ash = await aPerson('analyst', { key: 'ash' })
    await given((tx) => tx.update(grants).set({ startsOn: '2026-11-01' }))
    const proposal = { role: 'dpo' as const, reason: 'Test', proposedBy: first.id, proposedAt: NOON }
    const until = new Date(NOON.getTime() + hour)
    await given((tx) =>
      tx.insert(grantProposals).values([
        { ...proposal, id: 'gpr_one', personId: ash.id, expiresAt: until },
        { ...proposal, id: 'gpr_two', personId: second.id, expiresAt: until },
        { ...proposal, id: 'gpr_old', personId: ash.id, expiresAt: NOON },
      ]),
    )
    expect(await tasks(first)).toEqual([])
    expect(await tasks(second)).toMatchObject([{ title: '1 role waits for your approval', href: '/people/approvals' }])
  })

  it('tells that the access review is overdue, until it is finished', async () => {
    const first = await aPerson('admin', { key: 'first' })
    const due = [
      { title: 'Access review for October to December 2026', hint: 'Overdue since Saturday 31 October 2026' },
    ]
    expect(await tasks(first)).toMatchObject(due)
    const ctx = ctxFor(first, 'access:review')
    await startReview(ctx)
    await keepGrant(ctx, 'grt_first')
    expect(await tasks(first)).toMatchObject(due)
    await closeReview(ctx)
    expect(await tasks(first)).toEqual([])
  })
})
