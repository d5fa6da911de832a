import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { askForCover } from '#app/domain/team/cover-commands.server.ts'
import { loader as homeLoader } from '#app/routes/_index/route.tsx'
import { action as coverAction, loader as coverLoader } from '#app/routes/cover/route.tsx'
import { action as wishAction, loader as wishLoader } from '#app/routes/participants.$reference.do-not-meet/route.tsx'
import { loader as glanceLoader } from '#app/routes/sessions.$session._index/route.tsx'
import { action as askAction, loader as askLoader } from '#app/routes/sessions.$session.cover/route.tsx'
import { action as teamAction, loader as teamLoader } from '#app/routes/sessions.$session.team/route.tsx'
import { coverRequests, doNotMeets, guests, sessionTeam } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, once } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { aGuest, aWish, confirmedWorld, FULL, stored, teamWorld, trained } from '#test/support/teams.ts'

withTestDatabase()
withFrozenClock()

type Who = { id: string }
type Fields = Record<string, string | string[]>
const one = { session: 'ses_one' }
const two = { reference: 'VVF-OP01' }
const bodyOf = async (response: unknown) => (response as Response).json()
const team = async (who: Who, fields: Fields) => teamAction(await post('/sessions/ses_one/team', who, fields, one))
const teamPage = async (who: Who, query = '') =>
  bodyOf(await teamLoader(await get(`/sessions/ses_one/team${query}`, who, one)))
const glance = async (who: Who) => bodyOf(await glanceLoader(await get('/sessions/ses_one', who, one)))
const wish = async (who: Who, fields: Fields) =>
  wishAction(await post('/participants/VVF-OP01/do-not-meet', who, fields, two))
const errorOf = async (response: unknown) => {
  const { errors } = await bodyOf(response)
  return [(response as Response).status, errors[0].field, errors[0].message]
}

describe('/sessions/:session/team', () => {
  it('says what is missing, takes a team, and confirms it', async () => {
    const { facilitator } = await teamWorld()
    await aGuest('sam')
    expect((await teamPage(facilitator)).stands.map(({ code }: { code: string }) => code)).toEqual([
      'no-facilitator',
      'no-trained-support',
    ])
    expect((await team(facilitator, { intent: 'confirm' })).status).toBe(400)
    const members = [...FULL, 'mps:gst_sam']
    await team(facilitator, { intent: 'save', members })
    expect((await teamPage(facilitator)).stands.map(({ code }: { code: string }) => code)).toEqual([
      'police-in-uniform',
    ])
    const before = members
    expect((await team(facilitator, { intent: 'save', members, nonUniform: 'gst_sam', before })).status).toBe(303)
    expect((await glance(facilitator)).team).toMatchObject({ stands: [], mayConfirm: true })
    expect((await team(facilitator, { intent: 'confirm' })).status).toBe(303)
    expect(await stored()).toBe('confirmed')
  })

  it.each<[string, Fields, string, RegExp]>([
    ['a rank', { intent: 'add-guest', name: 'PC Sam', organisation: 'mps' }, 'name', /no rank/],
    ['no name', { intent: 'add-guest', name: ' ', organisation: 'mps' }, 'name', /Enter a first name/],
    [
      'a facilitator without an account',
      { intent: 'add-guest', name: 'Sam', organisation: 'facilitator' },
      'organisation',
      /Choose/,
    ],
    [
      'a training to come',
      { intent: 'train', person: 'per_support', 'on-day': '1', 'on-month': '12', 'on-year': '2026' },
      'on',
      /today or in the past/,
    ],
    [
      'a guest who cannot be chosen',
      { intent: 'save', members: 'mps:gst_none' },
      'members',
      /cannot be in this session’s team/,
    ],
    [
      'one person twice',
      { intent: 'save', members: ['mopac:per_facilitator', 'facilitator:per_facilitator'] },
      'members',
      /once/,
    ],
  ])('INP refuses %s beside its field, and changes nothing', async (_what, fields, field, words) => {
    const { facilitator } = await teamWorld()
    const [status, at, message] = await errorOf(await team(facilitator, fields))
    expect([status, at]).toEqual([400, field])
    expect(message).toMatch(words)
    expect([await rows().select().from(guests), await rows().select().from(sessionTeam)]).toEqual([[], []])
  })

  it('adds a guest, asks before it takes them off, and answers a double click once', async () => {
    const { facilitator } = await teamWorld()
    const sent = { intent: 'add-guest', name: 'Sam', organisation: 'mps', submission: 'the-same-form-sent-twice' }
    expect([(await team(facilitator, sent)).status, (await team(facilitator, sent)).status]).toEqual([303, 303])
    const [guest] = await rows().select().from(guests)
    expect((await teamPage(facilitator, `?retire=${guest?.id}`)).retiring).toMatchObject({ name: 'Sam' })
    await team(facilitator, { intent: 'retire-guest', guest: guest?.id ?? '' })
    expect((await teamPage(facilitator)).guests).toEqual([])
  })

  it('names guests to facilitators and support workers, and counts them for everybody else', async () => {
    await aGuest('sam')
    const { support } = await confirmedWorld('mps:gst_sam')
    const analyst = await aPerson('analyst')
    expect(JSON.stringify((await glance(support)).team)).toContain('Guest sam')
    expect(JSON.stringify((await glance(analyst)).team)).not.toContain('Guest sam')
  })
})

