import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as homeLoader } from '#app/routes/_index/route.tsx'
import { loader as sessionLoader } from '#app/routes/sessions.$session._index/route.tsx'
import * as register from '#app/routes/sessions.$session.register/route.tsx'
import * as ofSession from '#app/routes/sessions.$session.welfare/route.tsx'
import * as list from '#app/routes/welfare._index/route.tsx'
import * as one from '#app/routes/welfare.$followUp._index/route.tsx'
import { agreed, withRoute } from '#test/support/contacts.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, NOON } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { followUps, raisedWorld, welfareWorld } from '#test/support/welfare.ts'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(NOON))

type Who = { id: string } | null
const page = ['/sessions/ses_one/welfare', { session: 'ses_one' }] as const
const session = async (who: Who) => await get(page[0], who, page[1])
const at = async (who: Who, id: string) => await get(`/welfare/${id}`, who, { followUp: id })
const send = async (who: Who, id: string, fields: Record<string, string>) =>
  (await one.action(await post(`/welfare/${id}`, who, fields, { followUp: id }))) as Response
const raise = async (who: Who, fields: Record<string, string>) =>
  (await ofSession.action(await post(page[0], who, { intent: 'raise', ...fields }, page[1]))) as Response

/** What nobody may read from a check-in: why, or any contact detail. */
const TELLING = /left.early|did.not.attend|attended|disclos|reason|7946|marmalade/i

describe('/sessions/:id/welfare', () => {
  it('lists who is to be asked, whose it is and until when; no reason and no content is in the answer', async () => {
    const { support } = await raisedWorld()
    const answer = await (await ofSession.loader(await session(support))).json()
    expect(answer.followUps).toMatchObject([
      { alias: 'Alias 1', owner: null, state: 'open', due: expect.stringContaining('20 November'), overdue: false },
      { alias: 'Alias 2' },
    ])
    expect(answer.people?.map(({ alias }: { alias: string }) => alias)).toEqual(['Alias 3', 'Alias 4'])
    expect(JSON.stringify(answer)).not.toMatch(TELLING)
    expect(await renderRoute(ofSession, await session(support))).toContain('I will do it')
  })

  it('has them as soon as the register is saved', async () => {
    const { facilitator, there } = await welfareWorld()
    const { version, lines } = await (
      await register.loader(await get('/sessions/ses_one/register', facilitator, page[1]))
    ).json()
    const statuses = lines.map(({ participantId: id, status }) => [
      `status-${id}`,
      id === there ? 'left_early' : (status ?? ''),
    ])
    const staff = ['facilitator', 'victim_support', 'mps', 'mopac', 'partner', 'interpreter']
    const fields = {
      version: String(version),
      ...Object.fromEntries([...statuses, ...staff.map((part) => [`staff-${part}`, ''])]),
    }
    const saved = await register.action(await post('/sessions/ses_one/register', facilitator, fields, page[1]))
    expect((saved as Response).status).toBe(303)
    expect((await followUps()).map(({ participantId }) => participantId)).toContain(there)
  })

  it('asks for one by hand once, has no field for why, and says beside the field who cannot be asked', async () => {
    const { support, there, no } = await raisedWorld()
    const submission = submissionKey()
    const twice = [
      await raise(support, { participant: there, submission }),
      await raise(support, { participant: there, submission }),
    ]
    expect(twice.map(({ status }) => status)).toEqual([303, 303])
    expect(await followUps()).toHaveLength(3)
    const refused = await raise(support, { participant: no })
    expect([refused.status, (await refused.json()).errors[0].field]).toEqual([400, 'participant'])
    expect((await raise(support, { participant: '' })).status).toBe(400)
    expect((await raise(support, { participant: there, reason: 'Upset' })).status).toBe(400)
    expect(await followUps()).toHaveLength(3)
  })
})

