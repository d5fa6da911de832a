import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { keepRegister } from '#app/domain/register/commands.server.ts'
import type { RegisterInput } from '#app/domain/register/input.ts'
import { getRegister, listRegister, summariseRegister } from '#app/domain/register/queries.server.ts'
import { type RegisterStatus, type StaffPresent, staffFrom } from '#app/domain/register/status.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { auditEvents, places, registerEntries, sessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, inRegister, NOON, participantsIn } from '#test/support/factories.ts'

withTestDatabase()

const EVENING = new Date('2026-11-19T20:00:00Z')
const noStaff = staffFrom(() => 0)
const facilitatorOf = (forum: string) => aPerson('facilitator', { forum, key: forum })
const sent = (version: number, statuses: Record<string, RegisterStatus>, staff: Partial<StaffPresent> = {}) => ({
  version,
  entries: Object.entries(statuses).map(([n, status]) => ({ participantId: `ptc_open_${n}`, status })),
  staff: { ...noStaff, ...staff },
})

async function room() {
  const session = await aSession('open')
  await participantsIn('open', 3)
  const facilitator = await facilitatorOf('open')
  const keep = (input: RegisterInput, now = EVENING) =>
    keepRegister(ctxFor(facilitator, 'register:keep', now), session.id, input)
  const saved = async () => (await rows().select().from(sessions).where(eq(sessions.id, session.id)))[0]
  return { session, facilitator, keep, saved, ctx: ctxFor(facilitator, 'register:keep', EVENING) }
}

const trail = async (action: string) => rows().select().from(auditEvents).where(eq(auditEvents.action, action))

describe('keepRegister', () => {
  it('saves statuses and staff together, with one audit event that holds no status', async () => {
    const { session, keep, ctx } = await room()
    expect(await keep(sent(0, { 1: 'attended', 2: 'apologies' }, { mps: 2 }))).toEqual({
      ok: true,
      value: { held: true },
    })
    const { lines, staff, session: after } = await getRegister(ctx, session.id)
    expect(lines.map(({ alias, status }) => [alias, status])).toEqual([
      ['Alias 1', 'attended'],
      ['Alias 2', 'apologies'],
      ['Alias 3', null],
    ])
    expect(staff).toEqual({ ...noStaff, mps: 2 })
    expect(after).toMatchObject({ registerVersion: 1, state: 'held', version: 2 })
    expect(await trail('register.kept')).toMatchObject([
      { object: session.id, detail: { participants: ['ptc_open_1', 'ptc_open_2'], staff: ['mps'] } },
    ])
    expect(await trail('session.held')).toHaveLength(1)
  })

  it('takes the same save again as no change', async () => {
    const { keep, saved } = await room()
    const form = sent(0, { 1: 'attended' }, { facilitator: 1 })
    await keep(form)
    expect(await keep(form)).toEqual({ ok: true, value: { held: false } })
    expect(await saved()).toMatchObject({ registerVersion: 1 })
    expect(await trail('register.kept')).toHaveLength(1)
  })

  it('refuses a form made from an older register, and changes nothing', async () => {
    const { keep, saved } = await room()
    await keep(sent(0, { 1: 'attended' }))
    expect(await keep(sent(0, { 1: 'did_not_attend', 2: 'attended' }))).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    expect(await rows().select().from(registerEntries)).toMatchObject([{ status: 'attended' }])
    expect(await saved()).toMatchObject({ registerVersion: 1 })
    expect(await keep(sent(1, { 1: 'did_not_attend', 2: 'attended' }))).toMatchObject({ ok: true })
  })

  it('lets one of two saves of the same moment win', async () => {
    const { keep } = await room()
    const results = await Promise.all([keep(sent(0, { 1: 'attended' })), keep(sent(0, { 1: 'apologies' }))])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'changed-meanwhile')).toHaveLength(1)
  })

  it('leaves a status alone that the form does not name', async () => {
    const { keep } = await room()
    await keep(sent(0, { 1: 'attended', 2: 'apologies' }))
    await keep(sent(1, { 1: 'left_early' }))
    const saved = await rows().select().from(registerEntries)
    expect(saved.map(({ status }) => status).sort()).toEqual(['apologies', 'left_early'])
  })

  it('lets nobody come before the start, and holds nothing', async () => {
    const { keep, saved } = await room()
    expect(await keep(sent(0, { 1: 'attended' }), NOON)).toEqual({ ok: false, reason: 'too-early' })
    expect(await keep(sent(0, { 1: 'accepted', 2: 'declined' }), NOON)).toMatchObject({ value: { held: false } })
    expect(await saved()).toMatchObject({ state: 'planned', registerVersion: 1 })
  })

  it('does not hold a session that nobody came to, nor one whose only arrival is put right', async () => {
    const { session, keep, saved } = await room()
    await keep(sent(0, { 1: 'did_not_attend' }))
    expect(await saved()).toMatchObject({ state: 'planned' })
    await inRegister(session.id, ['ptc_open_2'], 'attended')
    await keep(sent(1, { 2: 'did_not_attend' }))
    expect(await saved()).toMatchObject({ state: 'planned' })
  })

  it.each(['cancelled', 'postponed'] as const)('has no register for a %s session', async (state) => {
    const session = await aSession('open', { state })
    await participantsIn('open', 1)
    const ctx = ctxFor(await facilitatorOf('open'), 'register:keep', EVENING)
    expect(await keepRegister(ctx, session.id, sent(0, { 1: 'attended' }))).toEqual({
      ok: false,
      reason: 'not-taking-place',
    })
  })

  it('does not find a session or a participant of another forum', async () => {
    const { session, keep } = await room()
    const [other] = await participantsIn('disability', 1)
    const strange = { ...sent(0, {}), entries: [{ participantId: other?.id ?? '', status: 'attended' as const }] }
    await expect(keep(strange)).rejects.toThrow(NotFound)
    const elsewhere = ctxFor(await facilitatorOf('disability'), 'register:keep', EVENING)
    await expect(keepRegister(elsewhere, session.id, sent(0, { 1: 'attended' }))).rejects.toThrow(NotFound)
    expect(await rows().select().from(registerEntries)).toEqual([])
  })
})