describe('whom a participant does not want to meet', () => {
  it('refuses the team without a hint, and takes a confirmed session back for the facilitator alone to see', async () => {
    await aGuest('sam')
    const { facilitator, support } = await confirmedWorld('mps:gst_sam')
    await wish(facilitator, { intent: 'add', whom: 'gst_sam' })
    expect(await stored()).toBe('planned')
    const page = await teamPage(facilitator)
    expect(page).toMatchObject({ gone: ['Guest sam'], stands: [{ code: 'look-again' }] })
    expect(JSON.stringify([page.stands, page.gone])).not.toMatch(/participant|VVF|Alias|wish|meet/i)
    expect((await glance(facilitator)).team.stands).toMatchObject([{ code: 'look-again' }])
    expect((await glance(support)).team.stands).toEqual([])
    const tasks = (await (await homeLoader(await get('/', facilitator))).json()).tasks
    expect(tasks.find(({ href }) => href === '/sessions/ses_one/team')?.hint).toMatch(/1 thing is missing$/)
    const members = [...FULL, 'mps:gst_sam']
    const again = await team(facilitator, { intent: 'save', members, before: members })
    expect(await errorOf(again)).toEqual([
      400,
      'members',
      'Guest sam cannot be in this session’s team. Choose somebody else.',
    ])
  })

  it('is not told to whom it is about by what is missing: only who keeps the team sees that one of it does not count', async () => {
    const { facilitator, support } = await confirmedWorld()
    await aWish('ptc_open_1', 'per_support')
    const codes = async (who: Who) => (await glance(who)).team.stands?.map(({ code }: { code: string }) => code)
    expect(await codes(facilitator)).toEqual(['look-again', 'no-trained-support'])
    expect(await codes(support)).toEqual([])
    const tasks = async (who: Who) =>
      JSON.stringify((await (await homeLoader(await get('/', who))).json()).tasks.map(({ title }) => title))
    expect(await tasks(support)).not.toContain('needs a support worker')
  })

  it('is for the facilitator of their forum: nobody else finds the page, and another forum’s team is not touched', async () => {
    const { facilitator, support } = await teamWorld()
    const elsewhere = await aPerson('facilitator', { forum: 'lgbtq', key: 'elsewhere' })
    await aWish('ptc_open_1', 'per_support')
    const page = await bodyOf(await wishLoader(await get('/participants/VVF-OP01/do-not-meet', facilitator, two)))
    expect(page.wishes).toMatchObject([{ whom: 'per_support', name: 'Test support' }])
    await expect(wishLoader(await get('/participants/VVF-OP01/do-not-meet', elsewhere, two))).rejects.toThrow(NotFound)
    await expect(wish(elsewhere, { intent: 'add', whom: 'per_support' })).rejects.toThrow(NotFound)
    await expect(wish(support, { intent: 'remove', wish: page.wishes[0].id })).rejects.toThrow(Forbidden)
    expect((await wish(facilitator, { intent: 'remove', wish: page.wishes[0].id })).status).toBe(303)
    expect(await rows().select().from(doNotMeets)).toEqual([])
  })
})

describe('cover', () => {
  it('is asked by the facilitator, answered on a page that does nothing by itself, and late is thanked', async () => {
    const { facilitator, team: ctx } = await teamWorld()
    const heron = await aPerson('support', { forum: 'open', key: 'heron' })
    const plover = await aPerson('support', { forum: 'open', key: 'plover' })
    await trained('per_heron', 'per_plover')
    const asked = await askAction(
      await post('/sessions/ses_one/cover', facilitator, { intent: 'ask', people: ['per_heron', 'per_plover'] }, one),
    )
    expect(asked.status).toBe(303)
    const page = async (who: Who) => bodyOf(await coverLoader(await get('/cover', who)))
    const home = (await (await homeLoader(await get('/', heron))).json()).tasks
    expect(home.map(({ title }) => title)).toEqual([
      'You are asked to cover a session of Open forum',
      'Open forum needs a support worker',
    ])
    const [request] = (await page(heron)).asked
    expect((await rows().select().from(coverRequests)).map(({ state }) => state)).toEqual(['asked', 'asked'])
    const say = async (who: Who, id: string, answer: string) =>
      coverAction(await post('/cover', who, { intent: 'answer', request: id, answer }))
    const late = (await page(plover)).asked[0].id
    await expect(say(plover, request.id, 'yes')).rejects.toThrow(NotFound)
    expect((await say(heron, request.id, 'yes')).status).toBe(303)
    expect((await say(plover, late, 'yes')).headers.get('set-cookie')).toContain('notice=')
    expect(await page(plover)).toMatchObject({ asked: [], mine: [] })
    expect((await page(heron)).mine).toMatchObject([{ sessionId: 'ses_one' }])
    expect((await coverAction(await post('/cover', heron, { intent: 'leave', session: 'ses_one' }))).status).toBe(303)
    expect(await rows().select().from(sessionTeam)).toEqual([])
    expect(await askForCover(ctx, 'ses_one', { people: ['per_plover'] }, once())).toMatchObject({ ok: true })
  })

  it('AZ-02 and the team of another forum are not found', async () => {
    await teamWorld()
    const elsewhere = await aPerson('facilitator', { forum: 'lgbtq', key: 'elsewhere' })
    await expect(teamPage(elsewhere)).rejects.toThrow(NotFound)
    await expect(team(elsewhere, { intent: 'confirm' })).rejects.toThrow(NotFound)
    await expect(askLoader(await get('/sessions/ses_one/cover', elsewhere, one))).rejects.toThrow(NotFound)
    await expect(askAction(await post('/sessions/ses_one/cover', elsewhere, { intent: 'end' }, one))).rejects.toThrow(
      NotFound,
    )
    await expect(coverLoader(await get('/cover', elsewhere))).rejects.toThrow(Forbidden)
    expect(await rows().select().from(sessionTeam).where(eq(sessionTeam.sessionId, 'ses_one'))).toEqual([])
  })
})
