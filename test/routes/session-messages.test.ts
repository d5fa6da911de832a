import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as homeLoader } from '#app/routes/_index/route.tsx'
import * as taskRoute from '#app/routes/contact-tasks.$task/route.tsx'
import { loader as sessionLoader } from '#app/routes/sessions.$session._index/route.tsx'
import * as calls from '#app/routes/sessions.$session.calls/route.tsx'
import * as messages from '#app/routes/sessions.$session.messages/route.tsx'
import { outbox, participantLinks, registerEntries } from '#db/schema/index.ts'
import { withRoute, withRules } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, inRegister, NOON } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { send, withPostOffice } from '#test/support/mail.ts'
import { sendAllDue } from '#test/support/reminders.ts'
import { renderRoute } from '#test/support/render.tsx'
import { invitedWorld, posted, tasksMade } from '#test/support/session-messages.ts'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
withPostOffice()
beforeEach(() => void vi.mocked(now).mockReturnValue(NOON))

type Who = { id: string } | null
const at = { session: 'ses_one' }
const path = (page: string) => `/sessions/ses_one/${page}`
const ask = async (who: Who, template = 'session-invitation', submission = submissionKey()) =>
  (await messages.action(await post(path('messages'), who, { template, submission }, at))) as Response
const tap = async (who: Who, fields: Record<string, string>) =>
  (await calls.action(await post(path('calls'), who, fields, at))) as Response
const shown = async (who: Who, search = '') => renderRoute(messages, await get(path('messages') + search, who, at))
/** What no page about a session may hold: an address, masked or not, a code word, the name of the forum. */
const SECRET = /@|•••|7946|07700|marmalade|Open forum/

/** Three people: one to be emailed, one to be rung, one who must not be contacted. */
async function threeWays() {
  const world = await invitedWorld(3)
  await withRoute(world, 'email', { version: 1, safe: false }, { reference: 'VVF-OP02' })
  await withRoute(world, 'call', {}, { reference: 'VVF-OP02' })
  await withRules(world, { version: 1, contactUs: true })
  return world
}

