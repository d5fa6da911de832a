import type { ActionFunction, ActionFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { startReview } from '#app/domain/grants/review-commands.server.ts'
import { action as onNew } from '#app/routes/people.new/route.tsx'
import { dataRequests, grants, people } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { contactWorld, withPasskey, withRoute } from '#test/support/contacts.ts'
import { requestOf } from '#test/support/data-requests.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { everyText } from '#test/support/every-text.ts'
import { aPerson, ctxFor, given, NOON } from '#test/support/factories.ts'
import { anApp } from '#test/support/factors.ts'
import { admins, confirmedLongAgo, newPersonForm, roleForm, signedInBrowser } from '#test/support/grants.ts'
import { get, post } from '#test/support/http.ts'
import { withVersions } from '#test/support/key-stores.ts'
import { aPasskey } from '#test/support/passkeys.ts'
import { aCheckIn } from '#test/support/welfare.ts'

withTestDatabase()
withFrozenClock()

type Route = { action?: ActionFunction }
const routes = import.meta.glob<Route>('../../app/routes/*/route.{ts,tsx}')
const sources = import.meta.glob<string>('../../app/routes/*/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const folderOf = (file: string) => file.split('/').at(-2) ?? ''

type Parameter = 'person' | 'reference' | 'request' | 'followUp'
type Step = { route: string; path: string; by?: string; fields: Record<string, string> } & {
  [name in Parameter]?: string
}

const inUse = { 'inUseFrom-day': '1', 'inUseFrom-month': '12', 'inUseFrom-year': '2026' }
const holdEnds = { 'endsOn-day': '1', 'endsOn-month': '12', 'endsOn-year': '2026' }
const approval = { intent: 'approve', proposal: '(proposal)', digest: '(digest)' }

/** Everything in the service that can hurt most: factors, roles, leaving, copies and emergency access. */
const steps: Record<string, Step> = {
  'inviting somebody': { route: 'people.new', path: '/people/new', fields: newPersonForm() },
  'proposing an administrator': {
    route: 'people.new',
    path: '/people/new',
    fields: newPersonForm({ role: 'admin', email: 'new@example.org' }),
  },
  'sending a new link': {
    route: 'people.$person._index',
    path: '/people/per_ivy',
    person: 'per_ivy',
    fields: { intent: 'send-link' },
  },
  'signing somebody out': {
    route: 'people.$person._index',
    path: '/people/per_cove',
    person: 'per_cove',
    fields: { intent: 'end-sign-ins' },
  },
  'giving a role': {
    route: 'people.$person.grants',
    path: '/people/per_cove/grants',
    person: 'per_cove',
    fields: { intent: 'give', ...roleForm() },
  },
  'ending a role': {
    route: 'people.$person.grants',
    path: '/people/per_cove/grants',
    person: 'per_cove',
    fields: { intent: 'end', grant: 'grt_cove' },
  },
  'disabling a leaver': {
    route: 'people.$person.leave',
    path: '/people/per_cove/leave',
    person: 'per_cove',
    fields: {},
  },
  'having somebody start again': {
    route: 'people.$person.start-again',
    path: '/people/per_cove/start-again',
    person: 'per_cove',
    fields: { checked: 'yes' },
  },
  'approving a role': { route: 'people.approvals', path: '/people/approvals', by: 'second', fields: approval },
  'ending a role in the review': {
    route: 'people.review',
    path: '/people/review',
    fields: { intent: 'decide', grant: 'grt_cove', verdict: 'end' },
  },
  'opening emergency access': {
    route: 'break-glass._index',
    path: '/break-glass',
    fields: { reference: 'VVF-OP01', reason: 'safety', explanation: 'Somebody rang' },
  },
  'showing a contact detail': {
    route: 'participants.$reference.reveal',
    path: '/participants/VVF-OP01/reveal?field=email',
    by: 'facilitator',
    reference: 'VVF-OP01',
    fields: { field: 'email', reason: 'checking' },
  },
  'showing a number for a check-in': {
    route: 'welfare.$followUp.reveal',
    path: '/welfare/(check-in)/reveal?field=call',
    by: 'facilitator',
    followUp: '(check-in)',
    fields: { field: 'call', reason: 'check-in' },
  },
  'putting new words of an agreement in use': {
    route: 'agreement.words',
    path: '/agreement/words?purpose=photo',
    by: 'quill',
    fields: { intent: 'put-in-use', purpose: 'photo', version: '1', text: 'A photo?', easyRead: 'A photo?', ...inUse },
  },
  'erasing a participant': {
    route: 'data.requests.$request._index',
    path: '/data/requests/(erasure)',
    by: 'quill',
    request: '(erasure)',
    fields: { intent: 'erase' },
  },
  'taking the copy of a participant': {
    route: 'data.requests.$request.pack',
    path: '/data/requests/(access)/pack',
    by: 'facilitator',
    request: '(access)',
    fields: { part: 'contact', form: 'data' },
  },
  'holding back a removal': {
    route: 'data.retention',
    path: '/data/retention',
    by: 'quill',
    fields: { intent: 'set-hold', reference: 'VVF-OP01', reason: 'complaint', ...holdEnds },
  },
  'taking a copy of the trail': { route: 'audit[.]csv', path: '/audit.csv', by: 'quill', fields: {} },
  'proposing a change of keys': { route: 'data.keys', path: '/data/keys', fields: { intent: 'propose' } },
  'changing one’s password': {
    route: 'account.password',
    path: '/account/password',
    fields: { password: 'kettle orbit walnut ferry' },
  },
  'removing the app': { route: 'account.app', path: '/account/app?step=remove', fields: { intent: 'remove' } },
  'making new codes': { route: 'account.codes._index', path: '/account/codes?step=new', fields: { intent: 'codes' } },
  'removing a passkey': {
    route: 'account.passkeys',
    path: '/account/passkeys',
    fields: { intent: 'remove-passkey', passkey: '(passkey)' },
  },
}

/** Two administrators, somebody to do it to, an officer, a participant, a review that was begun and a proposal. */
async function aWorld() {
  const { first, second } = await admins()
  await signedInBrowser((await aPerson('commissioner', { key: 'cove' })).id)
  const quill = await aPerson('dpo', { key: 'quill' })
  const ivy = await aPerson('board', { key: 'ivy' })
  await given((tx) => tx.update(people).set({ state: 'invited' }).where(eq(people.id, ivy.id)))
  await anApp(first.id)
  const [{ id: passkey }] = [await aPasskey(first, 1), await aPasskey(first, 2)]
  withVersions(1)
  const contact = await contactWorld(2)
  await withRoute(contact, 'email')
  await withRoute(contact, 'call')
  await withPasskey(contact.facilitator.id)
  withVersions(1, 2)
  await startReview(ctxFor(first, 'access:review'))
  await onNew(await post('/people/new', first, newPersonForm({ role: 'dpo', email: 'waits@example.org' })))
  const { loader } = await import('#app/routes/people.approvals/route.tsx')
  const [shown] = (await (await loader(await get('/people/approvals', second))).json()).open
  await given((tx) => tx.update(grants).set({ lastUsedOn: '2026-11-19' }))
  const [erasure, access] = [
    await requestOf(contact.facilitator, 'VVF-OP01', 'erasure'),
    await requestOf(contact.facilitator, 'VVF-OP02', 'access'),
  ]
  await given((tx) => tx.update(dataRequests).set({ state: 'working' }).where(eq(dataRequests.id, access)))
  const known = new Map([
    ['(check-in)', await aCheckIn(contact.id, contact.facilitator.id)],
    ['(erasure)', erasure],
    ['(access)', access],
    ['(passkey)', passkey],
    ['(proposal)', shown?.id ?? ''],
    ['(digest)', shown?.digest ?? ''],
  ])
  return { who: new Map(Object.entries({ first, second, quill, facilitator: contact.facilitator })), known }
}

/** The form of a step, as somebody sends it who has just signed in. */
async function sent({ route: _route, path, by = 'first', fields, ...parameters }: Step): Promise<ActionFunctionArgs> {
  const { who, known } = await aWorld()
  const filled = (all: Record<string, string>) =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, known.get(value) ?? value]))
  const address = path.replace(/\([\w-]+\)/, (name) => known.get(name) ?? name)
  return post(address, who.get(by) ?? null, filled(fields), filled(parameters))
}

