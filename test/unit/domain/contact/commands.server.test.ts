import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  confirmContact,
  confirmOwnContact,
  removeRoute,
  saveRoute,
  saveRules,
} from '#app/domain/contact/commands.server.ts'
import { findCodeWord, findWhyNot, getContact, getReach, listToConfirm } from '#app/domain/contact/queries.server.ts'
import { visitContext } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { keyStore } from '#db/key-store.server.ts'
import { auditEvents, contactRoutes, contactTasks, participants, places, safeContacts } from '#db/schema/index.ts'
import { agreed, contactWorld, routeForm, rulesForm, withRoute, withRules } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { everyText } from '#test/support/every-text.ts'
import { aPerson, ctxFor, given, NOON, once, participantsIn } from '#test/support/factories.ts'
import { minutesOn } from '#test/support/reminders.ts'

withTestDatabase()

const routes = async () => rows().select().from(contactRoutes)
const trail = async () =>
  (await rows().select().from(auditEvents).orderBy(auditEvents.sequence)).filter(({ action }) =>
    action.startsWith('contact.'),
  )
const daysOn = (days: number) => minutesOn(days * 24 * 60)

describe('a way to reach somebody', () => {
  it('CRY-02 CRY-05 is sealed, found by a blind index, confirmed on its day, and nowhere in the clear', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email', { sender: 'Sam', subject: 'Thursday' })
    await withRoute(world, 'call', { voicemail: true })
    await withRules(world, { codeWord: 'marmalade' })
    const { routes: shown, hasCodeWord, verdict } = await getContact(world.ctx, 'vvf-op01')
    expect(shown).toMatchObject([
      {
        kind: 'email',
        masked: 's•••@e•••.org',
        confirmedOn: '2026-11-19',
        rules: { sender: 'Sam', subject: 'Thursday' },
      },
      { kind: 'call', masked: '••• 18', rules: { voicemail: true } },
    ])
    expect([hasCodeWord, verdict.ok, await findCodeWord(world.id)]).toEqual([true, true, 'marmalade'])
    const all = (await everyText()).join('\n')
    expect(all).not.toMatch(/sunny|7946|79460018|Thursday"|marmalade|"sender"/i)
    expect((await routes()).map(({ addressIndex }) => addressIndex?.length)).toEqual([43, 43])
    expect(JSON.stringify(await trail())).not.toMatch(/example|Sam/)
  })

  it('keeps its address when the field is left empty, and changes the rest', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    const before = await routes()
    await withRoute(world, 'email', { version: 1, address: '', safe: false }, { at: daysOn(3) })
    const [after] = await routes()
    expect(after).toMatchObject({ address: before[0]?.address, version: 2, confirmedOn: '2026-11-22' })
    const { routes: shown } = await getContact(world.ctx, 'VVF-OP01')
    expect(shown).toMatchObject([{ masked: 's•••@e•••.org', rules: { safe: false } }])
  })

  it('is refused without an address, with a bad one, from a stale form, for the erased, and twice', async () => {
    const { ctx, id } = await contactWorld()
    const save = (change = {}, form = once()) => saveRoute(ctx, 'VVF-OP01', routeForm('email', change), form)
    expect(await save({ address: ' ' })).toEqual({ ok: false, reason: 'no-address' })
    expect(await save({ address: 'a@example.org,b@example.org' })).toEqual({ ok: false, reason: 'bad-address' })
    expect(await save({ version: 1 })).toEqual({ ok: false, reason: 'changed-meanwhile' })
    const form = once()
    const answers = await Promise.all([save({}, form), save({}, form), save(), save()])
    expect(answers.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(
      ['changed-meanwhile', 'changed-meanwhile', 'ok', 'repeated'].sort(),
    )
    expect(await routes()).toHaveLength(1)
    await given((tx) => tx.update(participants).set({ erasedOn: '2026-11-19' }))
    expect(await save({ version: 1 })).toEqual({ ok: false, reason: 'erased' })
    expect(await saveRules(ctx, 'VVF-OP01', rulesForm(), once())).toEqual({ ok: false, reason: 'erased' })
    expect(id).toBe('ptc_open_1')
  })

  it('CRY-05 warns of the same address within reach, in any spelling, and never of one out of reach', async () => {
    const world = await contactWorld(2)
    await participantsIn('lgbtq', 1)
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    await withRoute({ facilitator: other }, 'email', {}, { reference: 'VVF-LG01' })
    const typed = { route: 'email', address: 'SUNNY@example.org', same: false } as const
    expect(await findWhyNot(world.ctx, world.id, typed)).toBeNull()
    await withRoute(world, 'email', {}, { reference: 'VVF-OP02' })
    expect(await findWhyNot(world.ctx, world.id, typed)).toMatchObject({ others: ['VVF-OP02'] })
    const save = (same: boolean) => saveRoute(world.ctx, 'VVF-OP01', routeForm('email', { ...typed, same }), once())
    expect(await save(false)).toEqual({ ok: false, reason: 'same-address' })
    expect(await save(true)).toMatchObject({ ok: true })
    const everywhere = ctxFor(await aPerson('facilitator', { key: 'all' }), 'contact:keep')
    expect(await findWhyNot(everywhere, world.id, typed)).toMatchObject({ others: ['VVF-LG01', 'VVF-OP02'] })
  })

  it('AZ-02 is out of reach for the facilitator of another forum, as one who does not exist', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'contact:keep')
    for (const reference of ['VVF-OP01', 'VVF-ZZZZ']) {
      await expect(getContact(other, reference)).rejects.toThrow(NotFound)
      await expect(getReach(other, reference)).rejects.toThrow(NotFound)
      await expect(saveRoute(other, reference, routeForm('call'), once())).rejects.toThrow(NotFound)
      await expect(saveRules(other, reference, rulesForm(), once())).rejects.toThrow(NotFound)
      await expect(confirmContact(other, reference, '')).rejects.toThrow(NotFound)
      await expect(removeRoute(other, reference, { route: 'email', version: 1 })).rejects.toThrow(NotFound)
    }
    expect(await routes()).toHaveLength(1)
  })

  it('is removed with its address; gone is gone, and a stale form removes nothing', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    const remove = (version: number) => removeRoute(world.ctx, 'VVF-OP01', { route: 'email', version })
    expect(await remove(7)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect([await remove(1), await remove(1)]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect(await routes()).toEqual([])
  })
})

