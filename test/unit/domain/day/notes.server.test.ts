import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { noteOutcome, noteRouteUsed } from '#app/domain/day/disclosure-commands.server.ts'
import { changeNote, removeNote, takeNote } from '#app/domain/day/note-commands.server.ts'
import { noteIdFrom } from '#app/domain/day/protocol.ts'
import { tapPulse, untapPulse } from '#app/domain/day/pulse-commands.server.ts'
import { listDisclosureUses, listNotes, listTallies } from '#app/domain/day/queries.server.ts'
import { typeIn } from '#app/domain/day/typed-in-commands.server.ts'
import type { TypedIn } from '#app/domain/day/typed-in-input.ts'
import { getRegister } from '#app/domain/register/queries.server.ts'
import { staffFrom } from '#app/domain/register/status.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { auditEvents, rawNotes, submissions, writeUps } from '#db/schema/index.ts'
import { aDay, EVENING, NOTED } from '#test/support/day.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once } from '#test/support/factories.ts'

withTestDatabase()

const ok = { ok: true, value: null }
const no = (reason: string) => ({ ok: false, reason })
const writtenUp = () => given((tx) => tx.insert(writeUps).values({ sessionId: 'ses_one', submittedAt: EVENING }))
const texts = async (ctx: Parameters<typeof listNotes>[0]) => (await listNotes(ctx, 'ses_one')).map(({ text }) => text)

describe('notes of a session', () => {
  it('CRY-01 AUD-05 lie sealed, in order, and neither trail nor keys hold a word of them', async () => {
    const { ctx } = await aDay({ items: 1 })
    const key = once(JSON.stringify({ text: NOTED.text }))
    const id = noteIdFrom(key.key)
    expect(await takeNote(ctx, 'ses_one', { ...NOTED, item: 'agi_1' }, key)).toEqual(ok)
    expect(await takeNote(ctx, 'ses_one', { ...NOTED, item: 'agi_1' }, key)).toEqual(no('repeated'))
    await takeNote(ctx, 'ses_one', { ...NOTED, text: 'They listened', item: 'agi_gone' }, once())
    expect(await listNotes(ctx, 'ses_one')).toMatchObject([
      { id, ...NOTED, item: 'agi_1', version: 1 },
      { text: 'They listened', item: null },
    ])
    const lying = JSON.stringify([
      await rows().select().from(rawNotes),
      await rows().select().from(auditEvents),
      await rows().select().from(submissions),
    ])
    expect(lying).not.toMatch(/rang|listened/)
    const trail = await rows().select().from(auditEvents).where(eq(auditEvents.action, 'note.taken'))
    expect(trail.map(({ object, detail }) => [object, detail])).toEqual([
      ['ses_one', { notes: 1 }],
      ['ses_one', { notes: 1 }],
    ])
  })

  it('DAT-05 with keys that begin alike are two forms of which the first is taken, also at another session', async () => {
    const { ctx } = await aDay()
    const keyed = (end: string) => ({ ...once(), key: `a-key-whose-first-36-letters-are-all-${end}` })
    expect(await takeNote(ctx, 'ses_one', { ...NOTED, item: '' }, keyed('one'))).toEqual(ok)
    expect(await takeNote(ctx, 'ses_one', { ...NOTED, item: '' }, keyed('two'))).toEqual(no('sent-before'))
    expect(await texts(ctx)).toHaveLength(1)
  })

  it('are changed by whoever saw the newest, and removed for good', async () => {
    const { ctx } = await aDay()
    const key = once()
    const note = noteIdFrom(key.key)
    await takeNote(ctx, 'ses_one', { ...NOTED, item: '' }, key)
    const change = (text: string, version: number) =>
      changeNote(ctx, 'ses_one', { ...NOTED, text, note, version }, once())
    expect(await change('They rang back', 1)).toEqual(ok)
    expect(await change('They rang back', 1)).toEqual(no('already'))
    expect(await change('They wrote', 1)).toEqual(no('conflict'))
    expect(await texts(ctx)).toEqual(['They rang back'])
    expect(await removeNote(ctx, 'ses_one', { note, version: 7 }, once())).toEqual(no('conflict'))
    expect(await removeNote(ctx, 'ses_one', { note }, once())).toEqual(ok)
    expect(await removeNote(ctx, 'ses_one', { note, version: 1 }, once())).toEqual(no('already'))
    expect(await change('They wrote', 2)).toEqual(no('gone'))
    expect(await takeNote(ctx, 'ses_one', { ...NOTED, item: '' }, key)).toEqual(no('repeated'))
    expect(await rows().select().from(rawNotes)).toEqual([])
  })

  it('are taken however late, until the write-up is submitted; not before the doors open', async () => {
    const { facilitator, ctx } = await aDay()
    const at = (now: Date) => ctxFor(facilitator, 'day:keep', now)
    const note = { ...NOTED, item: '' }
    expect(await takeNote(at(NOON), 'ses_one', note, once())).toEqual(no('too-early'))
    expect(await takeNote(at(new Date('2026-12-10T09:00:00Z')), 'ses_one', note, once())).toEqual(ok)
    await writtenUp()
    expect(await takeNote(ctx, 'ses_one', note, once())).toEqual(no('written-up'))
    expect(await tapPulse(ctx, 'ses_one', { question: 1, answer: 1 }, once())).toEqual(no('written-up'))
  })

  it('AZ-02 are not found from another forum', async () => {
    const { ctx } = await aDay()
    await takeNote(ctx, 'ses_one', { ...NOTED, item: '' }, once())
    const other = await aPerson('facilitator', { forum: 'disability', key: 'other' })
    const theirs = ctxFor(other, 'day:keep', EVENING)
    await expect(takeNote(theirs, 'ses_one', { ...NOTED, item: '' }, once())).rejects.toThrow(NotFound)
    expect(await listNotes(theirs, 'ses_one')).toEqual([])
  })
})

