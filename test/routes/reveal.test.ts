import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import * as reveal from '#app/routes/participants.$reference.reveal/route.tsx'
import { setEngine } from '#db/client.server.ts'
import { reveals, signInSessions } from '#db/schema/index.ts'
import { contactWorld, withPasskey, withRoute, withRules } from '#test/support/contacts.ts'
import { rows, testEngine, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { minutesOn } from '#test/support/reminders.ts'
import { renderRoute } from '#test/support/render.tsx'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
const clockAt = (minutes: number) => vi.mocked(now).mockReturnValue(minutesOn(minutes))
withTestDatabase()
beforeEach(() => void clockAt(0))

type Who = { id: string } | null
const params = { reference: 'VVF-OP01' }
const path = '/participants/VVF-OP01/reveal?field=email'
const form = { field: 'email', reason: 'contact-task' }
const asking = (who: Who, fields: Record<string, string> = {}) => post(path, who, { ...form, ...fields }, params)
const send = async (who: Who, fields = {}) => (await reveal.action(await asking(who, fields))) as Response
const page = async (who: Who) => renderRoute(reveal, await get(path, who, params))
const load = async (who: Who) => reveal.loader(await get(path, who, params))
const seen = async () => rows().select().from(reveals)

async function staff() {
  const world = await contactWorld()
  await withRoute(world, 'email')
  await withRules(world, { codeWord: 'marmalade' })
  await withPasskey(world.facilitator.id)
  return world
}

describe('/participants/:reference/reveal', () => {
  it('PRV-03 shows the one field in the answer to the form alone, never to be stored, and never the forum', async () => {
    const { facilitator } = await staff()
    expect(await page(facilitator)).not.toContain('sunny@example.org')
    const answer = await send(facilitator)
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect(await answer.json()).toEqual({ shown: { field: 'email', value: 'sunny@example.org' } })
    expect(await page(facilitator)).not.toContain('sunny@example.org')
    const shown = await renderRoute(reveal, await asking(facilitator))
    expect(shown).toContain('sunny@example.org')
    expect(shown).not.toMatch(/Open forum|marmalade/)
    expect(await seen()).toHaveLength(2)
  })

  it.each<[string, Record<string, string>, string]>([
    ['no reason', { reason: '' }, 'Choose why you need to see it'],
    ['a reason of one’s own', { reason: 'curious' }, 'Choose why you need to see it'],
    ['a field that is not held', { field: 'post' }, 'We hold none any more. Nothing was shown'],
  ])('refuses %s and shows nothing', async (_what, change, message) => {
    const { facilitator } = await staff()
    const answer = await send(facilitator, change)
    expect(answer.status).toBe(400)
    expect((await answer.json()).errors).toMatchObject([{ message }])
    expect(await seen()).toEqual([])
  })

  it('AUT-10 asks for a confirmation that is at most five minutes old', async () => {
    const { facilitator } = await staff()
    const [showing, sending] = [await get(path, facilitator, params), await asking(facilitator)]
    clockAt(6)
    await given((tx) => tx.update(signInSessions).set({ confirmedAt: NOON }))
    const answer = (await reveal.action(sending)) as Response
    expect([answer.status, (await answer.json()).errors[0].href]).toEqual([
      400,
      expect.stringMatching(/^\/confirm\?next=/),
    ])
    const sent = await reveal.loader(showing).catch((response: Response) => response)
    expect((sent as Response).headers.get('Location') ?? '').toMatch(/^\/(confirm|sign-in)\?next=/)
    expect(await seen()).toEqual([])
  })

  it('says how to add a passkey to whoever has none, and shows them nothing', async () => {
    await staff()
    const without = await aPerson('facilitator', { forum: 'open', key: 'without' })
    expect(await page(without)).toContain('href="/account/passkeys"')
    const answer = await send(without)
    expect((await answer.json()).errors).toMatchObject([{ message: expect.stringContaining('You need a passkey') }])
    expect(await seen()).toEqual([])
  })

  it('PRV-03 shows nothing when the look cannot be written into the trail', async () => {
    const { facilitator } = await staff()
    const sending = await asking(facilitator)
    await page(facilitator)
    setEngine({ ...testEngine(), transaction: () => Promise.reject(new Error('the disk is full')) })
    await expect(reveal.action(sending)).rejects.toThrow('the disk is full')
  })

  it('takes a form once: a double click shows it once', async () => {
    const { facilitator } = await staff()
    const submission = submissionKey()
    const answers = await Promise.all([send(facilitator, { submission }), send(facilitator, { submission })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 303])
    expect(answers.map(({ headers }) => headers.get('Location') ?? '').join()).not.toContain('sunny')
    expect(await seen()).toHaveLength(1)
  })

  it('AZ-07 is not for administrators, officers or anybody else, nor for another forum', async () => {
    await staff()
    for (const role of ['admin', 'dpo', 'support', 'analyst', 'commissioner'] as const) {
      const who = await aPerson(role)
      await expect(load(who)).rejects.toThrow(Forbidden)
      await expect(send(who)).rejects.toThrow(Forbidden)
    }
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    await withPasskey(other.id)
    await expect(load(other)).rejects.toThrow(NotFound)
    await expect(send(other)).rejects.toThrow(NotFound)
    expect(await seen()).toEqual([])
  })

  it('AUT-11 opens to the passkey alone: who proved themselves with their app is led to confirm with it', async () => {
    const { facilitator } = await staff()
    const asked = await asking(facilitator)
    const shown = await get(path, facilitator, params)
    await given((tx) => tx.update(signInSessions).set({ method: 'app' }))
    expect(await renderRoute(reveal, shown)).toContain('Confirm with your passkey')
    const answer = (await reveal.action(asked)) as Response
    expect(answer.status).toBe(400)
    expect((await answer.json()).errors).toMatchObject([{ href: expect.stringMatching(/^\/confirm\?next=/) }])
    expect(await seen()).toEqual([])
  })

  it('has no page for a field that does not exist', async () => {
    const { facilitator } = await staff()
    await expect(
      reveal.loader(await get('/participants/VVF-OP01/reveal?field=alias', facilitator, params)),
    ).rejects.toThrow(NotFound)
  })
})