describe('listRegister', () => {
  it('keeps those who stepped back, left since, or have an entry; not those waiting or gone before', async () => {
    const { session, ctx } = await room()
    await participantsIn('open', 4, { from: 4 })
    const place = (n: number, change: Partial<typeof places.$inferInsert>) =>
      given((tx) =>
        tx
          .update(places)
          .set({ seat: null, ...change })
          .where(eq(places.participantId, `ptc_open_${n}`)),
      )
    await place(1, { state: 'stepped_back' })
    await place(2, { state: 'waiting', waitingOrder: 1 })
    await place(3, { state: 'left', endsOn: '2026-11-18' })
    await place(4, { state: 'left', endsOn: '2026-11-19' })
    await place(5, { state: 'left', endsOn: '2026-11-01' })
    await inRegister(session.id, ['ptc_open_5'], 'apologies')
    await place(6, { startsOn: '2026-11-20' })
    const lines = await listRegister(ctx, session)
    expect(lines.map(({ alias, place, expected, status }) => [alias, place, expected, status])).toEqual([
      ['Alias 1', 'stepped_back', false, null],
      ['Alias 4', 'left', false, null],
      ['Alias 5', null, false, 'apologies'],
      ['Alias 6', 'active', false, null],
      ['Alias 7', 'active', true, null],
    ])
  })
})

describe('summariseRegister', () => {
  it('says how many came, whether that is a quorum and whether all is marked', async () => {
    const session = await aSession('open')
    const people = await participantsIn('open', 6)
    const facilitator = await facilitatorOf('open')
    const ctx = ctxFor(facilitator, 'register:keep', EVENING)
    const five = Object.fromEntries(people.slice(0, 5).map((_, at) => [at + 1, 'attended' as const]))
    const staff = { facilitator: 1, victim_support: 1, mopac: 1 }
    await keepRegister(ctx, session.id, sent(0, five, staff))
    const seen = await summariseRegister(ctxFor(facilitator, 'session:view', EVENING), session)
    expect(seen).toMatchObject({ arrived: 5, expected: 6, unsettled: 1, complete: false, quorate: true, warnings: [] })
    await keepRegister(ctx, session.id, sent(1, { 5: 'apologies', 6: 'did_not_attend' }, staff))
    expect(await summariseRegister(ctx, session)).toMatchObject({ arrived: 4, complete: true, quorate: false })
  })
})
