import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sha256 } from '#app/domain/shared/ids.ts'
import { signedInPerson } from '#app/http/session.server.ts'
import { action as signOutAction } from '#app/routes/sign-out/route.tsx'
import { people, signInSessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given } from '#test/support/factories.ts'
import { cookieOf, post } from '#test/support/http.ts'

const clock = vi.hoisted(() => ({ at: new Date('2026-11-19T12:00:00Z') }))
vi.mock('#app/clock.server.ts', () => ({
  now: () => clock.at,
  onMachineClock: (at: Date) => new Date(Date.now() + at.getTime() - clock.at.getTime()),
}))

withTestDatabase()
beforeEach(() => {
  clock.at = new Date('2026-11-19T12:00:00Z')
})

const later = (minutes: number) => {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000)
}
const whoIs = (cookie: string) => signedInPerson(new Request('http://localhost/', { headers: { Cookie: cookie } }))

describe('a browser that is signed in', () => {
  it('is known by the digest of its cookie, never by the cookie (SES-01)', async () => {
    const secret = (await cookieOf(await aPerson('board'))).split('=')[1] ?? ''
    const stored = JSON.stringify(await rows().select().from(signInSessions))
    expect(stored).toContain(sha256(secret))
    expect(stored).not.toContain(secret)
    expect(await whoIs(`session=${sha256(secret)}`)).toBeNull()
  })

  it('is signed out when left idle for 15 minutes, and after 8 hours in any case (SES-03)', async () => {
    const person = await aPerson('board')
    const idle = await cookieOf(person)
    later(15)
    expect(await whoIs(idle)).toBeNull()
    const busy = await cookieOf(person)
    for (let minute = 0; minute < 480 - 10; minute += 10) {
      later(10)
      expect(await whoIs(busy)).not.toBeNull()
    }
    later(10)
    expect(await whoIs(busy)).toBeNull()
  })

  it('reaches only as far as the person does now: disabled means out', async () => {
    const person = await aPerson('board')
    const cookie = await cookieOf(person)
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, person.id)))
    expect(await whoIs(cookie)).toBeNull()
  })

  it('ends with signing out', async () => {
    const args = await post('/sign-out', await aPerson('board'), {})
    const cookie = args.request.headers.get('Cookie') ?? ''
    expect((await signOutAction(args)).headers.get('Location')).toBe('/sign-in')
    expect(await whoIs(cookie)).toBeNull()
  })
})