describe('the pulse', () => {
  it('DAT-05 counts a tap once, takes it back once, and never falls below nothing', async () => {
    const { ctx } = await aDay()
    const tap = { question: 2, answer: 5 }
    const key = once()
    expect([await tapPulse(ctx, 'ses_one', tap, key), await tapPulse(ctx, 'ses_one', tap, key)]).toEqual([
      ok,
      no('repeated'),
    ])
    await Promise.all([tapPulse(ctx, 'ses_one', tap, once()), tapPulse(ctx, 'ses_one', tap, once())])
    expect(await listTallies(ctx, 'ses_one')).toEqual([{ ...tap, number: 3 }])
    for (const _ of [1, 2, 3]) expect(await untapPulse(ctx, 'ses_one', tap, once())).toEqual(ok)
    expect(await untapPulse(ctx, 'ses_one', tap, once())).toEqual(no('already'))
    const trail = await rows().select().from(auditEvents).where(eq(auditEvents.action, 'pulse.tapped'))
    expect(trail.map(({ detail }) => detail)).not.toContainEqual(expect.objectContaining({ answer: 5 }))
  })
})

describe('typeIn', () => {
  const none = staffFrom(() => 0)
  const paper = (change: Partial<TypedIn> = {}): TypedIn => ({
    version: 0,
    entries: [{ participantId: 'ptc_open_1', status: 'attended' }],
    staff: { ...none, facilitator: 1 },
    notes: [{ ...NOTED, item: '' }],
    answers: [{ question: 1, answer: 4, number: 6 }],
    ...change,
  })

  it('saves register, staff, notes and pulse together, once', async () => {
    const { ctx } = await aDay()
    const key = once()
    expect(await typeIn(ctx, 'ses_one', paper(), key)).toEqual({ ok: true, value: { people: 1, notes: 1, answers: 6 } })
    expect(await typeIn(ctx, 'ses_one', paper(), key)).toEqual(no('repeated'))
    const { lines, staff, session } = await getRegister(ctx, 'ses_one')
    expect([lines[0]?.status, staff.facilitator, session.state, session.registerVersion]).toEqual([
      'attended',
      1,
      'held',
      1,
    ])
    expect(await typeIn(ctx, 'ses_one', paper({ version: 1, answers: [], notes: [] }), once())).toEqual(no('nothing'))
  })

  it('saves nothing at all when somebody changed the register meanwhile, or it is written up', async () => {
    const { ctx } = await aDay()
    await typeIn(ctx, 'ses_one', paper(), once())
    const other = paper({ entries: [{ participantId: 'ptc_open_1', status: 'apologies' }] })
    expect(await typeIn(ctx, 'ses_one', other, once())).toEqual(no('changed-meanwhile'))
    await writtenUp()
    expect(await typeIn(ctx, 'ses_one', { ...other, version: 1 }, once())).toEqual(no('written-up'))
    expect([await texts(ctx), await listTallies(ctx, 'ses_one')]).toMatchObject([[NOTED.text], [{ number: 6 }]])
  })
})

describe('the way for a disclosure', () => {
  it('keeps the day, the session and the role, later a reference, and nothing else', async () => {
    await aDay()
    const support = await aPerson('support', { forum: 'open' })
    const ctx = ctxFor(support, 'disclosure:note', EVENING)
    const key = once()
    expect([await noteRouteUsed(ctx, 'ses_one', key), await noteRouteUsed(ctx, 'ses_one', key)]).toEqual([
      ok,
      no('repeated'),
    ])
    const [use] = await listDisclosureUses(ctx, 'ses_one')
    expect(use).toEqual({ id: use?.id, usedOn: '2026-11-19', byRole: 'support', outcomeReference: null })
    await noteOutcome(ctx, 'ses_one', { use: use?.id ?? '', reference: 'SG 12' })
    expect(await listDisclosureUses(ctx, 'ses_one')).toMatchObject([{ outcomeReference: 'SG 12' }])
    await expect(noteOutcome(ctx, 'ses_one', { use: 'dsc_none', reference: 'x' })).rejects.toThrow(NotFound)
    const trail = (await rows().select().from(auditEvents)).filter(({ action }) => action.startsWith('disclosure.'))
    expect(trail.map(({ object, detail }) => [object, detail])).toEqual([
      ['ses_one', {}],
      ['ses_one', {}],
    ])
  })
})
