import { describe, expect, it } from 'vitest'
import { NotFound } from '#app/domain/shared/errors.ts'
import { action as cancelAction, loader as cancelLoader } from '#app/routes/sessions.$session.cancel/route.tsx'
import * as route from '#app/routes/sessions.$session.change/route.tsx'
import { sessions } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, inRegister, NOON, participantsIn } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { withTeam } from '#test/support/teams.ts'

withTestDatabase()
withFrozenClock()

const { action: changeAction, loader: changeLoader } = route
const one = { session: 'ses_one' }
const bodyOf = async (response: unknown) => (response as Response).json()
const date = (day: string, month: string, year: string) => ({ 'date-day': day, 'date-month': month, 'date-year': year })

const DAY = '2026-12-19'

describe('/sessions/:session/change', () => {
  const changed = {
    ...{ intent: 'save', version: '1', ...date('29', '12', '2026'), time: '7pm', minutes: '90' },
    reason: 'The room is taken',
  }
  const change = async (who: { id: string }, fields: Record<string, string>, params = one) =>
    changeAction(await post(`/sessions/${params.session}/change`, who, fields, params))

  it('saves and goes back to the session', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: DAY })
    const response = await change(facilitator, changed)
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/sessions/ses_one'])
    expect((await rows().select().from(sessions))[0]).toMatchObject({ time: '19:00', minutes: 90, version: 2 })
  })

  it('first shows what moves with it and what clashes, and asks why a bank holiday is taken', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: '2026-12-21' })
    await aSession('open', { key: 'later', date: '2027-02-01' })
    const fields = { ...changed, intent: 'check', ...date('25', '12', '2026'), follow: 'yes' }
    const shown = await change(facilitator, fields)
    const { preview, errors } = await bodyOf(shown)
    expect([shown.status, errors, preview.moves]).toMatchObject([
      200,
      [],
      [
        { key: '2026-12-25', toDecide: true, from: 'Monday 21 December 2026', to: 'Friday 25 December 2026, 7pm' },
        { key: '2027-02-05', toDecide: false, to: 'Friday 5 February 2027, 6pm' },
      ],
    ])
    const save = { ...fields, intent: 'save' }
    const refused = await bodyOf(await change(facilitator, save))
    expect(refused).toMatchObject({
      errors: [{ field: 'why-2026-12-25', message: 'Enter a reason for Friday 25 December 2026' }],
      typed: fields.reason ? { reason: fields.reason } : {},
    })
    expect((await rows().select().from(sessions)).map(({ version }) => version)).toEqual([1, 1])
    expect((await change(facilitator, { ...save, 'why-2026-12-25': 'They asked' })).status).toBe(303)
    expect((await rows().select().from(sessions).orderBy(sessions.date)).map((one) => one.date)).toEqual([
      '2026-12-25',
      '2027-02-05',
    ])
  })

  it('asks of a confirmed session whether the team and the venue can do the new date, and says what is taken back', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: DAY, state: 'confirmed' })
    await withTeam('ses_one', facilitator.id)
    await participantsIn('open', 2)
    await inRegister('ses_one', ['ptc_open_1'], 'accepted')
    const shown = async (fields: Record<string, string>) =>
      renderRoute(route, await post('/sessions/ses_one/change', facilitator, fields, one))
    expect(await shown({ ...changed, intent: 'check' })).toContain('their answer goes back to “Invited”')
    const refused = await bodyOf(await change(facilitator, changed))
    expect([refused.errors[0].field, refused.typed.reason]).toEqual(['ready', 'The room is taken'])
    expect(await shown(changed)).toContain('href="#ready"')
    expect((await change(facilitator, { ...changed, ready: 'maybe' })).status).toBe(400)
    expect((await rows().select().from(sessions))[0]).toMatchObject({ version: 1, state: 'confirmed' })
    expect((await change(facilitator, { ...changed, ready: 'not-yet' })).status).toBe(303)
    expect((await rows().select().from(sessions))[0]).toMatchObject({ version: 2, state: 'planned' })
  })

  it('tells the second of two what happened, keeps what was typed and shows what was saved', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: DAY })
    await change(facilitator, changed)
    const stale = { ...changed, ...date('30', '12', '2026'), time: '5pm' }
    const refused = await bodyOf(await change(facilitator, stale))
    expect(refused.errors[0].message).toContain('Somebody else changed this session meanwhile')
    expect(refused.typed).toMatchObject(stale)
    const theirs = await bodyOf(await changeLoader(await get('/sessions/ses_one/change', facilitator, one)))
    expect(theirs).toMatchObject({ version: 2, time: '19:00', minutes: 90 })
    expect((await change(facilitator, { ...stale, version: '2' })).status).toBe(303)
  })

  it.each([
    ['a held session', 'held', changed, ''],
    ['too short', 'planned', { ...changed, minutes: '29' }, 'minutes'],
    ['too long', 'planned', { ...changed, minutes: '481' }, 'minutes'],
    ['31 November', 'planned', { ...changed, ...date('31', '11', '2026') }, 'date'],
    ['the hour the clocks skip', 'planned', { ...changed, ...date('28', '3', '2027'), time: '01:30' }, 'time'],
    ['no version', 'planned', { ...changed, version: 'x' }, 'version'],
    ['no reason', 'planned', { ...changed, reason: ' ' }, 'reason'],
    ['an unknown field', 'planned', { ...changed, forumId: 'for_1' }, ''],
  ] as const)('refuses %s', async (_what, state, fields, field) => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: DAY, state })
    const response = await change(facilitator, fields)
    expect(response.status).toBe(400)
    expect((await bodyOf(response)).errors.map((error: { field: string }) => error.field)).toContain(field)
    expect((await rows().select().from(sessions))[0]).toMatchObject({ version: 1, state })
  })

  it('looks the same for another forum’s session as for none', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('lgbtq', { key: 'other' })
    for (const session of ['ses_other', 'ses_none']) {
      await expect(change(facilitator, changed, { session })).rejects.toThrow(NotFound)
      await expect(change(facilitator, {}, { session })).rejects.toThrow(NotFound)
      await expect(changeLoader(await get('/x', facilitator, { session }))).rejects.toThrow(NotFound)
      await expect(cancelLoader(await get('/x', facilitator, { session }))).rejects.toThrow(NotFound)
    }
  })
})