describe('/welfare/:followUp', () => {
  it('R6 LNK-08 shows its owner alone how they may be asked, in neutral words, and no number', async () => {
    const { facilitator, support, early, id } = await raisedWorld()
    await agreed(early)
    await withRoute({ facilitator }, 'call')
    const before = await renderRoute(one, await at(support, id))
    expect(before).toContain('Nobody has taken this on yet.')
    expect(before).not.toContain('Is now a good time')
    expect((await send(support, id, { intent: 'take', owner: '' })).headers.get('Location')).toBe(`/welfare/${id}`)
    const mine = await renderRoute(one, await at(support, id))
    expect(mine).toContain('I would like to ask how you are.')
    expect(mine).not.toMatch(TELLING)
    expect(mine).toContain(`/welfare/${id}/reveal?field=call`)
    const theirs = await renderRoute(one, await at(facilitator, id))
    expect(theirs).toContain('I will do it instead')
    expect(theirs).not.toContain('how you are.')
    expect(theirs).not.toContain('/reveal')
  })

  it('says not to get in touch when nothing is known to be safe', async () => {
    const { support, id } = await raisedWorld()
    await send(support, id, { intent: 'take', owner: '' })
    const shown = await renderRoute(one, await at(support, id))
    expect(shown).toContain('Do not ring, text or write now.')
    expect(shown).not.toContain('a good time')
  })

  it('settles, undoes, and leaves alone what somebody else has taken', async () => {
    const { facilitator, support, id } = await raisedWorld()
    await send(support, id, { intent: 'take', owner: '' })
    expect((await send(facilitator, id, { intent: 'take', owner: '' })).status).toBe(400)
    expect((await send(facilitator, id, { intent: 'made' })).status).toBe(400)
    expect((await send(support, id, { intent: 'made', note: 'They were upset' })).status).toBe(400)
    const settled = await send(support, id, { intent: 'made' })
    expect(settled.headers.get('Location')).toBe('/sessions/ses_one/welfare')
    expect(await renderRoute(one, await at(support, id))).toContain('Undo')
    await send(support, id, { intent: 'reopen' })
    expect((await followUps())[0]).toMatchObject({ state: 'open', ownerId: support.id })
  })
})

describe('where they stand', () => {
  it('is the list, overdue first, the home page and the page of the session', async () => {
    const { support, id } = await raisedWorld()
    const home = async () => (await (await homeLoader(await get('/', support))).json()).tasks
    expect(await home()).toMatchObject([{ title: '2 check-ins after a session have nobody to do them' }])
    vi.mocked(now).mockReturnValue(new Date('2026-11-21T12:00:00Z'))
    expect(await home()).toMatchObject([{ title: '2 check-ins after a session are overdue', href: '/welfare' }])
    await send(support, id, { intent: 'take', owner: '' })
    await send(support, id, { intent: 'not-reached' })
    const shown = await (await list.loader(await get('/welfare', support))).json()
    expect(shown).toMatchObject({
      open: [{ alias: 'Alias 2', overdue: true }],
      settled: [{ alias: 'Alias 1', owner: 'You', state: 'not-reached' }],
    })
    expect(JSON.stringify(shown)).not.toMatch(TELLING)
    const { tasks } = await (await sessionLoader(await get('/sessions/ses_one', support, page[1]))).json()
    expect(tasks).toContainEqual(expect.objectContaining({ page: 'welfare', status: '1 to settle' }))
  })

  it('AZ-02 is the forum’s own facilitator’s and support worker’s business alone', async () => {
    const { id, there } = await raisedWorld()
    for (const role of ['facilitator', 'support'] as const) {
      const other = await aPerson(role, { forum: 'lgbtq', key: `other-${role}` })
      await expect(ofSession.loader(await session(other))).rejects.toThrow(NotFound)
      await expect(raise(other, { participant: there })).rejects.toThrow(NotFound)
      await expect(one.loader(await at(other, id))).rejects.toThrow(NotFound)
      await expect(send(other, id, { intent: 'take', owner: '' })).rejects.toThrow(NotFound)
      expect(await (await list.loader(await get('/welfare', other))).json()).toEqual({ open: [], settled: [] })
    }
    for (const role of ['analyst', 'commissioner', 'dpo', 'admin', 'partner'] as const) {
      const who = await aPerson(role)
      await expect(list.loader(await get('/welfare', who))).rejects.toThrow(Forbidden)
      await expect(ofSession.loader(await session(who))).rejects.toThrow(Forbidden)
      await expect(send(who, id, { intent: 'made' })).rejects.toThrow(Forbidden)
    }
  })
})
