import { builtRoutes } from './manifest.ts'
import { ask as askRaw } from './raw.ts'

export type Answer = { status: number; headers: Headers; text: string }
export type Ask = (address: string, init?: RequestInit) => Promise<Answer>

/**
 * Asks for an address without following a redirect. A form comes by a connection of its own: on one that lay idle it is
 * lost where the server just lets go of it, and nobody may send it again.
 */
export function askAs(origin: string, cookie: string): Ask {
  return async (address, init = {}) => {
    if (init.method === 'POST') return sent(origin, address, cookie, init)
    const headers = new Headers(init.headers)
    headers.set('Cookie', cookie)
    const response = await fetch(origin + address, { redirect: 'manual', ...init, headers })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
}

async function sent(origin: string, address: string, cookie: string, { headers, body }: RequestInit): Promise<Answer> {
  const form = new Request(origin + address, { method: 'POST', headers, body })
  const bytes = Buffer.from(await form.arrayBuffer())
  const all = { 'Sec-Fetch-Site': 'same-origin', 'Content-Length': String(bytes.length), Cookie: cookie }
  const { pathname, search } = new URL(form.url)
  const asked = { method: 'POST', headers: { ...Object.fromEntries(form.headers), ...all }, body: bytes }
  const answer = await askRaw(origin, pathname + search, asked)
  const got = new Headers()
  for (const [name, value] of Object.entries(answer.headers))
    for (const one of [value ?? []].flat()) got.append(name, one)
  return { status: answer.status, headers: got, text: answer.text }
}

/** Asks as before, and notes the last answer of each address. */
export function noting(ask: Ask, answers: Map<string, Answer>): Ask {
  return async (address, init) => {
    const answer = await ask(address, init)
    answers.set(address, answer)
    return answer
  }
}

/** What an address looks like without its ids and values: so many of each are looked at. */
export const shapeOf = (address: string) =>
  address
    .replace(/=[^&]*/g, '')
    .replace(/\/(?:[a-z]{3}_\w+|VVF-\w+|\d+)(?=[/?.]|$)/gi, '/:id')
    .replace(/^\/forums\/(?!new)[^/?]+/, '/forums/:slug')
    .replace(/^\/help\/(?!all)[^/?]+/, '/help/:part')

/** The start, and every page that links lead to from there, with the most of each shape; also those that answer no. */
export async function crawl(ask: Ask, mostOfShape: number, start: readonly string[] = ['/']): Promise<string[]> {
  const seen = new Set<string>()
  const shapes = new Map<string, number>()
  const isNew = (address: string) => {
    const count = shapes.get(shapeOf(address)) ?? 0
    if (seen.has(address) || (count >= mostOfShape && !start.includes(address))) return false
    seen.add(address)
    shapes.set(shapeOf(address), count + 1)
    return true
  }
  // One round of links after the other, so that the same pages are found whichever answer comes first.
  for (let round = start.filter(isNew); round.length > 0; ) {
    const links = new Map<string, string[]>()
    await each(round, async (address) => void links.set(address, linksIn((await ask(address)).text, address)))
    round = round.flatMap((address) => links.get(address) ?? []).filter(isNew)
  }
  return [...seen]
}

function linksIn(html: string, address: string): string[] {
  const found = [...html.matchAll(/<a\b[^>]*?\bhref="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  return found
    .map((href) => new URL(href, `http://here${address}`))
    .filter(({ origin }) => origin === 'http://here')
    .map(({ pathname, search }) => pathname + search)
}

/** The ids of the build's routes that answer with data at an address; the root does at each, and is named at `/`. */
export function dataRoutesOf(address: string): string[] {
  const pathname = address.split('?', 1)[0] ?? ''
  const matches = builtRoutes().filter(
    ({ hasLoader, path: pattern = '' }) => hasLoader && matcherOf(pattern).test(pathname),
  )
  return matches.map(({ id }) => id).filter((id) => id !== 'routes/$')
}

const matcherOf = (pattern: string) =>
  new RegExp(`^/${pattern.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+').replace('*', '.+')}$`)

/** Does something with each, a few at a time. */
export async function each<T>(list: readonly T[], work: (one: T) => Promise<void>, atOnce = 8): Promise<void> {
  const rest = [...list]
  const worker = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
