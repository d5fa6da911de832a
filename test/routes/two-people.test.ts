import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { action, loader } from '#app/routes/people.approvals/route.tsx'
import { action as onNew } from '#app/routes/people.new/route.tsx'
import { grantProposals, grants, people } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { admins, confirmedLongAgo, newPersonForm } from '#test/support/grants.ts'
import { get, post } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

type Who = { id: string }
type World = Record<'first' | 'second' | 'former' | 'officer', Who>
const change = (id: string, state: 'active' | 'disabled' | 'invited') =>
  given((tx) => tx.update(people).set({ state }).where(eq(people.id, id)))
const endRoles = (id: string) => given((tx) => tx.update(grants).set({ endedAt: NOON }).where(eq(grants.personId, id)))

/** Who approves what the first administrator proposed, and what happens between opening the page and sending its form. */
const approvers: [string, (world: World) => Who, ((world: World) => Promise<unknown>)?][] = [
  ['the proposer', ({ first }) => first],
  ['an administrator no more', ({ former }) => former],
  ['an officer', ({ officer }) => officer],
  ['an administrator disabled meanwhile', ({ second }) => second, ({ second }) => change(second.id, 'disabled')],
  ['one who has to start again', ({ second }) => second, ({ second }) => change(second.id, 'invited')],
  ['one who lost the role meanwhile', ({ second }) => second, ({ second }) => endRoles(second.id)],
  ['another, of a proposer disabled', ({ second }) => second, ({ first }) => change(first.id, 'disabled')],
  ['another, of a proposer without the role', ({ second }) => second, ({ first }) => endRoles(first.id)],
]

async function aProposal(role: 'admin' | 'dpo') {
  const { first, second } = await admins()
  const former = await aPerson('admin', { key: 'former' })
  await endRoles(former.id)
  const officer = await aPerson('dpo', { key: 'officer' })
  await onNew(await post('/people/new', first, newPersonForm({ role })))
  const [shown] = (await (await loader(await get('/people/approvals', second))).json()).open
  const fields = { intent: 'approve', proposal: shown?.id ?? '', digest: shown?.digest ?? '' }
  return { first, second, former, officer, fields }
}

/** Whether an approval gave the role. Whatever else it was answered, a refusal or a throw, it gave nothing. */
async function gives(args: Awaited<ReturnType<typeof post>>, role: 'admin' | 'dpo'): Promise<boolean> {
  const answer = await action(args).catch(() => null)
  const [proposal] = await rows().select().from(grantProposals)
  const given_ = (await rows().select().from(grants)).filter((one) => one.role === role && one.id.length > 12)
  const taken = proposal?.state === 'approved'
  expect(given_.length).toBe(taken ? 1 : 0)
  expect(answer instanceof Response && answer.status === 303).toBe(taken)
  return taken
}

describe.each(['admin', 'dpo'] as const)('AUT-10 the role %s takes two different people', (role) => {
  describe.each([
    ['fresh', async () => {}],
    ['stale', confirmedLongAgo],
  ] as const)('with a %s confirmation', (age, confirmation) => {
    it.each(approvers)('and is not given by %s', async (_who, whoOf, meanwhile) => {
      const { fields, ...world } = await aProposal(role)
      const args = await post('/people/approvals', whoOf(world), fields)
      await confirmation()
      await meanwhile?.(world)
      expect(await gives(args, role)).toBe(false)
    })

    it(`and is ${age === 'fresh' ? 'given' : 'not given'} by a second administrator`, async () => {
      const { fields, second } = await aProposal(role)
      const args = await post('/people/approvals', second, fields)
      await confirmation()
      expect(await gives(args, role)).toBe(age === 'fresh')
    })
  })
})
