import { describe, expect, it } from 'vitest'
import { inventory } from '#app/crypto/inventory.ts'
import { wrapNext } from '#app/domain/keys/wrapping-commands.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as home } from '#app/routes/_index/route.tsx'
import { action, loader } from '#app/routes/data.keys/route.tsx'
import { keyRotations } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, NOON, participantsIn } from '#test/support/factories.ts'
import { admins, confirmedLongAgo, said } from '#test/support/grants.ts'
import { get, post } from '#test/support/http.ts'
import { withVersions } from '#test/support/key-stores.ts'

withTestDatabase()
withFrozenClock()

type Who = { id: string } | null
const show = async (who: Who) => (await loader(await get('/data/keys', who))).json()
const send = async (who: Who, fields: Record<string, string>) =>
  (await action(await post('/data/keys', who, fields))) as Response
const refusalOf = async (answer: Response) => [answer.status, (await answer.json()).errors[0].message]
const propose = { intent: 'propose' }

async function world() {
  withVersions(1)
  const both = await admins()
  await participantsIn('open', 3)
  withVersions(1, 2)
  return both
}

async function proposed() {
  const both = await world()
  expect((await send(both.first, propose)).status).toBe(303)
  const { rotation } = await show(both.second)
  if (!rotation) throw new Error('not proposed')
  return { ...both, answer: { intent: 'approve', rotation: rotation.id, digest: rotation.digest } }
}

describe('/data/keys', () => {
  it('GOV-07 shows every key and method, and how much each version seals, and no key', async () => {
    const { first } = await world()
    const shown = await show(first)
    expect(shown.inventory.map(({ name }) => name)).toEqual(inventory.map(({ name }) => name))
    expect(shown.versions).toEqual([
      { version: 1, state: 'older', participants: 3, apps: 0, imports: 0 },
      { version: 2, state: 'newest', participants: 0, apps: 0, imports: 0 },
    ])
    expect(shown).toMatchObject({ others: 3, percent: 0, newest: 2, mayRotate: true, rotation: null, lacking: 0 })
    expect(JSON.stringify(shown)).not.toMatch(/ptc_|v1\.|[A-Za-z0-9+/]{40}/)
  })

  it('shows a data protection officer the same, and nothing to press', async () => {
    await world()
    const dpo = await aPerson('dpo')
    expect(await show(dpo)).toMatchObject({ mayRotate: false, others: 3 })
    await expect(send(dpo, propose)).rejects.toThrow(Forbidden)
  })

  it('is for those two roles alone', async () => {
    for (const role of ['facilitator', 'commissioner', 'analyst', 'board'] as const)
      await expect(show(await aPerson(role))).rejects.toThrow(Forbidden)
    await expect(show(null)).rejects.toMatchObject({ status: 302 })
  })

  it('CRY-03 AUT-10 changes the keys when a second administrator approved it', async () => {
    const { first, second, answer } = await proposed()
    expect(await refusalOf(await send(first, answer))).toEqual([400, expect.stringContaining('You proposed it')])
    expect((await send(second, answer)).status).toBe(303)
    expect((await show(second)).rotation).toMatchObject({ state: 'running', wrapped: 0 })
    while (await wrapNext(NOON)) await show(second)
    const after = await show(first)
    expect(after).toMatchObject({ others: 0, percent: 100, rotation: null })
    expect(after.settled).toMatchObject([
      { toVersion: 2, state: 'done', proposer: 'Test first', approver: 'Test second', wrapped: 3 },
    ])
  })

  it('AUT-10 asks for a fresh confirmation to propose and to approve, and for none to cancel', async () => {
    const { first, second, answer } = await proposed()
    const late = await post('/data/keys', second, answer)
    await confirmedLongAgo()
    expect((await ((await action(late)) as Response).json()).errors[0].href).toBe('/confirm?next=%2Fdata%2Fkeys')
    const cancel = await post('/data/keys', second, { intent: 'cancel', rotation: answer.rotation })
    await confirmedLongAgo()
    expect(((await action(cancel)) as Response).status).toBe(303)
    const again = await post('/data/keys', first, propose)
    await confirmedLongAgo()
    expect(((await action(again)) as Response).status).toBe(400)
    expect((await rows().select().from(keyRotations)).map(({ state }) => state)).toEqual(['cancelled'])
    expect((await said('keys.rotation-cancelled')).map(({ actor }) => actor)).toEqual(['per_second'])
  })

  it('has one proposal of a form that is sent twice, and of two administrators at once', async () => {
    const { first, second } = await world()
    const args = () => post('/data/keys', first, { ...propose, submission: 'one-form-key-of-24-chars' })
    await Promise.all([action(await args()), action(await args())])
    const [status, words] = await refusalOf(await send(second, propose))
    expect([status, words]).toEqual([400, expect.stringContaining('proposed or is running already')])
    expect(await rows().select().from(keyRotations)).toHaveLength(1)
  })

  it('says on the home page of the other administrator that it waits', async () => {
    const { first, second } = await proposed()
    const tasksOf = async (who: Who) =>
      (await (await home(await get('/', who))).json()).tasks.map(({ href }: { href: string }) => href)
    expect(await tasksOf(second)).toContain('/data/keys')
    expect(await tasksOf(first)).not.toContain('/data/keys')
  })

  it('tells an only administrator whom it takes', async () => {
    withVersions(1)
    expect(await show(await aPerson('admin'))).toMatchObject({ alone: true, others: 0, percent: 100 })
  })

  it.each<[string, Record<string, string>]>([
    ['no intent', {}],
    ['an approval without what was shown', { intent: 'approve', rotation: 'rot_x' }],
    ['a proposal with more than was asked', { intent: 'propose', version: '9' }],
    ['a change of keys that is no id', { intent: 'cancel', rotation: '../x' }],
  ])('refuses %s with 400', async (_what, fields) => {
    const { first } = await world()
    expect((await send(first, fields)).status).toBe(400)
  })

  it('does not find what there is not', async () => {
    const { first } = await world()
    await expect(send(first, { intent: 'cancel', rotation: 'rot_none' })).rejects.toThrow(NotFound)
  })
})
