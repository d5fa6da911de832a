import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { Request as Incoming, NextFunction, Response as Outgoing, RequestHandler } from 'express'
import { config } from '#app/config.server.ts'
import { type RouteRules, rulesFor } from '#app/domain/access/routes.ts'
import { NotFound, SignInEnded } from '#app/domain/shared/errors.ts'
import { toResponse } from './errors.server.ts'
import { secondLook, signedOutAnswer } from './kept-typing.server.ts'
import { notTaken } from './middleware.server.ts'
import { sessionOf, signedIn } from './session.server.ts'

type Handler = LoaderFunction | ActionFunction
type Module = ServerBuild['routes'][string] extends infer R ? (R extends { module: infer M } ? M : never) : never

/**
 * The build with every loader and action behind the access table: a route or method the table does not name does not
 * exist, and domain errors become responses. The guard inside each handler still decides who may pass.
 */
export function guardedBuild(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    return [id, { ...route, module: guardedModule(id, route.module) }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

function guardedModule(id: string, module: Module): Module {
  const rules = rulesFor(id)
  const guard = (handler: Handler | undefined, allowed: boolean): Handler | undefined =>
    handler &&
    (async (args) => {
      if (!allowed) throw toResponse(new NotFound())
      const isForm = args.request.method === 'POST' && module.default !== undefined
      const form = isForm ? secondLook(args.request) : null
      try {
        return await handler(args)
      } catch (error) {
        if (!(error instanceof SignInEnded)) throw toResponse(error)
        if (rulesOfVisitor(rules)) throw toResponse(new NotFound())
        throw isForm ? await signedOutAnswer(form) : toResponse(error)
      }
    })
  return {
    ...module,
    ...(module.loader ? { loader: guard(module.loader as Handler, rules?.GET !== undefined) } : {}),
    ...(module.action ? { action: guard(module.action as Handler, rules?.POST !== undefined) } : {}),
  } as Module
}

/** Whether a route is for a participant behind their private link: who is not, or not any more, finds no such page. */
const rulesOfVisitor = (rules: RouteRules | undefined) => Object.values(rules ?? {}).includes('visitor')

const NOWHERE = 'routes/$'

/** The build as if it had no page at all: whatever it is asked for is an address that we do not have. */
export function nowhereIn(build: ServerBuild): ServerBuild {
  const keptOf = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => id === 'root' || id === NOWHERE))
  const { root, [NOWHERE]: nowhere } = build.routes
  if (!root || !nowhere) throw new Error('the build has no page for addresses that we do not have')
  // A form sent to `/` is the frame's to take, for there it is the whole of the address.
  const frame = { ...root, module: { ...root.module, action: nowhere.module.action } }
  const routes = { root: frame, [NOWHERE]: nowhere }
  return { ...build, routes, assets: { ...build.assets, routes: keptOf(build.assets.routes) } }
}

/** The routes of the build that a path leads to, the frame first. */
export function matcherOf(build: ServerBuild): (path: string) => string[] {
  const all = Object.values(build.routes).flatMap((route) => route ?? [])
  type Node = { id: string; path?: string; index?: boolean; caseSensitive?: boolean; children?: Node[] }
  const under = (parentId: string | undefined): Node[] =>
    all
      .filter((route) => route.parentId === parentId)
      .map(({ id, path, index, caseSensitive }) => ({ id, path, index, caseSensitive, children: under(id) }))
  const tree = under(undefined)
  return (path) => (matchRoutes(tree as never, path) ?? []).map(({ route }) => String(route.id))
}

/**
 * Answers what no page of ours asks for before the framework does: a method that the route does not take, and data of
 * a route that is not at this address. Whoever is not signed in is sent to sign in as for any other address (WEB-09),
 * and a form of theirs is answered by `nowhere`, so that they cannot tell which addresses exist.
 */
export function askedRightly(build: ServerBuild, matching: (path: string) => string[], nowhere: RequestHandler) {
  const answer = async (request: Incoming, response: Outgoing, next: NextFunction): Promise<void> => {
    const { pathname, search, searchParams } = new URL(`http://here${request.originalUrl}`)
    const there = matching(pathname)
    const leaf = there.at(-1) ?? ''
    const rules = rulesFor(leaf)
    const taken = rules ? methodsOf(rules) : []
    const data = searchParams.get('_data')
    if (request.method === 'POST' && data === null && !(await mayAsk(request, rules)))
      return nowhere(request, response, next)
    const kind = request.method === 'POST' ? 'action' : 'loader'
    const noData = data !== null && !(there.includes(data) && build.routes[data]?.module[kind])
    if (taken.includes(request.method) && !noData) return void next()
    const isOpen = Object.values(rules ?? {}).includes('public') || rulesOfVisitor(rules)
    if (!isOpen && !(await isSignedIn(request))) {
      const next = request.method === 'GET' && data === null ? `?next=${encodeURIComponent(pathname + search)}` : ''
      return void response.status(302).setHeader('Location', `/sign-in${next}`).end()
    }
    if (rules && !taken.includes(request.method)) return notTaken(response, taken)
    response.status(404).type('text/plain').send('There is nothing here.')
  }
  return (request: Incoming, response: Outgoing, next: NextFunction): void =>
    void answer(request, response, next).catch(next)
}

const methodsOf = ({ GET, POST }: RouteRules) => [...(GET ? ['GET', 'HEAD'] : []), ...(POST ? ['POST'] : [])]

const withCookieOf = ({ headers }: Incoming) =>
  new Request(config.origin, { headers: { Cookie: headers.cookie ?? '' } })

const isSignedIn = async (request: Incoming) => (await signedIn(withCookieOf(request))) !== null

/** Whether a form may be told what its address does with it. The steps of signing in lead back to its start instead. */
async function mayAsk(request: Incoming, rules: RouteRules | undefined): Promise<boolean> {
  const open: string[] = Object.values(rules ?? {})
  if (['public', 'demonstration', 'signing-in', 'visitor'].some((rule) => open.includes(rule))) return true
  if (open.includes('any-stage')) return (await sessionOf(withCookieOf(request))) !== null
  return isSignedIn(request)
}
