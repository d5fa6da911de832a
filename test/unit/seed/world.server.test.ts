import { beforeEach, describe, expect, it } from 'vitest'
import { getReviewStanding } from '#app/domain/grants/queries.server.ts'
import { grantStanding, isUnused, isWaiting, proposalIdOf } from '#app/domain/grants/rules.ts'
import { isTermEnding } from '#app/domain/participants/rules.ts'
import { arrived } from '#app/domain/register/rules.ts'
import { tookPlace } from '#app/domain/sessions/status.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { settleSessions } from '#app/domain/team/standing-commands.server.ts'
import type { Database } from '#db/client.server.ts'
import * as schema from '#db/schema/index.ts'
import { others, staff } from '#db/seed/demonstration/content/staff.ts'
import { personId as madePersonId } from '#db/seed/demonstration/people.ts'
import { fillWorld, reportedQuarters } from '#db/seed/demonstration/world.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'

const now = new Date('2026-11-21T10:00:00Z')
const past = (session: { startsAt: Date }) => session.startsAt < now
const tables = [
  schema.people,
  schema.grants,
  schema.grantProposals,
  schema.accessReviews,
  schema.accessReviewLines,
  schema.invitations,
  schema.participants,
  schema.places,
  schema.sessions,
  schema.sessionTeam,
  schema.registerEntries,
  schema.staffPresent,
  schema.voucherBatches,
  schema.vouchers,
  schema.voucherIssues,
  schema.points,
  schema.pointThemes,
  schema.outbox,
  schema.breakGlass,
  schema.auditEvents,
] as const

async function everything() {
  return Promise.all(tables.map((table) => (rows() as Database).select().from(table)))
}

withTestDatabase()

