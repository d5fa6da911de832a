import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as glanceLoader } from '#app/routes/sessions.$session._index/route.tsx'
import { action as teamAction, loader as teamLoader } from '#app/routes/sessions.$session.team/route.tsx'
import { grants, outbox, sessions, sessionTeam } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given, inRegister, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

const one = { session: 'ses_one' }
const bodyOf = async (response: unknown) => (response as Response).json()
const soon = '2026-12-03'
const glance = async (who: { id: string } | null, params = one) =>
  bodyOf(await glanceLoader(await get(`/sessions/${params.session}`, who, params)))
const team = async (who: { id: string }, fields: Record<string, string | string[]>, params = one) =>
  teamAction(await post(`/sessions/${params.session}/team`, who, fields, params))

describe('/sessions/:session', () => {
  it('shows its facilitator what needs doing, each with its page', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: '2025-12-25', time: '18:30' })
    const page = await glance(facilitator)
    expect(page.session).toMatchObject({
      when: 'Thursday 25 December 2025, 6:30pm',
      hours: '6:30pm to 8:30pm',
      clash: 'Christmas Day',
      state: 'planned',
      mayChange: true,
    })
    expect(page.tasks.map((task: { page: string }) => task.page)).toEqual([
      ...['team', 'agenda', 'day', 'register', 'vouchers', 'welfare', 'points', 'write-up'],
    ])
    expect(page.back).toEqual({ href: '/forums/open', text: 'Open forum' })
  })

  it.each([
    ['support', { href: '/', text: 'Home' }, ['agenda', 'welfare']],
    ['analyst', { href: '/forums/open', text: 'Open forum' }, []],
    ['commissioner', { href: '/forums/open', text: 'Open forum' }, []],
  ] as const)(
    'shows a %s when and who, what they may open, no action and no participant',
    async (role, back, tasks) => {
      const person = await aPerson(role)
      await aSession('open', { date: soon })
      const people = await participantsIn('open', 3)
      await inRegister(
        'ses_one',
        people.map(({ id }) => id),
      )
      const page = await glance(person)
      expect(page).toMatchObject({ back, session: { mayChange: false } })
      expect(page.tasks.map((task: { page: string }) => task.page)).toEqual(tasks)
      const text = JSON.stringify(page)
      for (const { alias, reference, id } of people) {
        for (const secret of [alias, reference, id]) expect(text).not.toContain(secret)
      }
    },
  )

  it('names no participant to the facilitator either', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: soon })
    await participantsIn('open', 2)
    expect(JSON.stringify(await glance(facilitator))).not.toMatch(/Alias|VVF-/)
  })

  it('goes by the grant for this forum: facilitator elsewhere and analyst here is analyst here', async () => {
    const person = await aPerson('facilitator', { forum: 'lgbtq' })
    await given((tx) =>
      tx.insert(grants).values({ id: 'grt_more', personId: person.id, role: 'analyst', forumId: null }),
    )
    await aSession('open', { date: soon })
    expect(await glance(person)).toMatchObject({ tasks: [], session: { mayChange: false } })
    await expect(teamLoader(await get('/sessions/ses_one/team', person, one))).rejects.toThrow(NotFound)
  })

  it('is not for a Board member, and another forum’s session is not known', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const board = await aPerson('board')
    await aSession('lgbtq', { key: 'other' })
    await expect(glance(facilitator, { session: 'ses_other' })).rejects.toThrow(NotFound)
    await expect(glance(facilitator, { session: 'ses_none' })).rejects.toThrow(NotFound)
    await expect(glance(board, { session: 'ses_other' })).rejects.toThrow(Forbidden)
  })
})

