import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Role } from '#app/domain/access/permissions.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { done, event } from '#app/domain/shared/result.ts'
import * as signIn from '#app/domain/sign-in/commands.server.ts'
import { findSignIn, listSignIns } from '#app/domain/sign-in/queries.server.ts'
import { write } from '#db/client.server.ts'
import { auditEvents, forums, knownDevices, outbox, signInSessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'

withTestDatabase()

const HOURS = 60
const later = (minutes: number, seconds = 0) => new Date(NOON.getTime() + minutes * 60_000 + seconds * 1000)
const days = (count: number) => later(count * 24 * HOURS)
const sessions = () => rows().select().from(signInSessions)

function open(personId: string, id: string, { now = NOON, device = 'Firefox on Windows' } = {}) {
  return signIn.openSignIn({ id, personId, stage: 'full', method: 'app', device }, now, 'test')
}

describe('SES-03 a session in use', () => {
  it('is never extended past 8 hours, however busy', async () => {
    const person = await aPerson('board')
    await open(person.id, 'busy')
    for (let minute = 10; minute < 8 * HOURS; minute += 10) await signIn.extendSignIn('busy', later(minute))
    expect((await findSignIn('busy'))?.idleUntil).toEqual(later(8 * HOURS))
    await signIn.extendSignIn('busy', later(8 * HOURS))
    expect(await findSignIn('busy')).toMatchObject({ usedAt: later(8 * HOURS - 10), endsAt: later(8 * HOURS) })
  })

  it.each([
    ['board', 15],
    ['admin', 10],
  ] as [Role, number][])('of the role %s has %i minutes from each use', async (role, minutes) => {
    const person = await aPerson(role)
    await open(person.id, 'one')
    expect((await findSignIn('one'))?.idleUntil).toEqual(later(minutes))
    await signIn.extendSignIn('one', later(minutes, -1))
    expect((await findSignIn('one'))?.idleUntil).toEqual(later(2 * minutes, -1))
  })

  it('that is over cannot be extended or renewed any more', async () => {
    const person = await aPerson('board')
    await open(person.id, 'one')
    await signIn.extendSignIn('one', later(15))
    expect((await findSignIn('one'))?.idleUntil).toEqual(later(15))
    const proved = { id: 'two', stage: 'full', method: 'app', said: 'sign-in.confirmed' } as const
    expect(await signIn.renewSignIn({ id: 'one', personId: person.id }, proved, later(15), 'test')).toEqual({
      ok: false,
      reason: 'ended',
    })
  })

  it('that is confirmed again has its idle time anew, and the same absolute end', async () => {
    const person = await aPerson('board')
    await open(person.id, 'one')
    const proved = { id: 'two', stage: 'full', method: 'app', said: 'sign-in.confirmed' } as const
    await signIn.renewSignIn({ id: 'one', personId: person.id }, proved, later(14), 'test')
    expect(await findSignIn('two')).toMatchObject({ idleUntil: later(29), endsAt: later(8 * HOURS) })
    expect(await findSignIn('one')).toBeNull()
  })
})

describe('SES-04 a session that ends while a request of it is under way', () => {
  it('writes nothing more and does not come back', async () => {
    const person = await aPerson('board')
    await open(person.id, 'one')
    const [row] = await sessions()
    const ctx = { ...ctxFor(person, 'home:view'), signIn: { id: 'one', handle: row?.handle ?? '', confirmedAt: NOON } }
    await given((tx) => tx.delete(signInSessions))
    const before = await rows().$count(auditEvents)
    const late = write(ctx, async (tx) => {
      await tx.update(forums).set({ name: 'Written too late' })
      return done(null, event('forum.renamed', 'one'))
    })
    await expect(late).rejects.toThrow(SignInEnded)
    await signIn.extendSignIn('one', NOON)
    const renewed = { id: 'two', stage: 'full', method: 'app', said: 'sign-in.confirmed' } as const
    await signIn.renewSignIn({ id: 'one', personId: person.id }, renewed, NOON, 'test')
    expect(await sessions()).toEqual([])
    expect(await rows().$count(auditEvents)).toBe(before)
    expect(await rows().select().from(forums).where(eq(forums.name, 'Written too late'))).toEqual([])
  })
})

describe('SES-07 ending sign-ins', () => {
  it('lists a person’s own, last used first, without those that are over', async () => {
    const person = await aPerson('board')
    const other = await aPerson('partner')
    await open(person.id, 'one')
    await open(person.id, 'two', { now: later(10), device: 'Safari on iOS' })
    await open(other.id, 'three')
    expect((await listSignIns(person.id, later(11))).map(({ device }) => device)).toEqual([
      'Safari on iOS',
      'Firefox on Windows',
    ])
    expect(await listSignIns(person.id, later(16))).toHaveLength(1)
    expect(JSON.stringify(await listSignIns(person.id, NOON))).not.toContain('"id"')
  })

  it('ends no sign-in of somebody else, and says so of one that is over', async () => {
    const person = await aPerson('board')
    const other = await aPerson('partner')
    await open(other.id, 'three')
    const handle = (await sessions())[0]?.handle ?? ''
    expect(await signIn.endOwnSignIns(ctxFor(person, 'home:view'), { handle })).toEqual({ ok: false, reason: 'ended' })
    expect(await sessions()).toHaveLength(1)
  })
})

describe('AUT-11 the notice of a new device', () => {
  const letters = async () => (await rows().select().from(outbox)).map(({ about, personId }) => [about, personId])

  it('is written when somebody signs in on a device they have not used in the last 30 days', async () => {
    const { id } = await aPerson('board')
    await open(id, 'first')
    await open(id, 'same', { now: days(1) })
    expect(await letters()).toEqual([])
    await open(id, 'phone', { now: days(2), device: 'Safari on iOS' })
    expect(await letters()).toEqual([['new-device', id]])
    await open(id, 'phone-again', { now: days(30), device: 'Safari on iOS' })
    await open(id, 'old-again', { now: days(32) })
    expect(await letters()).toEqual([
      ['new-device', id],
      ['new-device', id],
    ])
  })

  it('does not take the device of somebody else for theirs, and waits for the second factor', async () => {
    const [one, two] = [await aPerson('board'), await aPerson('partner')]
    await open(one.id, 'one', { device: 'Safari on iOS' })
    await open(two.id, 'two')
    const half = { personId: two.id, stage: 'second-factor', method: null, device: 'Safari on iOS' } as const
    await signIn.openSignIn({ ...half, id: 'half' }, NOON, 'test')
    expect(await letters()).toEqual([])
    const proved = { id: 'whole', stage: 'full', method: 'app', said: 'sign-in.succeeded' } as const
    await signIn.renewSignIn({ id: 'half', personId: two.id }, proved, later(1), 'test')
    expect(await letters()).toEqual([['new-device', two.id]])
  })

  it('holds devices as digests, forgets them after 30 days, and names none in the trail', async () => {
    const { id } = await aPerson('board')
    await open(id, 'one')
    const held = await rows().select().from(knownDevices)
    expect(held).toEqual([{ personId: id, device: expect.stringMatching(/^[\w-]{43}$/), lastSeenOn: '2026-11-19' }])
    await open(id, 'two', { now: days(31), device: 'Safari on iOS' })
    expect((await rows().select().from(knownDevices)).map(({ lastSeenOn }) => lastSeenOn)).toEqual(['2026-12-20'])
    expect(JSON.stringify(await rows().select().from(auditEvents))).not.toMatch(/Firefox|Safari/)
  })
})

describe('many sign-ins at once', () => {
  it('are all kept, each with a handle of its own', async () => {
    const { id } = await aPerson('board')
    await Promise.all(Array.from({ length: 20 }, (_, n) => open(id, `session-${n}`)))
    expect(new Set((await sessions()).map(({ handle }) => handle)).size).toBe(20)
    expect(await rows().select().from(outbox)).toEqual([])
  })
})
