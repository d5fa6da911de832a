import { existsSync, readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { type RouteRule, routeTable } from '#app/domain/access/routes.ts'
import remixConfig from '../../remix.config.js'

/** What every route file has to do itself, and what no file of a page may do (security.md AZ-04, WEB-07, SES-07). */
const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => `app/${name}`)
const routeFiles = readdirSync('app/routes')
  .map((folder) => `app/routes/${folder}/route.tsx`)
  .filter((file) => existsSync(file) || existsSync(file.replace('.tsx', '.ts')))
  .map((file) => (existsSync(file) ? file : file.replace('.tsx', '.ts')))

const guards: Record<string, RegExp> = {
  'signed-in': /\brequire(OwnAccount|SignedIn|Person|KeyRing|Confirmed|Permission)\(/,
  'signing-in': /\brequireSigningIn\(/,
  'any-stage': /\brequireAnyStage\(/,
  visitor: /\brequire(Visit|WordVisit)\(/,
  demonstration: /\brequireDemonstration\(/,
}
/** What a handler has to call for a rule of the table: the guard itself, with that very permission. */
function guardFor(rule: RouteRule): RegExp {
  return guards[rule] ?? new RegExp(`\\brequire(Permission|Confirmed)\\(\\s*request,\\s*'${rule}'`)
}

/** The bodies of the loader and the action of a route file; one that is another by name has that one's. */
function handlersOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  const source = ts.createSourceFile('route.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) found.set(statement.name.text, statement.getText())
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        found.set(name.getText(), initializer?.getText() ?? '')
  }
  const body = (name: string) => found.get(found.get(name) ?? '') ?? found.get(name)
  const handlers = ['loader', 'action'].flatMap((name): [string, string][] => {
    const text = body(name)
    return text === undefined ? [] : [[name, text]]
  })
  return new Map(handlers)
}

/** What is missing in a route file by the rules of the table. */
function unguarded(id: string, text: string): string[] {
  return [...handlersOf(text)].flatMap(([name, body]) => {
    const rule = routeTable[id]?.[name === 'loader' ? 'GET' : 'POST']
    if (rule === undefined) return [`${id} ${name}: not in the table`]
    return rule === 'public' || guardFor(rule).test(body) ? [] : [`${id} ${name}: no guard for ${rule}`]
  })
}

const idOf = (file: string) => file.replace(/^app\//, '').replace(/\/route\.tsx?$/, '')

describe('AZ-04 every loader and action', () => {
  it('calls the guard of its rule itself', () => {
    expect(routeFiles.length).toBeGreaterThan(35)
    expect(routeFiles.flatMap((file) => unguarded(idOf(file), readFileSync(file, 'utf8')))).toEqual([])
  })

  it.each([
    ['forgets', 'export async function loader() { return null }'],
    ['leaves it to its page', 'export async function loader() { return null }\nexport default () => requirePermission'],
    ['asks for another', "export async function loader({ request }) { await requirePermission(request, 'home:view') }"],
    ['is another that forgets', 'const all = () => null\nexport const loader = all'],
    ['takes what the table does not', "export const action = () => requirePermission(request, 'forum:view')"],
  ])('is noticed when it %s', (_what, text) => {
    expect(unguarded('routes/forums._index', text)).toHaveLength(1)
  })
})

const banned: [string, RegExp, string[]][] = [
  ['raw HTML', /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write/, []],
  ['structured data in meta', /script:ld\+json/, []],
  ['keys of scroll restoration from data', /ScrollRestoration|getKey=/, []],
  ['sessions in cookies or files', /create(Cookie|File|Memory)SessionStorage/, []],
  ['streamed data', /\bdefer\(|<Await\b/, []],
  ['code from text', /\beval\(|new Function\(/, []],
  // What a session day keeps until there is a connection, sealed (docs/decisions/0019).
  ['storage of the browser', /localStorage|sessionStorage|indexedDB/, ['app/day/store.ts']],
]

describe('WEB-07 and SES-07 no file of the service', () => {
  it.each(banned)('uses %s', (_what, pattern, allowed) => {
    expect(files.filter((file) => pattern.test(readFileSync(file, 'utf8')) && !allowed.includes(file))).toEqual([])
  })
})

describe('WEB-10 the framework', () => {
  it('has the two weak futures off and the others on', () => {
    expect(remixConfig.future).toMatchObject({
      v3_singleFetch: false,
      v3_lazyRouteDiscovery: false,
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
    })
  })
})
