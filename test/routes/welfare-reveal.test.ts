import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import * as one from '#app/routes/welfare.$followUp.reveal/route.tsx'
import { participants, reveals, welfareFollowUps } from '#db/schema/index.ts'
import { agreed, rulesForm, withPasskey, withRoute, withRules } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { raisedWorld } from '#test/support/welfare.ts'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(NOON))

type Who = { id: string } | null
const form = { field: 'call', reason: 'check-in' }
const at = (id: string, field = 'call') => [`/welfare/${id}/reveal?field=${field}`, { followUp: id }] as const
const page = async (who: Who, id: string, field?: string) => {
  const [path, params] = at(id, field)
  return renderRoute(one, await get(path, who, params))
}
const load = async (who: Who, id: string) => one.loader(await get(at(id)[0], who, at(id)[1]))
const asking = async (who: Who, id: string, fields: Record<string, string> = {}) =>
  post(at(id)[0], who, { ...form, ...fields }, at(id)[1])
const send = async (who: Who, id: string, fields = {}) => (await one.action(await asking(who, id, fields))) as Response
const seen = () => rows().select().from(reveals)
const set = (change: Partial<typeof welfareFollowUps.$inferInsert>) =>
  given((tx) => tx.update(welfareFollowUps).set(change))

/** A check-in that the support worker, who holds a passkey, has taken on; they may be rung, and gave a code word. */
async function owned(change: Parameters<typeof withRoute>[2] = {}) {
  const world = await raisedWorld()
  await agreed(world.early)
  await withRoute(world, 'call', change)
  await withRoute(world, 'email')
  await withRules({ ctx: ctxFor(world.facilitator, 'contact:keep') }, rulesForm({ codeWord: 'marmalade' }))
  await withPasskey(world.support.id)
  await withPasskey(world.facilitator.id)
  await set({ ownerId: world.support.id })
  return world
}

describe('/welfare/:followUp/reveal', () => {
  it('PRV-03 LNK-08 shows its owner the one safe number, once, with a reason and a line that stays, and no forum', async () => {
    const { support, early, id } = await owned()
    expect(await page(support, id)).toContain('Why do you need to see it?')
    expect(await page(support, id)).not.toContain('7946')
    const refused = await send(support, id, { reason: 'checking' })
    expect([refused.status, (await refused.json()).errors[0].field]).toEqual([400, 'reason'])
    expect(await seen()).toEqual([])
    const answer = await send(support, id)
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect(await answer.json()).toEqual({ shown: { field: 'call', value: '020 7946 0018' } })
    const looked = { personId: support.id, participantId: early, reason: 'check-in', at: NOON }
    expect(await seen()).toMatchObject([{ ...looked, field: 'call' }])
    const shown = await renderRoute(one, await asking(support, id, { field: 'code-word' }))
    expect(shown).toContain('marmalade')
    expect(shown).not.toMatch(/Open forum|sunny@/)
    expect(await seen()).toHaveLength(2)
  })

  it('LNK-08 shows only what the gate opens now: no other route, nothing at another hour, nothing of the restricted', async () => {
    const { support, facilitator, id } = await owned()
    expect(await page(support, id, 'email')).toContain('cannot be shown now')
    expect((await send(support, id, { field: 'email' })).status).toBe(400)
    await withRoute({ facilitator }, 'call', { from: '18:00', until: '20:00', version: 1 })
    expect(await page(support, id)).toContain('cannot be shown now')
    const answer = await send(support, id)
    expect((await answer.json()).errors).toMatchObject([{ message: expect.stringContaining('Nothing was shown') }])
    await withRoute({ facilitator }, 'call', { version: 2 })
    await given((tx) => tx.update(participants).set({ restrictedSince: NOON }))
    expect((await send(support, id, { reason: 'safety' })).status).toBe(400)
    expect(await seen()).toEqual([])
  })

  it('AZ-02 has nothing for whoever does not own it, nor for its owner once it is settled', async () => {
    const { support, facilitator, id } = await owned()
    const second = await aPerson('support', { forum: 'open', key: 'second' })
    const far = await aPerson('support', { forum: 'lgbtq', key: 'far' })
    for (const who of [facilitator, second, far]) {
      await withPasskey(`${who.id}`).catch(() => undefined)
      await expect(load(who, id)).rejects.toThrow(NotFound)
      await expect(send(who, id)).rejects.toThrow(NotFound)
    }
    await set({ state: 'made', settledBy: support.id, settledAt: NOON })
    await expect(load(support, id)).rejects.toThrow(NotFound)
    await expect(send(support, id)).rejects.toThrow(NotFound)
    expect(await seen()).toEqual([])
  })

  it('AZ-07 AUT-11 is not for other roles, and needs a passkey', async () => {
    const { id } = await owned()
    for (const role of ['analyst', 'commissioner', 'dpo', 'admin'] as const) {
      const who = await aPerson(role)
      await expect(load(who, id)).rejects.toThrow(Forbidden)
      await expect(send(who, id)).rejects.toThrow(Forbidden)
    }
    const without = await aPerson('support', { forum: 'open', key: 'without' })
    await set({ ownerId: without.id })
    expect(await page(without, id)).toContain('href="/account/passkeys"')
    expect((await send(without, id)).status).toBe(400)
    expect(await seen()).toEqual([])
  })

  it('PRV-03 counts with everything else its owner looks at: the fiftieth of a day is the last', async () => {
    const { support, early, id } = await owned()
    const looked = { personId: support.id, participantId: early, field: 'call', reason: 'check-in', at: NOON } as const
    const before = Array.from({ length: 49 }, (_, n) => ({ ...looked, id: `rev_${n}` }))
    await given((tx) => tx.insert(reveals).values(before))
    expect((await send(support, id)).status).toBe(200)
    const answer = await send(support, id)
    expect((await answer.json()).errors).toMatchObject([{ message: expect.stringContaining('50 contact details') }])
    expect(await seen()).toHaveLength(50)
  })
})