describe('/sessions/:session/cancel', () => {
  const cancel = async (who: { id: string }, fields: Record<string, string>) =>
    cancelAction(await post('/sessions/ses_one/cancel', who, fields, one))

  it('postpones without a new date, and gives it one later: the day is free meanwhile', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: '2026-11-21', time: '10:00' })
    const page = await bodyOf(await cancelLoader(await get('/x', facilitator, one)))
    expect(page).toMatchObject({ mayPostpone: true, shortNotice: true })
    expect((await cancel(facilitator, { intent: 'postpone', version: '1', reason: 'Snow' })).status).toBe(303)
    expect((await rows().select().from(sessions))[0]).toMatchObject({ state: 'postponed', cancelledAt: NOON })
    const given = { intent: 'save', version: '2', ...date('5', '12', '2026'), time: '10am', minutes: '120' }
    const answer = await changeAction(
      await post('/sessions/ses_one/change', facilitator, { ...given, reason: 'It thaws' }, one),
    )
    expect(answer.status).toBe(303)
    expect((await rows().select().from(sessions))[0]).toMatchObject({
      ...{ state: 'planned', date: '2026-12-05', cancelReason: null, cancelledAt: null },
    })
  })

  it('cancels with a reason, and the date is free again', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: DAY })
    expect((await cancel(facilitator, { intent: 'cancel', version: '1', reason: 'The room is flooded' })).status).toBe(
      303,
    )
    expect((await rows().select().from(sessions))[0]).toMatchObject({ state: 'cancelled' })
    await expect(aSession('open', { key: 'again', date: DAY })).resolves.toMatchObject({ date: DAY })
  })

  it.each([
    [
      'no reason',
      'planned',
      { intent: 'cancel', version: '1', reason: ' ' },
      { field: 'reason', message: 'Enter a reason' },
    ],
    [
      'a long reason',
      'planned',
      { intent: 'cancel', version: '1', reason: 'x'.repeat(201) },
      { field: 'reason', message: 'Reason must be 200 characters or fewer' },
    ],
    [
      'no choice',
      'planned',
      { version: '1', reason: 'x' },
      { field: 'intent', message: 'Choose whether to cancel or to postpone' },
    ],
    [
      'a held session',
      'held',
      { intent: 'cancel', version: '1', reason: 'x' },
      { field: '', message: expect.stringContaining('held or called off already') },
    ],
    [
      'a stale form',
      'planned',
      { intent: 'cancel', version: '7', reason: 'x' },
      { field: '', message: expect.stringContaining('Somebody else changed') },
    ],
  ] as const)('refuses %s and keeps what was typed', async (_what, state, fields, error) => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: DAY, state })
    const response = await cancel(facilitator, fields)
    const refused = await bodyOf(response)
    expect([response.status, refused.errors, refused.typed]).toMatchObject([400, [error], fields])
    expect((await rows().select().from(sessions))[0]).toMatchObject({ state, cancelReason: null })
  })
})
