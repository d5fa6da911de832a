import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { readSealedFields } from '#app/domain/break-glass/commands.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as homeLoader } from '#app/routes/_index/route.tsx'
import * as list from '#app/routes/contact-tasks._index/route.tsx'
import * as task from '#app/routes/contact-tasks.$task/route.tsx'
import * as adjustmentsRoute from '#app/routes/participants.$reference.adjustments/route.tsx'
import { loader as sessionLoader } from '#app/routes/sessions.$session._index/route.tsx'
import { adjustments, contactTasks, participantLinks } from '#db/schema/index.ts'
import { opened } from '#test/support/break-glass.ts'
import { aLink, contactWorld, withRoute, withRules } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, NOON } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { withTeam } from '#test/support/teams.ts'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(NOON))

type Who = { id: string } | null
const at = ['/contact-tasks/ctk_1', { task: 'ctk_1' }] as const
const settle = async (who: Who, intent: string, submission = submissionKey()) =>
  (await task.action(await post(at[0], who, { intent, submission }, at[1]))) as Response
const state = async () => (await rows().select().from(contactTasks)).map((one) => one.state)

async function aCall() {
  const world = await contactWorld(2)
  await withRoute(world, 'call', { voicemail: true })
  await withRules(world, { codeWord: 'marmalade' })
  const { id } = await aLink(world.id, { queued: false })
  const row = { id: 'ctk_1', participantId: world.id, route: 'call', about: 'private-link', cause: id } as const
  await given((tx) => tx.insert(contactTasks).values({ ...row, dueOn: '2026-11-18' }))
  return world
}

