import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import { rulesFor } from '#app/domain/access/routes.ts'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { toResponse } from './errors.server.ts'
import { secondLook, signedOutAnswer } from './kept-typing.server.ts'

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
      if (!allowed) throw new Response(null, { status: rules ? 405 : 404 })
      const isForm = args.request.method === 'POST' && module.default !== undefined
      const form = isForm ? secondLook(args.request) : null
      try {
        return await handler(args)
      } catch (error) {
        throw isForm && error instanceof SignInEnded ? await signedOutAnswer(form) : toResponse(error)
      }
    })
  return {
    ...module,
    ...(module.loader ? { loader: guard(module.loader as Handler, rules?.GET !== undefined) } : {}),
    ...(module.action ? { action: guard(module.action as Handler, rules?.POST !== undefined) } : {}),
  } as Module
}