describe('the demonstration world', () => {
  beforeEach(() => fillWorld(now))

  it('has everybody who signs in, without a password', async () => {
    const people = await rows().select().from(schema.people)
    const active = people.filter(({ state }) => state === 'active')
    expect(active.map(({ email }) => email).sort()).toEqual(staff.map(({ email }) => email).sort())
    expect(people.length).toBe(staff.length + others.length)
    expect(people.filter(({ passwordHash }) => passwordHash !== null)).toEqual([])
  })

  it('shows how roles come and go: to come, ending soon, ended, never used, proposed, and given by two', async () => {
    const today = todayInLondon(now)
    const grants = await rows().select().from(schema.grants)
    const standing = grants.map((grant) => grantStanding(grant, today))
    expect(new Set(standing)).toEqual(new Set(['live', 'future', 'ended']))
    expect(grants.filter(({ endsOn }) => endsOn !== null && endsOn > today)).toHaveLength(1)
    expect(grants.filter((grant) => isUnused(grant, today) && grant.lastUsedOn === null).length).toBeGreaterThan(0)
    expect(grants.filter(({ startsOn, reason }) => !startsOn || !reason)).toEqual([])
    const proposals = await rows().select().from(schema.grantProposals)
    expect(proposals.filter((one) => isWaiting(one, now))).toHaveLength(1)
    const first = madePersonId('flint')
    const byTwo = grants.filter(({ role, personId }) => ['admin', 'dpo'].includes(role) && personId !== first)
    for (const { id } of byTwo) expect(proposals.find((one) => one.id === proposalIdOf(id))?.state).toBe('approved')
  })

  it('has looked at every role last quarter, and owes the review of this one', async () => {
    const [review] = await rows().select().from(schema.accessReviews)
    const answers = await rows().select().from(schema.accessReviewLines)
    expect(review).toMatchObject({ quarter: '2026-Q3', closedAt: expect.any(Date) })
    expect(answers.filter(({ verdict }) => verdict === 'end')).toHaveLength(1)
    const grants = await rows().select().from(schema.grants)
    for (const { grantId, decidedBy } of answers)
      expect(grants.find(({ id }) => id === grantId)?.personId).not.toBe(decidedBy)
    expect((await getReviewStanding(now)).standing).toBe('overdue')
  })

  it('has 18 months of six forums behind it and 12 months before it', async () => {
    const sessions = await rows().select().from(schema.sessions)
    const before = sessions.filter(past)
    expect(before.length).toBeGreaterThanOrEqual(70)
    expect(before.length).toBeLessThanOrEqual(85)
    expect(new Set(before.map(({ forumId }) => forumId)).size).toBe(6)
    expect(new Set(sessions.map(({ forumId, date }) => `${forumId} ${date}`)).size).toBe(sessions.length)
    const ahead = sessions.filter((one) => !past(one))
    expect(new Set(ahead.map(({ state }) => state))).toEqual(new Set(['planned', 'confirmed']))
    // Those that are confirmed are so by the rules, and no job has to take one back.
    expect(await settleSessions(now)).toBe(false)
    expect(sessions.length - before.length).toBeGreaterThanOrEqual(48)
    const off = sessions.filter(({ state }) => state === 'cancelled')
    expect(off.length).toBe(3)
    expect(off.filter(({ cancelReason }) => !cancelReason)).toEqual([])
    expect(before.filter(({ state }) => state === 'planned').length).toBe(1)
  })

  it('has 60 to 85 participants, no seat taken twice, two who wait, and some at every step of the road', async () => {
    const participants = await rows().select().from(schema.participants)
    const places = await rows().select().from(schema.places)
    expect(participants.length).toBeGreaterThanOrEqual(60)
    expect(participants.length).toBeLessThanOrEqual(85)
    expect(new Set(participants.map(({ reference }) => reference)).size).toBe(participants.length)
    for (const { reference } of participants) expect(reference).toMatch(/^VVF-[2-9A-HJ-KM-NP-TV-Z]{4}$/)
    const inState = (state: string) => places.filter((place) => place.state === state)
    expect(inState('waiting').length).toBe(2)
    expect(inState('stepped_back').length).toBeGreaterThan(0)
    expect(inState('left').every(({ seat, endsOn }) => seat === null && endsOn !== null)).toBe(true)
    for (const step of ['referred', 'called', 'welcomed', 'declined']) expect(inState(step).length).toBeGreaterThan(0)
    const givenOn = inState('stepped_back').filter(({ seat }) => seat === null)
    expect(givenOn).toHaveLength(1)
    const soon = places.filter(({ plannedEndOn }) => isTermEnding(plannedEndOn, todayInLondon(now)))
    expect(soon).toHaveLength(3)
    const seated = [...inState('active'), ...inState('stepped_back')].filter((place) => !givenOn.includes(place))
    expect(seated.every(({ seat }) => seat !== null && seat >= 1 && seat <= 12)).toBe(true)
  })

  it('has a full register of every held session, with people who had a place then', async () => {
    const held = (await rows().select().from(schema.sessions)).filter(({ state }) => tookPlace(state))
    const entries = await rows().select().from(schema.registerEntries)
    const places = await rows().select().from(schema.places)
    const came = held.map((session) => {
      const own = entries.filter(({ sessionId }) => sessionId === session.id)
      for (const { participantId } of own) {
        const place = places.find((one) => one.participantId === participantId)
        expect(place?.forumId).toBe(session.forumId)
        expect(place?.startsOn && place.startsOn <= session.date).toBe(true)
        expect(!place?.endsOn || place.endsOn >= session.date).toBe(true)
      }
      return own.filter(({ status }) => arrived(status)).length
    })
    expect(came.filter((number) => number < 7)).toEqual([4])
    expect(Math.max(...came)).toBe(11)
    const toCome = new Set(entries.map(({ sessionId }) => sessionId).filter((id) => !held.some((one) => one.id === id)))
    expect([new Set(entries.map(({ sessionId }) => sessionId)).size, toCome.size]).toEqual([held.length + 3, 3])
  })

  it('meets today, with an agenda that begins with what changed, answers and sealed notes', async () => {
    const notes = await rows().select().from(schema.rawNotes)
    const [session, ...more] = (await rows().select().from(schema.sessions)).filter(
      ({ date }) => date === todayInLondon(now),
    )
    expect([session?.state, more]).toEqual(['planned', []])
    const agenda = (await rows().select().from(schema.agendaItems)).filter(({ sessionId }) => sessionId === session?.id)
    expect(agenda.filter(({ source }) => source === 'standing')).toMatchObject([{ position: 0, minutes: 15 }])
    expect(notes.every(({ text }) => text.startsWith('v1.'))).toBe(true)
    expect(notes.filter(({ sessionId }) => sessionId === session?.id)).toHaveLength(3)
  })

  it('accounts for every voucher, and gave none to somebody who was not there', async () => {
    const vouchers = await rows().select().from(schema.vouchers)
    const batches = await rows().select().from(schema.voucherBatches)
    const issues = await rows().select().from(schema.voucherIssues)
    const entries = await rows().select().from(schema.registerEntries)
    const accepted = issues.filter(({ outcome }) => outcome === 'accepted')
    expect(accepted.map(({ voucherId }) => voucherId).sort()).toEqual(
      vouchers.flatMap(({ id, state }) => (state === 'issued' ? [id] : [])).sort(),
    )
    expect(vouchers.length).toBe(batches.reduce((sum, { quantity }) => sum + quantity, 0))
    expect(new Set(batches.map(({ orderReference }) => orderReference)).size).toBe(batches.length)
    const key = (one: { sessionId: string; participantId: string }) => `${one.sessionId} ${one.participantId}`
    const inTheRoom = new Set(entries.filter(({ status }) => arrived(status)).map(key))
    expect(issues.filter((issue) => !inTheRoom.has(key(issue)))).toEqual([])
    const unthanked = inTheRoom.size - issues.length
    expect(unthanked).toBeGreaterThan(0)
    expect(unthanked).toBeLessThan(10)
  })

  it('has at least 240 different points without an author or a time, the newest of them untagged', async () => {
    const points = await rows().select().from(schema.points)
    const tags = await rows().select().from(schema.pointThemes)
    const coders = (await rows().select().from(schema.grants)).filter(({ role }) => role === 'analyst')
    expect(new Set(points.map(({ text }) => text)).size).toBeGreaterThanOrEqual(240)
    for (const point of points) {
      expect(
        Object.keys(point).filter((column) => /person|participant|author|at$|created|updated/i.test(column)),
      ).toEqual([])
      expect(point.id).toMatch(/^[0-9a-f]{26}$/)
    }
    const untagged = points.filter(({ id }) => !tags.some(({ pointId }) => pointId === id))
    expect(untagged.length).toBe(20)
    expect(new Set(tags.map(({ coderId }) => coderId))).toEqual(new Set(coders.map(({ personId }) => personId)))
  })

  it('leaves something to do: a register, vouchers and a write-up', async () => {
    const held = (await rows().select().from(schema.sessions)).filter(({ state }) => tookPlace(state))
    const points = await rows().select().from(schema.points)
    expect(held.filter(({ id }) => !points.some(({ sessionId }) => sessionId === id)).length).toBe(1)
    const letters = (await rows().select().from(schema.outbox)).map(({ template }) => template)
    const others = ['break-glass-opened', 'data-request-asked', 'session-invitation', 'session-coming']
    expect(letters.filter((template) => !others.includes(template)).sort()).toEqual([
      'invitation',
      'session-reminder',
      'session-reminder',
    ])
  })

  it('has one emergency access of the day before, over again, of which the officer is told', async () => {
    const [opening, ...more] = await rows().select().from(schema.breakGlass)
    expect(more).toEqual([])
    expect(opening?.closedAt && opening.closedAt < opening.endsAt && opening.endsAt < now).toBe(true)
    const letters = await rows().select().from(schema.outbox)
    expect(letters.filter(({ about }) => about === opening?.id)).toMatchObject([{ template: 'break-glass-opened' }])
    const trail = (await rows().select().from(schema.auditEvents)).filter(({ object }) => object === opening?.id)
    expect(trail.map(({ action }) => action.replace('break-glass.', ''))).toEqual(['opened', 'read', 'read', 'closed'])
  })

  it('is not filled twice', async () => {
    const before = await everything()
    await fillWorld(new Date('2027-01-05T10:00:00Z'))
    expect(await everything()).toEqual(before)
  })

  it('writes what it did to the audit trail, in numbers only', async () => {
    const trail = (await rows().select().from(schema.auditEvents)).filter(({ action }) => /^demonstration/.test(action))
    expect(trail.length).toBeGreaterThanOrEqual(13)
    for (const { object, detail } of trail) {
      expect(object).toBe('demonstration')
      expect(Object.keys(detail)).toEqual(['count'])
    }
  })
})

describe('the demonstration world on other days', () => {
  it.each([
    '2026-01-01T09:00:00Z',
    '2026-03-29T12:00:00Z',
    '2026-10-01T22:30:00Z',
    '2027-04-02T07:00:00Z',
    '2028-02-29T18:00:00Z',
  ])('holds together when it is filled on %s', async (moment) => {
    const at = new Date(moment)
    await fillWorld(at)
    const sessions = await rows().select().from(schema.sessions)
    const points = await rows().select().from(schema.points)
    const before = sessions.filter(({ startsAt }) => startsAt < at)
    expect(before.length).toBeGreaterThanOrEqual(70)
    expect(before.length).toBeLessThanOrEqual(85)
    expect(sessions.filter(({ state, date }) => tookPlace(state) && date >= todayInLondon(at))).toEqual([])
    expect(points.length).toBe(288)
    const quarters = reportedQuarters(at)
    expect(quarters.length).toBe(new Set(quarters).size)
  })
})