describe('/contact-tasks', () => {
  it('lists what is due, and whose safe contact is missing, without a forum or an address', async () => {
    const { facilitator } = await aCall()
    const shown = await renderRoute(list, await get('/contact-tasks', facilitator))
    expect(shown).toContain('Late')
    expect(shown).toMatch(/Alias 2[\s\S]*Nobody has asked them yet/)
    expect(shown).not.toMatch(/Open forum|7946|marmalade/)
    const done = await renderRoute(list, await get('/contact-tasks?show=settled&page=9', facilitator))
    expect(done).toContain('Nothing yet.')
  })

  it('stands on the home page of the facilitator, with how many are late and whom to ask', async () => {
    const { facilitator } = await aCall()
    const { tasks } = await (await homeLoader(await get('/', facilitator))).json()
    expect(tasks).toMatchObject([
      { title: '1 contact task to do', hint: expect.stringContaining('1 late'), href: '/contact-tasks' },
      { title: 'Ask 1 participant how they can be reached safely', href: '/contact-tasks#to-confirm' },
    ])
  })

  it('shows what may be said, with a way to the number and the code word, and settles it once', async () => {
    const { facilitator } = await aCall()
    const shown = await renderRoute(task, await get(at[0], facilitator, at[1]))
    expect(shown).toContain('Is now a good time to talk?')
    expect(shown).toContain('/participants/VVF-OP01/reveal?field=call')
    expect(shown).not.toMatch(/Open forum|7946|marmalade/)
    const submission = submissionKey()
    const answers = await Promise.all([
      settle(facilitator, 'done', submission),
      settle(facilitator, 'done', submission),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await state()).toEqual(['done'])
    const late = await settle(facilitator, 'not-reached')
    expect([late.status, await state()]).toEqual([400, ['done']])
    expect((await settle(facilitator, 'explode')).status).toBe(400)
  })

  it('LNK-05 makes the link for a text about a session, or says that none can go', async () => {
    const { facilitator } = await aCall()
    await withRoute({ facilitator }, 'text')
    await aSession('open', { date: '2026-12-03', state: 'confirmed' })
    await withTeam('ses_one', facilitator.id)
    const text = { route: 'text', about: 'session-moved', sessionId: 'ses_one', cause: 'v2' } as const
    await given(async (tx) => {
      await tx.update(contactTasks).set(text)
      await tx.delete(participantLinks)
    })
    const shown = async () => renderRoute(task, await get(at[0], facilitator, at[1]))
    expect(await shown()).toContain('Make their private link')
    expect((await settle(facilitator, 'make-link')).headers.get('Location')).toBe(at[0])
    expect(await shown()).toMatch(/Your page says how it is now[\s\S]*\/p\//)
    expect(await shown()).not.toContain('Make their private link')
  })

  it('LNK-08 says not to get in touch when the gate is shut, and offers no “Done”', async () => {
    const world = await aCall()
    await withRoute(world, 'call', { version: 1, from: '14:00' })
    const shown = await renderRoute(task, await get(at[0], world.facilitator, at[1]))
    expect(shown).toContain('Do not get in touch now.')
    expect(shown).toContain('Thursday 19 November 2026, 2pm')
    expect(shown).not.toMatch(/good time to talk|>Done</)
  })

  it('AZ-02 is for the facilitator of the forum alone', async () => {
    await aCall()
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    await expect(task.loader(await get(at[0], other, at[1]))).rejects.toThrow(NotFound)
    await expect(settle(other, 'done')).rejects.toThrow(NotFound)
    for (const role of ['support', 'analyst', 'dpo', 'admin'] as const) {
      const who = await aPerson(role)
      await expect(list.loader(await get('/contact-tasks', who))).rejects.toThrow(Forbidden)
      await expect(settle(who, 'done')).rejects.toThrow(Forbidden)
    }
    expect(await state()).toEqual(['open'])
  })
})

describe('/participants/:reference/adjustments', () => {
  const path = ['/participants/VVF-OP01/adjustments', { reference: 'VVF-OP01' }] as const
  const send = async (who: Who, fields: Record<string, string>) =>
    (await adjustmentsRoute.action(await post(path[0], who, fields, path[1]))) as Response

  it('adds, counts at the session without a name, and removes after asking', async () => {
    const { facilitator } = await contactWorld()
    const { id } = await aSession('open', { date: '2026-12-03' })
    expect((await send(facilitator, { intent: 'add', kind: 'taxi', line: 'After evening sessions' })).status).toBe(303)
    const session = async (who: Who) => (await sessionLoader(await get(`/sessions/${id}`, who, { session: id }))).json()
    expect((await session(facilitator)).adjustments).toEqual([{ kind: 'taxi', people: 1 }])
    expect(JSON.stringify(await session(facilitator))).not.toMatch(/Alias|VVF-|evening/)
    expect((await session(await aPerson('analyst'))).adjustments).toBeNull()
    const [held] = await rows().select().from(adjustments)
    const asked = await get(`${path[0]}?remove=${held?.id}`, facilitator, path[1])
    expect(await renderRoute(adjustmentsRoute, asked)).toContain('are you sure?')
    expect((await send(facilitator, { intent: 'remove', adjustment: held?.id ?? '' })).status).toBe(303)
    expect(await rows().select().from(adjustments)).toEqual([])
  })

  it('refuses what is not on the list, keeps what was typed, and says it beside the field', async () => {
    const { facilitator } = await contactWorld()
    const answer = await send(facilitator, { intent: 'add', kind: 'other', line: ' ' })
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { errors: [{ field: 'line' }], typed: { kind: 'other' } },
    ])
    await send(facilitator, { intent: 'add', kind: 'bsl', line: '' })
    const again = await send(facilitator, { intent: 'add', kind: 'bsl', line: '' })
    expect((await again.json()).errors).toEqual([{ field: 'kind', message: 'This is on their list already' }])
  })
})

describe('emergency access to contact details', () => {
  it('PRV-04 AZ-07 shows them in a look of their own, without name and forum, and writes that look down', async () => {
    const world = await aCall()
    await aPerson('dpo')
    const admin = await aPerson('admin')
    const ctx = ctxFor(admin, 'break-glass:open')
    const id = await opened(admin)
    const [person, contact] = [await readSealedFields(ctx, id), await readSealedFields(ctx, id, 'contact')]
    expect(JSON.stringify(person)).toMatch(/Open forum/)
    expect(JSON.stringify(person)).not.toMatch(/7946|marmalade/)
    expect(contact).toMatchObject({
      value: [
        { field: 'reference', value: 'VVF-OP01' },
        { field: 'call', value: '020 7946 0018' },
        { field: 'code-word', value: 'marmalade' },
        { field: 'how-to', value: expect.stringContaining('wrong number') },
      ],
    })
    expect(JSON.stringify(contact)).not.toMatch(/Open forum|Alias/)
    expect(world.id).toBe('ptc_open_1')
  })
})
