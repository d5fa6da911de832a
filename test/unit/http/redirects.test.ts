import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safePath } from '#app/http/responses.server.ts'
import { address, known } from '#test/support/redirects.ts'

const base = 'http://localhost:3000'

/** Where a browser on our sign-in page goes with a Location header. */
const leadsTo = (location: string) => new URL(location, `${base}/sign-in?next=x`)

describe('WEB-06 where one goes after signing in', () => {
  it.each(known)('is home, or a page of ours, when it was to be %j', (target) => {
    const path = safePath(target)
    expect(leadsTo(path).origin).toBe(base)
    expect(path).toBe('/')
  })

  it('is a page of ours for any of 100,000 addresses, and the same when it is asked for again', () => {
    let kept = 0
    fc.assert(
      fc.property(address, (target) => {
        const path = safePath(target)
        const { origin, pathname, search } = leadsTo(path)
        if (path !== '/') kept++
        const isOurs = origin === base && path.startsWith('/') && !path.startsWith('//')
        return isOurs && pathname + search === path && safePath(path) === path
      }),
      { numRuns: 100_000, seed: 1645 },
    )
    expect(kept, 'some of them are addresses of ours').toBeGreaterThan(100)
  })

  it.each(['/', '/sessions/ses_1?x=1&y=a%20b', '/forums/open', '/reports/1.csv', '/points?forum=open&theme=A-1'])(
    'is %s when it was to be that',
    (target) => expect(safePath(target)).toBe(target),
  )
})
