import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'

type Handler<A> = (args: A) => Promise<unknown>

/** The HTML of a route's own component, with what its loader (and action, for a posted form) answers. */
export async function renderRoute(
  route: { default: ComponentType; loader: Handler<LoaderFunctionArgs>; action?: Handler<ActionFunctionArgs> },
  { request, params }: LoaderFunctionArgs,
): Promise<string> {
  const context = { nonce: 'test' }
  const handler = createStaticHandler([
    {
      path: '*',
      Component: route.default,
      loader: () => route.loader({ request, params, context }) as Promise<Response>,
      action: () => route.action?.({ request, params, context }) as Promise<Response>,
    },
  ])
  const answer = await handler.query(request)
  if (answer instanceof Response) throw answer
  const router = createStaticRouter(handler.dataRoutes, answer)
  return renderToStaticMarkup(<StaticRouterProvider router={router} context={answer} hydrate={false} />)
}
