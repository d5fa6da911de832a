import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { signedIn } from '#app/http/session.server.ts'
import * as forumPage from '#app/routes/forums.$forum._index/route.tsx'
import * as settingsPage from '#app/routes/forums.$forum.settings/route.tsx'
import { forums, grants } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, forumNamed, given, NOON } from '#test/support/factories.ts'
import { cookieOf, formTokenFor, submissionKey } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

/** Requests of one browser, one after another, under the same sign-in. */
async function aBrowserOf(person: { id: string }) {
  const cookie = await cookieOf(person)
  const token = await formTokenFor(cookie)
  const headers = { Cookie: cookie, 'X-Request-Id': 'test' }
  const context = { nonce: 'test' }
  const address = (forum: string) => `http://localhost:3000/forums/${forum}`
  return {
    opens: async (forum: string) => {
      const request = new Request(address(forum), { headers })
      const answer = await forumPage.loader({ request, params: { forum }, context }).catch((error: unknown) => error)
      if (answer instanceof Forbidden) return 'refused'
      if (answer instanceof NotFound) return 'not found'
      return answer instanceof Response && answer.status === 200 ? 'open' : answer
    },
    renames: async (forum: string, name: string) => {
      const { version } = await forumNamed(forum)
      const fields = { intent: 'rename', name, version: String(version) }
      const body = new URLSearchParams({ ...fields, submission: submissionKey(), 'form-token': token })
      const request = new Request(`${address(forum)}/settings`, { method: 'POST', headers, body })
      return settingsPage.action({ request, params: { forum }, context }).catch((error: unknown) => error)
    },
    isSignedIn: async () => (await signedIn(new Request('http://localhost:3000/', { headers }))) !== null,
  }
}

const change = (id: string, what: Partial<typeof grants.$inferInsert>) =>
  given((tx) => tx.update(grants).set(what).where(eq(grants.id, id)))
const at = (moment: string) => void vi.setSystemTime(new Date(moment))

describe('AZ-06 what somebody may do is asked anew with each request', () => {
  it('a role for another forum opens that one and shuts the first, in the same browser', async () => {
    const { opens, isSignedIn } = await aBrowserOf(await aPerson('facilitator', { forum: 'open', key: 'fern' }))
    expect([await opens('open'), await opens('lgbtq')]).toEqual(['open', 'not found'])
    await change('grt_fern', { forumId: (await forumNamed('lgbtq')).id })
    expect([await opens('open'), await opens('lgbtq')]).toEqual(['not found', 'open'])
    await change('grt_fern', { forumId: null })
    expect([await opens('open'), await opens('disability')]).toEqual(['open', 'open'])
    expect(await isSignedIn()).toBe(true)
  })

  it('another role, or none, shuts what the first one opened', async () => {
    const { opens, isSignedIn } = await aBrowserOf(await aPerson('facilitator', { key: 'fern' }))
    expect(await opens('open')).toBe('open')
    await change('grt_fern', { role: 'board' })
    expect(await opens('open')).toBe('refused')
    await change('grt_fern', { role: 'facilitator' })
    expect(await opens('open')).toBe('open')
    await change('grt_fern', { endedAt: NOON })
    expect(await opens('open')).toBe('refused')
    expect(await isSignedIn()).toBe(true)
  })

  it('a role begins and ends with its day in London, in the middle of a session', async () => {
    const person = await aPerson('facilitator', { key: 'fern' })
    await change('grt_fern', { startsOn: '2026-11-20', endsOn: '2026-11-20' })
    at('2026-11-19T23:59:00Z')
    const evening = await aBrowserOf(person)
    expect(await evening.opens('open')).toBe('refused')
    at('2026-11-20T00:00:00Z')
    expect(await evening.opens('open')).toBe('open')
    at('2026-11-20T23:59:00Z')
    const night = await aBrowserOf(person)
    expect(await night.opens('open')).toBe('open')
    at('2026-11-21T00:00:00Z')
    expect([await night.opens('open'), await night.isSignedIn()]).toEqual(['refused', true])
    vi.setSystemTime(NOON)
  })

  it('a form that was opened while the role was there changes nothing when it is sent after', async () => {
    const cove = await aPerson('commissioner', { key: 'cove' })
    const { renames } = await aBrowserOf(cove)
    await change('grt_cove', { role: 'analyst' })
    expect(await renames('open', 'Renamed without a role')).toBeInstanceOf(Forbidden)
    await change('grt_cove', { role: 'commissioner' })
    expect(await renames('open', 'Renamed with the role')).toMatchObject({ status: 303 })
    const names = (await rows().select().from(forums)).map(({ name }) => name)
    expect(names).toContain('Renamed with the role')
    expect(names).not.toContain('Renamed without a role')
  })
})