async function answer({ route }: Step, args: ActionFunctionArgs): Promise<Response> {
  const [, load] = Object.entries(routes).find(([file]) => folderOf(file) === route) ?? []
  const { action } = (await load?.()) ?? {}
  if (!action) throw new Error(`no action in ${route}`)
  return (await action(args)) as Response
}

/** Where an answer sends somebody to confirm that it is them; null when it does not. */
async function leadsToConfirm(response: Response): Promise<string | null> {
  const elsewhere = response.headers.get('Location')
  if (elsewhere) return elsewhere.startsWith('/confirm') ? elsewhere : null
  if (!response.headers.get('Content-Type')?.includes('json')) return null
  const { errors = [] } = (await response.json()) as { errors?: { href?: string }[] }
  return errors.find(({ href }) => href?.startsWith('/confirm'))?.href ?? null
}

describe('AUT-10 what can hurt most', () => {
  it('is every action that asks for a confirmation, and each of them is tried here', () => {
    const asking = Object.entries(sources).filter(
      ([, text]) => /\bconfirmed(ByPasskey)?\(/.test(text) && /parseForm|Accepted</.test(text),
    )
    const folders = new Set(asking.map(([file]) => folderOf(file)))
    expect([...folders].sort()).toEqual([...new Set(Object.values(steps).map(({ route }) => route))].sort())
  })

  it.each(Object.keys(steps))('%s asks who has not confirmed in five minutes, and changes nothing', async (name) => {
    const step = steps[name] as Step
    const args = await sent(step)
    await confirmedLongAgo()
    const before = await everyText()
    expect(await leadsToConfirm(await answer(step, args))).toMatch(/^\/confirm\?next=%2F/)
    expect(await everyText()).toEqual(before)
  })

  it.each(Object.keys(steps))('%s is done without asking again within five minutes', async (name) => {
    const step = steps[name] as Step
    const args = await sent(step)
    vi.setSystemTime(NOON.getTime() + 300_000)
    const done = await answer(step, args)
    vi.setSystemTime(NOON)
    expect([200, 303]).toContain(done.status)
    expect(await leadsToConfirm(done)).toBeNull()
  })
})
