import type { ActionFunction, LoaderFunction } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { routeTable } from '#app/domain/access/routes.ts'
import { NotFound, SignInEnded } from '#app/domain/shared/errors.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson } from '#test/support/factories.ts'
import { cookieOf } from '#test/support/http.ts'

withTestDatabase()

type Module = { loader?: LoaderFunction; action?: ActionFunction }
const modules = import.meta.glob<Module>('../../app/routes/*/route.{ts,tsx}')
const idOf = (file: string) => file.replace('../../app/', '').replace(/\/route\.tsx?$/, '')
const params = new Proxy({}, { get: () => 'nowhere', has: () => true }) as Record<string, string>

const handlers = Object.entries(modules).flatMap(([file, load]) =>
  (['loader', 'action'] as const).flatMap((name) => {
    const rule = routeTable[idOf(file)]?.[name === 'loader' ? 'GET' : 'POST']
    return rule && rule !== 'public' ? [{ id: idOf(file), name, rule, load }] : []
  }),
)

/** What a handler does when it is called past the framework and the table, with nothing but a cookie. */
async function called({ load, name, id }: (typeof handlers)[number], cookie: string): Promise<unknown> {
  const handler = (await load())[name]
  if (!handler) return 'there is none'
  const method = name === 'loader' ? 'GET' : 'POST'
  const body = method === 'POST' ? new URLSearchParams({ submission: 'a-submission-key-of-24-ch' }) : undefined
  const request = new Request(`http://localhost/${id}`, { method, body, headers: { Cookie: cookie } })
  try {
    return await handler({ request, params, context: { nonce: 'test' } })
  } catch (thrown) {
    return thrown
  }
}

const isRefusal = (outcome: unknown, rule: string) => {
  if (outcome === 'there is none') return true
  if (rule === 'demonstration' || rule === 'visitor') return outcome instanceof NotFound
  if (outcome instanceof SignInEnded) return true
  return (
    outcome instanceof Response && outcome.status === 302 && /^\/sign-in/.test(outcome.headers.get('Location') ?? '')
  )
}

describe('AZ-04 a loader or an action called past everything that stands before it', () => {
  it.each(['', 'session=of-nobody'])('lets nobody in with the cookie %j', async (cookie) => {
    const open: string[] = []
    for (const one of handlers) if (!isRefusal(await called(one, cookie), one.rule)) open.push(`${one.id} ${one.name}`)
    expect(open).toEqual([])
    expect(handlers.length).toBeGreaterThan(40)
  })

  it('lets somebody in who may (negative control)', async () => {
    const cookie = await cookieOf(await aPerson('commissioner'))
    const forums = handlers.find(({ id, name }) => id === 'routes/forums._index' && name === 'loader')
    expect(forums && isRefusal(await called(forums, cookie), forums.rule)).toBe(false)
  })
})
