import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sha256 } from '#app/domain/shared/ids.ts'
import { openSession, renewSession, sessionOf, signedInPerson, signOut, stayIn } from '#app/http/session.server.ts'
import { grants, people, signInSessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { everyText } from '#test/support/every-text.ts'
import { aPerson, given } from '#test/support/factories.ts'
import { cookieOf } from '#test/support/http.ts'

const clock = vi.hoisted(() => ({ at: new Date('2026-11-19T12:00:00Z') }))
vi.mock('#app/clock.server.ts', () => ({
  now: () => clock.at,
  onMachineClock: (at: Date) => new Date(Date.now() + at.getTime() - clock.at.getTime()),
}))

const NOON = new Date('2026-11-19T12:00:00Z')
withTestDatabase()
beforeEach(() => {
  clock.at = NOON
})

const at = (seconds: number) => {
  clock.at = new Date(NOON.getTime() + seconds * 1000)
}
const with_ = (cookie: string) => new Request('http://localhost/', { headers: { Cookie: cookie } })
const whoIs = (cookie: string) => signedInPerson(with_(cookie))
const pair = (setCookie: string | null) => (setCookie ?? '').split(';')[0] ?? ''

describe('SES-01 the cookie', () => {
  it('is 256 random bits, and nothing in the database is worth anything as one', async () => {
    const person = await aPerson('board')
    const cookie = await cookieOf(person)
    expect(cookie.split('=')[1]).toMatch(/^[\w-]{43}$/)
    expect(await cookieOf(person)).not.toBe(cookie)
    const texts = await everyText()
    expect(texts).toContain(sha256(cookie.split('=')[1] ?? ''))
    expect(texts).not.toContain(cookie.split('=')[1])
    // A text of several lines, or with signs beyond Latin, cannot be sent as a cookie at all.
    for (const text of texts.filter((one) => /^[\x20-\xff]*$/.test(one)))
      expect(await whoIs(`session=${text}`), text).toBeNull()
    expect(await whoIs(cookie)).not.toBeNull()
  })
})

describe('SES-02 a new secret at each step', () => {
  const steps = [
    ['the second factor', { stage: 'full', method: 'app', said: 'sign-in.succeeded' }],
    ['confirming', { stage: 'full', method: 'passkey', said: 'sign-in.confirmed' }],
    ['having to set a factor up', { stage: 'set-up', method: null, said: 'sign-in.password-accepted' }],
  ] as const

  it.each(steps)('%s gives one, and the old one is dead at once', async (_step, proved) => {
    const { id } = await aPerson('board')
    const old = pair(await openSession(with_(''), id, { stage: 'second-factor', method: null }))
    const session = await sessionOf(with_(old))
    const fresh = pair(session && (await renewSession(with_(old), session, proved)))
    expect(fresh).not.toBe(old)
    expect(await sessionOf(with_(old))).toBeNull()
    const after = await sessionOf(with_(fresh))
    expect(after).toMatchObject({ handle: session?.handle, stage: proved.stage, endsAt: session?.endsAt })
  })

  it('a token planted before signing in never becomes a session', async () => {
    const { id } = await aPerson('board')
    const planted = `session=${'planted-by-somebody-else-'.padEnd(43, 'x')}`
    const cookie = pair(await openSession(with_(planted), id, { stage: 'full', method: 'passkey' }))
    expect(cookie).not.toBe(planted)
    expect(await whoIs(planted)).toBeNull()
  })

  it('a session that was open in the browser ends when another is opened there', async () => {
    const { id } = await aPerson('board')
    const old = await cookieOf({ id })
    const fresh = pair(await openSession(with_(old), id, { stage: 'full', method: 'passkey' }))
    expect(await whoIs(old)).toBeNull()
    expect(await whoIs(fresh)).toMatchObject({ id })
  })

  it('only a session with all factors signs anybody in', async () => {
    const { id } = await aPerson('board')
    for (const stage of ['second-factor', 'set-up'] as const) {
      const half = pair(await openSession(with_(''), id, { stage, method: null }))
      expect(await sessionOf(with_(half))).toMatchObject({ stage })
      expect(await whoIs(half)).toBeNull()
    }
  })
})

describe('SES-03 the limits, to the second', () => {
  const MINUTE = 60
  it.each([
    ['board', 15],
    ['admin', 10],
  ] as const)('of the role %s: %i idle minutes', async (role, minutes) => {
    const person = await aPerson(role)
    const [kept, lost] = [await cookieOf(person), await cookieOf(person)]
    at(minutes * MINUTE - 1)
    expect(await whoIs(kept)).not.toBeNull()
    at(minutes * MINUTE)
    expect(await whoIs(lost)).toBeNull()
    at(2 * minutes * MINUTE - 2)
    expect(await whoIs(kept)).not.toBeNull()
  })

  it('counts every click that comes a minute or more after the one noted last', async () => {
    const cookie = await cookieOf(await aPerson('board'))
    for (const seconds of [59, 60, 6 * MINUTE]) {
      at(seconds)
      await whoIs(cookie)
      expect((await sessionOf(with_(cookie)))?.usedAt?.getTime()).toBe(
        NOON.getTime() + (seconds < 60 ? 0 : seconds) * 1000,
      )
    }
  })

  it('ends after 8 hours whatever was done', async () => {
    const cookie = await cookieOf(await aPerson('board'))
    for (let minute = 10; minute < 480; minute += 10) {
      at(minute * MINUTE)
      await stayIn(with_(cookie))
    }
    at(480 * MINUTE - 1)
    expect(await whoIs(cookie)).not.toBeNull()
    at(480 * MINUTE)
    expect(await stayIn(with_(cookie))).toBeNull()
    expect(await rows().select().from(signInSessions)).toEqual([])
  })

  it('a clock that is set back brings nothing to life', async () => {
    const person = await aPerson('board')
    const [over, busy] = [await cookieOf(person), await cookieOf(person)]
    at(10 * MINUTE)
    await stayIn(with_(busy))
    at(15 * MINUTE)
    expect(await whoIs(over)).toBeNull()
    at(5 * MINUTE)
    expect(await whoIs(over)).toBeNull()
    expect(await whoIs(busy)).toBeNull()
    at(11 * MINUTE)
    expect(await whoIs(busy)).toBeNull()
  })
})

describe('SES-04 a session ends at once', () => {
  it('when its person signs out or is disabled', async () => {
    const person = await aPerson('board')
    const [one, two] = [await cookieOf(person), await cookieOf(person)]
    await signOut(with_(one))
    expect(await whoIs(one)).toBeNull()
    expect(await whoIs(two)).not.toBeNull()
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, person.id)))
    expect(await whoIs(two)).toBeNull()
  })
})

describe('AUT-11 a role that needs a passkey and begins while somebody is signed in', () => {
  it.each([
    ['app', false],
    ['passkey', true],
  ] as const)('leaves them in only when they came in with one: %s', async (method, stays) => {
    clock.at = new Date('2026-11-19T23:58:00Z')
    const person = await aPerson('analyst')
    await given((tx) =>
      tx.insert(grants).values({ id: 'grt_dpo', personId: person.id, role: 'dpo', startsOn: '2026-11-20' }),
    )
    const cookie = pair(await openSession(with_(''), person.id, { stage: 'full', method }))
    expect(await whoIs(cookie)).not.toBeNull()
    clock.at = new Date('2026-11-20T00:01:00Z')
    expect(Boolean(await whoIs(cookie))).toBe(stays)
    expect(await rows().$count(signInSessions)).toBe(stays ? 1 : 0)
  })
})