describe('what holds for every way', () => {
  it('keeps or removes the code word, and refuses a stale form', async () => {
    const world = await contactWorld()
    await withRules(world, { codeWord: 'marmalade', notUntil: '2026-12-01', someoneElse: 'ring-off' })
    await withRules(world, { version: 1 })
    expect(await findCodeWord(world.id)).toBe('marmalade')
    expect((await getContact(world.ctx, 'VVF-OP01')).person).toMatchObject({
      notUntil: null,
      someoneElse: 'wrong-number',
    })
    expect(await saveRules(world.ctx, 'VVF-OP01', rulesForm({ version: 1 }), once())).toMatchObject({ ok: false })
    await withRules(world, { version: 2, removeWord: true })
    expect([await findCodeWord(world.id), (await rows().select().from(safeContacts)).length]).toEqual([null, 1])
  })
})

describe('still safe', () => {
  it('confirms all safe ways as of today, as the page showed them, and settles the task that asked', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email')
    await withRoute(world, 'call', { safe: false })
    const task = {
      id: 'ctk_1',
      participantId: world.id,
      about: 'confirm-contact',
      cause: 'old',
      dueOn: '2026-12-01',
    } as const
    await given((tx) => tx.insert(contactTasks).values(task))
    const late = ctxFor(world.facilitator, 'contact:keep', daysOn(43))
    const { seen, verdict } = await getContact(late, 'VVF-OP01')
    expect(verdict).toMatchObject({ ok: false, why: 'old' })
    expect(await confirmContact(late, 'VVF-OP01', 'all:0 email:9')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await confirmContact(late, 'VVF-OP01', seen)).toEqual({ ok: true, value: null })
    expect((await routes()).map(({ route, confirmedOn }) => [route, confirmedOn]).sort()).toEqual([
      ['call', '2026-11-19'],
      ['email', '2027-01-01'],
    ])
    expect(await rows().select().from(contactTasks)).toMatchObject([{ state: 'done', settledBy: world.facilitator.id }])
    expect((await getContact(late, 'VVF-OP01')).verdict.ok).toBe(true)
  })

  it('is said by the participant themselves, and by nobody where nothing is safe', async () => {
    const world = await contactWorld()
    await withRoute(world, 'email', { safe: false })
    const { seen } = await getContact(world.ctx, 'VVF-OP01')
    expect(await confirmContact(world.ctx, 'VVF-OP01', seen)).toEqual({ ok: false, reason: 'nothing-held' })
    await withRoute(world, 'email', { version: 1 })
    await given((tx) => tx.update(contactRoutes).set({ confirmedOn: '2026-09-01' }))
    const { visit, ...own } = visitContext({ id: 'vis_1', participantId: world.id }, NOON, 'test')
    expect(visit).toBeDefined()
    expect(await confirmOwnContact(own as typeof own & ReturnType<typeof visitContext>, 'all:0 email:2')).toMatchObject(
      { ok: true },
    )
    expect(await routes()).toMatchObject([{ confirmedOn: '2026-11-19' }])
    expect((await trail()).at(-1)).toMatchObject({ action: 'contact.confirmed', actor: world.id, role: 'participant' })
  })
})

describe('who has to be asked again', () => {
  it('is whoever has a place and is missing or old, and nobody else', async () => {
    const world = await contactWorld(6)
    const save = (n: number, change = {}) =>
      withRoute(world, 'email', { same: true, ...change }, { reference: `VVF-OP0${n}` })
    await save(1)
    await save(2)
    await save(3, { safe: false })
    await given(async (tx) => {
      await tx
        .update(contactRoutes)
        .set({ confirmedOn: '2026-09-01' })
        .where(eq(contactRoutes.participantId, 'ptc_open_2'))
      await tx.update(places).set({ state: 'left' }).where(eq(places.participantId, 'ptc_open_5'))
    })
    await keyStore().remove(['ptc_open_6'])
    const due = await listToConfirm(world.ctx)
    expect(due.map(({ alias, why }) => [alias, why])).toEqual([
      ['Alias 2', 'old'],
      ['Alias 4', 'missing'],
    ])
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'contact:keep')
    expect(await listToConfirm(other)).toEqual([])
    await agreed('ptc_open_1', 'withdrawn')
    expect(await getReach(world.ctx, 'VVF-OP01')).toMatchObject({ ok: false, why: 'not-agreed', masked: null })
  })
})
