import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type RouteRule, routeTable } from '#app/domain/access/routes.ts'

export type Entry = {
  id: string
  path?: string
  index?: boolean
  parentId?: string
  hasLoader: boolean
  hasAction: boolean
}

let known: Entry[] | undefined

/** The routes of the build, as its own manifest names them. */
export function builtRoutes(): Entry[] {
  if (known) return known
  const folder = 'build/client/assets'
  const file = readdirSync(folder).find((name) => name.startsWith('manifest-')) ?? ''
  const text = readFileSync(path.join(folder, file), 'utf8')
    .replace(/^[^{]*/, '')
    .replace(/;\s*$/, '')
  known = Object.values((JSON.parse(text) as { routes: Record<string, Entry> }).routes)
  return known
}

/** All of them but the frame around every page. */
export const builtPages = () => builtRoutes().filter(({ id }) => id !== 'root')

export const paramsOf = ({ path: pattern = '' }: Entry) =>
  [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

/** An address of a route; a parameter without a value gets one that exists nowhere. */
export function addressOf({ path: pattern = '' }: Entry, ids: Readonly<Record<string, string>> = {}): string {
  return `/${pattern.replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? 'nowhere').replace('*', 'no/such/page')}`
}

/** The same address asked for as the data of one route, as a hydrated page would. */
export const asData = (address: string, id: string) =>
  `${address}${address.includes('?') ? '&' : '?'}_data=${encodeURIComponent(id)}`

/** The route that answers at an address of a page. */
export function routeAt(address: string): Entry | undefined {
  const { pathname } = new URL(address, 'http://localhost')
  const fits = ({ path: pattern = '' }: Entry) => {
    const parts = pattern.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', '\\.')))
    return new RegExp(`^/${parts.join('/')}$`).test(pathname)
  }
  return builtPages()
    .filter(({ path: pattern }) => pattern !== '*')
    .filter(fits)
    .sort((one, other) => paramsOf(one).length - paramsOf(other).length)[0]
}

export const ruleOf = ({ id }: Entry, method: string): RouteRule | undefined =>
  routeTable[id]?.[method === 'POST' ? 'POST' : 'GET']

/** Every action of the build: pages that take forms, and addresses without a page that do. */
export const builtActions = () => builtPages().filter((entry) => entry.hasAction && ruleOf(entry, 'POST'))