describe('/sessions/:session/team', () => {
  it('saves the team and sends one reminder each, however often the form is sent', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aPerson('support', { forum: 'open' })
    await aSession('open', { date: soon })
    const page = await bodyOf(await teamLoader(await get('/sessions/ses_one/team', facilitator, one)))
    expect(page).toMatchObject({ open: true, toCome: true, saved: [] })
    expect(page.letter.subject).toMatch(/^Reminder: meeting on /)
    expect(page.letter.text).toContain('http://localhost:3000/sessions/ses_one')
    const members = ['facilitator:per_facilitator', 'victim_support:per_support']
    expect((await team(facilitator, { intent: 'save', members })).status).toBe(303)
    const remind = { intent: 'remind', submission: submissionKey() }
    const answers = await Promise.all([team(facilitator, remind), team(facilitator, remind)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await rows().select().from(outbox)).toHaveLength(2)
    const { reminders } = await glance(facilitator)
    expect(reminders).toMatchObject([
      { name: 'Test facilitator', words: 'Waiting to be sent' },
      { name: 'Test support', words: 'Waiting to be sent' },
    ])
  })

  it('says how far each reminder is', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const { startsAt } = await aSession('open', { date: soon })
    const sentAt = new Date('2026-11-19T12:00:00Z')
    const states = ['sent', 'dead', 'cancelled'] as const
    await given((tx) =>
      tx.insert(outbox).values(
        states.map((state, at) => ({
          id: `msg_${state}`,
          template: 'session-reminder' as const,
          personId: facilitator.id,
          sessionId: 'ses_one',
          cause: state,
          state,
          notBefore: new Date(sentAt.getTime() - at),
          notAfter: startsAt,
          sentAt: state === 'sent' ? sentAt : null,
        })),
      ),
    )
    const { reminders } = await glance(facilitator)
    expect(reminders.map(({ words }: { words: string }) => words)).toEqual([
      'Sent Thursday 19 November 2026, midday',
      'Not sent. We gave up',
      'Cancelled',
    ])
  })

  it('says cancelled for a reminder that still waits while its session is off', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: soon })
    await team(facilitator, { intent: 'save', members: 'facilitator:per_facilitator' })
    await team(facilitator, { intent: 'remind' })
    await given((tx) => tx.update(sessions).set({ state: 'cancelled', cancelReason: 'The room is flooded' }))
    expect(await glance(facilitator)).toMatchObject({
      session: { cancelReason: 'The room is flooded', mayChange: false },
      tasks: [],
      reminders: [{ words: 'Cancelled' }],
    })
  })

  it('shows both when somebody else saved another team meanwhile', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aPerson('support', { forum: 'open' })
    await aSession('open', { date: soon })
    await team(facilitator, { intent: 'save', members: 'victim_support:per_support' })
    const response = await team(facilitator, { intent: 'save', members: 'facilitator:per_facilitator' })
    const refused = await bodyOf(response)
    expect(refused.errors[0].message).toContain('Somebody else changed this team meanwhile')
    expect(refused.typed.members).toBe('facilitator:per_facilitator')
    expect(await rows().select().from(sessionTeam)).toMatchObject([{ personId: 'per_support' }])
  })

  it.each([
    ['somebody who cannot open the session', { intent: 'save', members: 'mopac:per_board' }, 'members'],
    ['a reminder to nobody', { intent: 'remind' }, 'members'],
    ['an unknown intent', { intent: 'delete' }, 'intent'],
    ['an unknown field', { intent: 'remind', to: 'somebody@example.org' }, ''],
  ])('refuses %s', async (_what, fields, field) => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aPerson('board')
    await aSession('open', { date: soon })
    const response = await team(facilitator, fields)
    expect([response.status, (await bodyOf(response)).errors[0].field]).toEqual([400, field])
    expect(await rows().select().from(outbox)).toEqual([])
  })

  it('sends nothing for a cancelled session', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: soon })
    await team(facilitator, { intent: 'save', members: 'facilitator:per_facilitator' })
    await given((tx) => tx.update(sessions).set({ state: 'cancelled' }).where(eq(sessions.id, 'ses_one')))
    expect((await team(facilitator, { intent: 'remind' })).status).toBe(400)
    expect(await rows().select().from(outbox)).toEqual([])
  })

  it('is for the facilitator of this forum only', async () => {
    const support = await aPerson('support', { forum: 'open' })
    const elsewhere = await aPerson('facilitator', { forum: 'lgbtq' })
    await aSession('open', { date: soon })
    await expect(team(support, { intent: 'remind' })).rejects.toThrow(Forbidden)
    await expect(team(elsewhere, { intent: 'remind' })).rejects.toThrow(NotFound)
  })
})
