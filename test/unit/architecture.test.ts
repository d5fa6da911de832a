import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The law of the layout (docs/decisions/0001 and 0002). Each rule is tried on a sentence that breaks it, so that a rule
 * which no longer bites is noticed.
 */
type Import = { from: string; to: string; typesOnly: boolean }

const sources = ['app', 'db', 'emails'].flatMap((folder) => filesIn(folder)).filter((file) => /\.tsx?$/.test(file))

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    return statSync(file).isDirectory() ? filesIn(file) : [file]
  })
}

function importsOf(file: string, text = readFileSync(file, 'utf8')): Import[] {
  const pattern = /^(?:import|export)\s+(?<type>type\s+)?(?:[^'";]*?\s+from\s+)?'(?<target>[^']+)'/gm
  return [...text.matchAll(pattern)].map(({ groups }) => ({
    from: file,
    to: resolve(file, groups?.target ?? ''),
    typesOnly: groups?.type !== undefined,
  }))
}

function resolve(file: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1)
  return target.startsWith('.') ? path.join(path.dirname(file), target) : target
}

const noun = (file: string) => /^app\/domain\/([^/]+)\//.exec(file)?.[1]
const job = (file: string) => path.basename(file).replace(/\.tsx?(\?.*)?$/, '')
const isIn = (folder: string) => (file: string) => file.startsWith(`${folder}/`)
const shared = (to: string) => isIn('app/domain/shared')(to) || to === 'app/domain/access/permissions.ts'
const package_ = (to: string) => !/^(app|db|emails|test)\//.test(to)
const orm = (to: string) => to.startsWith('drizzle-orm') || isIn('db')(to)
const framework = (to: string) => /^(@remix-run|react|express|lucia|nodemailer|notifications-)/.test(to)

/** What each kind of file may import; null when the file is of another kind. */
function broken({ from, to, typesOnly }: Import): string | null {
  const own = noun(from) !== undefined && noun(from) === noun(to)
  const kind = job(from)
  if (isIn('app/domain')(from)) {
    if (framework(to)) return 'the domain knows no framework'
    if (isIn('app/http')(to) || isIn('app/ui')(to) || isIn('app/routes')(to) || isIn('emails')(to))
      return 'the domain knows no edge'
    if (kind.endsWith('.server')) return serverRule(from, to, own)
    if (typesOnly) return null
    if (orm(to) && !isIn('db/schema')(to) && !to.endsWith('.json')) return 'rules, status and input know no database'
    if (noun(to) && !own && !shared(to) && !['status', 'rules'].includes(job(to)))
      return 'rules know other rules, types and status only'
    return null
  }
  if (isIn('app/crypto')(from)) {
    return isIn('app/crypto')(to) || package_(to) || to === 'app/config.server.ts' ? null : 'keys know nobody'
  }
  if (isIn('app/ui')(from)) {
    if (orm(to) || isIn('app/http')(to) || isIn('app/routes')(to) || /\.server\.ts$/.test(to))
      return 'views know no data and no request'
    if (isIn('app/domain')(to) && !typesOnly && job(to) !== 'status' && !shared(to))
      return 'views know types, labels and dates only'
    return null
  }
  if (isIn('app/routes')(from)) {
    if (orm(to)) return 'routes never see SQL, nor its types'
    if (isIn('app/routes')(to) && path.dirname(from).split('/')[2] !== to.split('/')[2])
      return 'a route keeps its parts to itself'
    return null
  }
  if (isIn('app/http')(from)) {
    if (orm(to) && !typesOnly) return 'http knows no database'
    const allowed = ['accounts', 'sign-in', 'links', 'mail', 'audit', 'shared', 'access']
    if (noun(to) && !allowed.includes(noun(to) ?? '') && !typesOnly)
      return 'http knows accounts, sign-in, links, mail and audit only'
    if (/^lucia$/.test(to) && from !== 'app/http/session.server.ts') return 'one file knows lucia'
    if (/^nodemailer/.test(to) && from !== 'app/http/smtp.server.ts') return 'one file knows nodemailer'
    if (/^notifications-/.test(to) && from !== 'app/http/notify.server.ts') return 'one file knows GOV.UK Notify'
    return null
  }
  if (isIn('emails')(from))
    return to === 'app/domain/shared/dates.ts' || isIn('emails')(to) ? null : 'emails are pure text'
  return null
}

function serverRule(from: string, to: string, own: boolean): string | null {
  if (own || shared(to) || orm(to) || package_(to)) return null
  if (noun(to) === 'access' || job(to) === 'status' || job(to) === 'rules') return null
  if (job(to) === 'queries.server') return null
  const writes = job(from).endsWith('commands.server')
  if (writes && ['audit', 'mail', 'sign-in'].includes(noun(to) ?? '')) return null
  if (to === 'app/config.server.ts' || isIn('app/crypto')(to)) return null
  return 'a query reads, a command calls queries; other nouns’ commands are out of reach but for audit, mail and sign-in'
}

describe('the layout', () => {
  it('keeps every import within the table', () => {
    const found = sources
      .flatMap((file) => importsOf(file))
      .flatMap((one) => {
        const rule = broken(one)
        return rule ? [`${one.from} → ${one.to}: ${rule}`] : []
      })
    expect(found).toEqual([])
  })

  it.each([
    ['app/domain/forums/rules.ts', "import { eq } from 'drizzle-orm'"],
    ['app/domain/forums/rules.ts', "import { read } from '#db/client.server.ts'"],
    ['app/domain/forums/commands.server.ts', "import { addPerson } from '../accounts/commands.server.ts'"],
    ['app/domain/forums/queries.server.ts', "import { json } from '@remix-run/node'"],
    ['app/routes/forums.new/route.tsx', "import { forums } from '#db/schema/index.ts'"],
    ['app/routes/forums.new/route.tsx', "import type { Submission } from '#db/client.server.ts'"],
    ['app/routes/forums.new/route.tsx', "import { x } from '../people/link.tsx'"],
    ['app/ui/service/page.tsx', "import { getForum } from '#app/domain/forums/queries.server.ts'"],
    ['app/http/form.server.ts', "import { addForum } from '#app/domain/forums/commands.server.ts'"],
    ['app/http/guards.server.ts', "import { Lucia } from 'lucia'"],
    ['app/crypto/seal.server.ts', "import { read } from '#db/client.server.ts'"],
    ['emails/session-reminder.ts', "import { config } from '#app/config.server.ts'"],
  ])('bites: %s may not say %s', (file, text) => {
    expect(importsOf(file, text).map(broken)).not.toContain(null)
  })

  it('has nothing at the top level but what the picture shows', () => {
    const allowed = [
      ...[
        '.ci',
        '.env',
        '.env.example',
        '.git',
        '.gitignore',
        '.npmrc',
        'README.md',
        'app',
        'biome.json',
        'build',
        'data',
      ],
      ...['db', 'docs', 'emails', 'migrations', 'node_modules', 'package-lock.json', 'package.json', 'remix.config.js'],
      ...['test', 'test-results', 'tsconfig.json', 'vite.config.ts'],
    ]
    expect(readdirSync('.').filter((name) => !allowed.includes(name))).toEqual([])
  })

  it('keeps app/domain/shared at six small files of general use beside the form fields', () => {
    expect(readdirSync('app/domain/shared').sort()).toEqual([
      'context.ts',
      'dates.ts',
      'errors.ts',
      'fields.ts',
      'ids.ts',
      'result.ts',
    ])
  })

  it('SES-07 keeps no session where Remix would keep it: in a file, a cookie or memory', () => {
    const banned = /\bcreate(File|Cookie|Memory)SessionStorage\b/
    expect(sources.filter((file) => banned.test(readFileSync(file, 'utf8')))).toEqual([])
    expect(banned.test("import { createFileSessionStorage } from '@remix-run/node'")).toBe(true)
  })

  it('reads the environment, the clock and raw SQL in one place each', () => {
    const holding = (pattern: RegExp) => sources.filter((file) => pattern.test(readFileSync(file, 'utf8')))
    expect(holding(/process\.env/)).toEqual(['app/config.server.ts'])
    // The second and third are the clock of the person's own device.
    expect(holding(/Date\.now\(|new Date\(\)/)).toEqual([
      'app/clock.server.ts',
      'app/day/clock.ts',
      'app/enhance-idle.ts',
    ])
    expect(holding(/\bsql`|sql\.raw/).filter((file) => !file.startsWith('db/'))).toEqual([])
    expect(holding(/\bgrantContext\(/).sort()).toEqual([
      'app/domain/shared/context.ts',
      'app/http/guards.server.ts',
      ...sources.filter(
        (file) => file.startsWith('db/seed/demonstration/') && /grantContext\(/.test(readFileSync(file, 'utf8')),
      ),
    ])
  })

  it('holds its files to 250 lines and its names to something that says what is in them', () => {
    const long = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 251)
    expect(long).toEqual([])
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|misc|common|manager)[./]/.test(file))).toEqual([])
  })
})