describe('/sessions/:id/messages', () => {
  it('shows what it says and who gets one before anything is sent, and then sends once for a double click', async () => {
    const { facilitator } = await threeWays()
    const preview = await shown(facilitator, '?step=session-invitation')
    expect(preview).toMatch(/1 by email[\s\S]*1 to ring[\s\S]*1 cannot be reached/)
    expect(preview).toMatch(/Alias 1[\s\S]*They contact us\./)
    expect(preview).toContain('Please say there if you can come')
    expect(preview).not.toMatch(SECRET)
    expect(await rows().select().from(outbox)).toEqual([])
    const key = submissionKey()
    const answers = await Promise.all([ask(facilitator, undefined, key), ask(facilitator, undefined, key)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await posted()).toEqual(['session-invitation pending', 'session-invitation pending'])
    const again = await ask(facilitator)
    expect([again.status, (await again.json()).errors[0].message]).toEqual([
      400,
      'Nobody is left to invite. Nothing was sent',
    ])
  })

  it('says by which way, how far each message is, and what was answered', async () => {
    const { facilitator, people } = await threeWays()
    await ask(facilitator)
    await sendAllDue(send)
    await inRegister('ses_one', [people[2]?.id ?? ''], 'accepted')
    const page = await shown(facilitator)
    expect(page).toMatch(/Alias 1[\s\S]*Not to be contacted[\s\S]*Nothing yet[\s\S]*None yet/)
    expect(page).toMatch(/Alias 2[\s\S]*Phone call[\s\S]*Invitation: For you to ring/)
    expect(page).toMatch(/Alias 3[\s\S]*Email[\s\S]*Invitation: Sent Thursday 19 November 2026, midday[\s\S]*Accepted/)
    expect(page).not.toMatch(SECRET)
    const data = await (await messages.loader(await get(path('messages'), facilitator, at))).json()
    expect(JSON.stringify(data)).not.toMatch(SECRET)
    expect(data.counts).toMatchObject({ expected: 3, invited: 1, accepted: 1, unreachable: 1, toRing: 1 })
    const glance = await (await sessionLoader(await get('/sessions/ses_one', facilitator, at))).json()
    expect(glance.messages).toEqual(data.counts)
    const { tasks } = await (await homeLoader(await get('/', facilitator))).json()
    expect(tasks).toContainEqual({
      title: '1 person still to ring for Thursday’s session',
      hint: 'Open forum, Thursday 3 December 2026, 6pm',
      href: '/sessions/ses_one/calls',
    })
  })

  it('AZ-02 is for the facilitator of the forum alone', async () => {
    await threeWays()
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    for (const page of [messages, calls])
      await expect(page.loader(await get(path('messages'), other, at))).rejects.toThrow(NotFound)
    await expect(ask(other)).rejects.toThrow(NotFound)
    await expect(tap(other, { task: 'ctk_1', seen: '', on: '', answer: 'comes' })).rejects.toThrow(NotFound)
    for (const role of ['support', 'analyst', 'dpo', 'admin'] as const) {
      const who = await aPerson(role)
      await expect(messages.loader(await get(path('messages'), who, at))).rejects.toThrow(Forbidden)
      await expect(ask(who)).rejects.toThrow(Forbidden)
      await expect(tap(who, {})).rejects.toThrow(Forbidden)
    }
    expect([await posted(), await rows().select().from(participantLinks)]).toEqual([[], []])
  })

  it('refuses what is no message of ours, and what is too late', async () => {
    const { facilitator } = await threeWays()
    expect((await ask(facilitator, 'session-off')).status).toBe(400)
    expect((await ask(facilitator, 'session-thanks')).status).toBe(400)
    vi.mocked(now).mockReturnValue(new Date('2026-12-03T18:00:00Z'))
    expect((await ask(facilitator)).status).toBe(400)
    expect(await posted()).toEqual([])
  })
})

describe('/sessions/:id/calls', () => {
  it('shows the words and the way to the number, and takes one tap, which another changes', async () => {
    const { facilitator } = await threeWays()
    await ask(facilitator)
    await sendAllDue(send)
    const sheet = async () => renderRoute(calls, await get(path('calls'), facilitator, at))
    const page = await sheet()
    expect(page).toContain('/participants/VVF-OP02/reveal?field=call')
    expect(page).toContain('Is now a good time to talk?')
    expect(page).toContain('Thursday 3 December 2026, 6pm to 8pm')
    expect(page).not.toMatch(SECRET)
    const [task] = await tasksMade()
    const seen = () => sheet().then((html) => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '')
    const on = '2026-12-03T18:00:00.000Z'
    const say = { task: task?.id ?? '', on }
    const answer = async (said: string) => tap(facilitator, { ...say, seen: await seen(), answer: said })
    expect((await answer('comes')).status).toBe(303)
    expect((await answer('does-not-come')).status).toBe(303)
    expect(await rows().select().from(registerEntries)).toMatchObject([{ status: 'declined' }])
    expect((await answer('told')).status).toBe(400)
    const moved = await tap(facilitator, {
      ...say,
      on: '2026-12-02T18:00:00.000Z',
      seen: await seen(),
      answer: 'comes',
    })
    expect([moved.status, await moved.text()]).toEqual([400, expect.stringContaining('The date has changed')])
    const stale = await tap(facilitator, { ...say, seen: 'open 0 none', answer: 'comes' })
    expect([stale.status, (await tasksMade())[0]?.state]).toEqual([400, 'done'])
    const own = await get(`/contact-tasks/${task?.id}`, facilitator, { task: task?.id ?? '' })
    expect(await renderRoute(taskRoute, own)).toContain('6pm to 8pm')
  })
})
