import { describe, expect, it } from 'vitest'
import { wasTooLate } from '#app/domain/contact/status.ts'
import { endLateTasks, makeTaskLink, settleTask } from '#app/domain/contact/task-commands.server.ts'
import { getScript, getTask, listTasks } from '#app/domain/contact/task-queries.server.ts'
import { contactDue } from '#app/domain/home/contact-queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { contactTasks, participantLinks } from '#db/schema/index.ts'
import { aLink, contactWorld, withRoute, withRules } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, NOON } from '#test/support/factories.ts'
import { withTeam } from '#test/support/teams.ts'

withTestDatabase()

/** A call, text or letter to give somebody their private link. */
async function aTask(route: 'call' | 'text' | 'post', change: Parameters<typeof withRoute>[2] = {}) {
  const world = await contactWorld()
  await withRoute(world, route, change)
  const link = await aLink(world.id, { queued: false })
  const row = { id: 'ctk_1', participantId: world.id, route, about: 'private-link', cause: link.id } as const
  await given((tx) => tx.insert(contactTasks).values({ ...row, dueOn: '2026-11-18' }))
  return { ...world, link, script: async () => getScript(world.ctx, await getTask(world.ctx, 'ctk_1')) }
}

describe('what may be said', () => {
  it('is worked out when the task is opened, without an address or the code word', async () => {
    const { script, ...world } = await aTask('call', { voicemail: false, withhold: true })
    await withRules(world, { codeWord: 'marmalade', someoneElse: 'ring-off' })
    const said = await script()
    expect(said).toMatchObject({ isOver: false, hasCodeWord: true, verdict: { ok: true, route: 'call' } })
    expect(said.script?.before).toContain('Withhold your number: dial 141 before theirs.')
    expect(said.script?.after).toContain('If it goes to voicemail, leave no message.')
    expect(JSON.stringify(said.script)).toMatch(/say nothing and ring off/)
    expect(JSON.stringify(said)).not.toMatch(/marmalade|7946/)
  })

  it.each(['text', 'post'] as const)('LNK-01 holds the very link for a %s', async (route) => {
    const { script, link } = await aTask(route)
    expect((await script()).script?.words.join('\n')).toContain(`/p/${link.secret}`)
  })

  it('LNK-08 is nothing when the gate has shut since, or the link works no more', async () => {
    const { script, ...world } = await aTask('call', { from: '13:00' })
    expect(await script()).toMatchObject({ script: null, verdict: { why: 'outside-times' } })
    await withRoute(world, 'call', { version: 1, safe: false })
    expect(await script()).toMatchObject({ script: null, verdict: { why: 'not-safe' } })
    await withRoute(world, 'call', { version: 2 })
    expect((await script()).script).not.toBeNull()
    await given((tx) => tx.update(participantLinks).set({ revokedAt: NOON }))
    expect(await script()).toMatchObject({ script: null, isOver: true })
  })
})

describe('a text or letter about a session', () => {
  const invite = { sessionId: 'ses_one', about: 'session-invitation', cause: 'ses_one:0' } as const
  const about = (change: Partial<typeof contactTasks.$inferInsert>) =>
    given((tx) => tx.update(contactTasks).set(change))

  it.each(['text', 'post'] as const)(
    'LNK-01 LNK-05 a %s holds the link that works, one made for it, or none',
    async (route) => {
      const { script, link, ...world } = await aTask(route)
      await aSession('open', { date: '2026-12-03', state: 'confirmed' })
      await withTeam('ses_one', world.facilitator.id)
      await about(invite)
      const send = ctxFor(world.facilitator, 'link:send')
      expect(await script()).toMatchObject({ carries: 'none' })
      expect(await makeTaskLink(send, 'ctk_1')).toEqual({ ok: false, reason: 'no-word' })
      await withRules(world, { codeWord: 'marmalade' })
      expect((await script()).script?.words.join('\n')).toContain(`/p/${link.secret}`)
      await given((tx) => tx.update(participantLinks).set({ revokedAt: NOON }))
      expect((await script()).carries).toBe('make')
      expect((await script()).script?.words.join('\n')).not.toContain('/p/')
      const both = await Promise.all([makeTaskLink(send, 'ctk_1'), makeTaskLink(send, 'ctk_1')])
      expect(both.map(({ ok }) => ok)).toEqual([true, true])
      expect(await rows().select().from(participantLinks)).toHaveLength(2)
      expect((await script()).script?.words.join('\n')).toMatch(/say there if you can come:\n.*\/p\//)
      await about({ state: 'done' })
      expect(await makeTaskLink(send, 'ctk_1')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    },
  )

  it('ends by itself as too late once its session has begun, and only then; what was said stays said', async () => {
    const { ctx } = await aTask('call')
    await aSession('open', { date: '2026-12-03', state: 'confirmed' })
    await about(invite)
    const start = new Date('2026-12-03T18:00:00Z')
    expect(await endLateTasks(new Date(start.getTime() - 1))).toBe(false)
    expect([await endLateTasks(start), await endLateTasks(start)]).toEqual([true, false])
    const [task] = (await listTasks(ctx, { settled: true, page: 1 })).tasks
    expect(task && [task.state, wasTooLate(task)]).toEqual(['cancelled', true])
    await about({ state: 'not-reached' })
    expect(await endLateTasks(start)).toBe(false)
    await about({ state: 'open', about: 'session-thanks' })
    expect(await endLateTasks(start)).toBe(false)
  })
})

describe('settling a task', () => {
  it('is done, or not reached and then done after all; twice is once', async () => {
    const { ctx, facilitator } = await aTask('call')
    const settle = (intent: 'done' | 'not-reached' | 'cancel') => settleTask(ctx, 'ctk_1', intent)
    expect(await contactDue(ctx)).toMatchObject([
      { title: '1 contact task to do', hint: expect.stringContaining('1 late') },
    ])
    expect([await settle('not-reached'), await settle('not-reached')].every(({ ok }) => ok)).toBe(true)
    expect(await settle('done')).toMatchObject({ ok: true })
    expect(await settle('cancel')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await settle('not-reached')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await rows().select().from(contactTasks)).toMatchObject([
      { state: 'done', settledBy: facilitator.id, settledAt: NOON },
    ])
    expect((await listTasks(ctx, { settled: true, page: 1 })).tasks).toHaveLength(1)
    expect((await listTasks(ctx, { settled: false, page: 1 })).tasks).toEqual([])
    expect(await contactDue(ctx)).toEqual([])
  })

  it('AZ-02 is for the forum’s own facilitator; to others it is not there', async () => {
    await aTask('call')
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'contact:keep')
    expect((await listTasks(other, { settled: false, page: 1 })).tasks).toEqual([])
    await expect(getTask(other, 'ctk_1')).rejects.toThrow(NotFound)
    await expect(settleTask(other, 'ctk_1', 'done')).rejects.toThrow(NotFound)
    expect(await contactDue(other)).toEqual([])
  })

  it('PRV-04 lists and opens it without the forum', async () => {
    const { ctx } = await aTask('text')
    const shown = JSON.stringify([await listTasks(ctx, { settled: false, page: 1 }), await getTask(ctx, 'ctk_1')])
    expect(shown).not.toMatch(/forum/i)
  })
})
