import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, it } from 'vitest'
import { fingerprint } from '#app/domain/points/rules.ts'
import { action as onParticipants } from '#app/routes/forums.$forum.participants._index/route.tsx'
import { action as onForum } from '#app/routes/forums.$forum.settings/route.tsx'
import { action as onParticipant } from '#app/routes/participants.$reference._index/route.tsx'
import { action as onNewPerson } from '#app/routes/people.new/route.tsx'
import { action as onDraft } from '#app/routes/reports.drafts.$report/route.tsx'
import { action as onCancel } from '#app/routes/sessions.$session.cancel/route.tsx'
import { action as onChange } from '#app/routes/sessions.$session.change/route.tsx'
import { action as onPoints } from '#app/routes/sessions.$session.points._index/route.tsx'
import { action as onTeam } from '#app/routes/sessions.$session.team/route.tsx'
import { action as onVouchers } from '#app/routes/sessions.$session.vouchers/route.tsx'
import { action as onTagging } from '#app/routes/tagging/route.tsx'
import { auditEvents, places, pointThemes } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aPoint, aSession, given, inRegister, participantsIn } from '#test/support/factories.ts'
import { newPersonForm } from '#test/support/grants.ts'
import { post, submissionKey } from '#test/support/http.ts'
import { aQuarterOf, drafted, reportPeople } from '#test/support/reports.ts'

withTestDatabase()
withFrozenClock()

type Form = {
  action: (args: ActionFunctionArgs) => Promise<unknown>
  who: { id: string }
  fields: Record<string, string>
  params: Record<string, string>
}

/** What was done so far, but for the sign-in of each request. */
const trail = async () =>
  (await rows().select().from(auditEvents)).map(({ action }) => action).filter((name) => !name.startsWith('sign-in.'))
const facilitator = () => aPerson('facilitator', { forum: 'open' })
const session = { session: 'ses_one' }
const day = { 'date-day': '29', 'date-month': '12', 'date-year': '2026' }
const when = { intent: 'save', ...day, time: '7pm', minutes: '90', reason: 'The room is taken' }

async function forumForm(fields: Record<string, string>): Promise<Form> {
  return { action: onForum, who: await aPerson('commissioner'), fields: { version: '1', ...fields }, params: forum }
}
const forum = { forum: 'open' }

async function placeForm(fields: Record<string, string>): Promise<Form> {
  await participantsIn('open', 1)
  return { action: onParticipant, who: await facilitator(), fields, params: { reference: 'VVF-OP01' } }
}

async function sessionForm(action: Form['action'], fields: Record<string, string>): Promise<Form> {
  await aSession('open', { date: '2026-12-19' })
  return { action, who: await facilitator(), fields, params: session }
}

async function pointForm(fields: Record<string, string>): Promise<Form> {
  await aSession('open', { date: '2026-01-08', state: 'held' })
  const point = await aPoint('ses_one', 'a')
  const said = { text: 'Nobody called back', kind: 'experience', breadth: 'several' }
  const change = fields.intent === 'change' ? { ...said, seen: fingerprint(point) } : {}
  return {
    action: onPoints,
    who: await facilitator(),
    fields: { ...fields, ...change, point: point.id },
    params: session,
  }
}

async function draftForm(fields: Record<string, string>): Promise<Form> {
  const people = await reportPeople()
  await aQuarterOf('open', { 'COM-CHASE': 6 })
  const { id, digest } = await drafted(people)
  const who = fields.intent === 'approve' ? people.commissioner : people.analyst
  const shown: Record<string, string> = fields.intent === 'approve' ? { digest, version: '1' } : { version: '1' }
  return { action: onDraft, who, fields: { ...shown, ...fields }, params: { report: id } }
}

const forms: [string, () => Promise<Form>][] = [
  ['renaming a forum', () => forumForm({ intent: 'rename', name: 'Open to all' })],
  ['pausing a forum', () => forumForm({ intent: 'pause' })],
  ['stepping back', () => placeForm({ intent: 'step-back', from: 'active' })],
  ['leaving', () => placeForm({ intent: 'leave', from: 'active' })],
  ['giving a free place', givePlace],
  ['changing a session', () => sessionForm(onChange, { version: '1', ...when })],
  [
    'cancelling a session',
    () => sessionForm(onCancel, { intent: 'cancel', version: '1', reason: 'The room is flooded' }),
  ],
  ['saving a team', () => sessionForm(onTeam, { intent: 'save', members: 'facilitator:per_facilitator' })],
  ['recording a no to a voucher', declineVoucher],
  ['changing a point', () => pointForm({ intent: 'change' })],
  ['removing a point', () => pointForm({ intent: 'remove' })],
  ['taking themes off', untag],
  ['drafting again', () => draftForm({ intent: 'redraft', introduction: 'Once more' })],
  ['approving', () => draftForm({ intent: 'approve' })],
  ['deleting a draft', () => draftForm({ intent: 'delete', confirm: 'yes' })],
]

async function givePlace(): Promise<Form> {
  await participantsIn('open', 2)
  await given((tx) => tx.update(places).set({ state: 'waiting', seat: null, waitingOrder: 1 }))
  return {
    action: onParticipants,
    who: await facilitator(),
    fields: { intent: 'give-place', place: 'plc_open_1' },
    params: forum,
  }
}

async function declineVoucher(): Promise<Form> {
  await aSession('open', { date: '2026-01-08', state: 'held' })
  const [one] = await participantsIn('open', 1)
  await inRegister('ses_one', [one?.id ?? ''])
  const fields = { intent: 'decline', participant: one?.id ?? '' }
  return { action: onVouchers, who: await facilitator(), fields, params: session }
}

async function untag(): Promise<Form> {
  await aSession('open', { date: '2026-01-08', state: 'held' })
  await aPoint('ses_one', 'a')
  const who = await aPerson('analyst')
  await given((tx) => tx.insert(pointThemes).values({ pointId: 'pointa', themeCode: 'COM-CHASE', coderId: who.id }))
  return { action: onTagging, who, fields: { intent: 'undo', point: 'pointa' }, params: {} }
}

it.each(forms)('%s twice is doing it once, and both answers lead to the same page', async (_what, prepare) => {
  const { action, who, fields, params } = await prepare()
  const form = { ...fields, submission: submissionKey() }
  const send = async () => (await action(await post('/form', who, form, params))) as Response
  const first = await send()
  const after = await trail()
  const second = await send()
  const led = ({ status, headers }: Response) => [status, headers.get('Location')]
  expect(led(first)).toEqual([303, expect.stringMatching(/^\//)])
  expect(led(second)).toEqual(led(first))
  expect(await trail()).toEqual(after)
})

it('adding a person twice makes one account and sends one link', async () => {
  const admin = await aPerson('admin')
  const form = { ...newPersonForm(), submission: submissionKey() }
  const send = async () => (await onNewPerson(await post('/people/new', admin, form))) as Response
  expect((await send()).headers.get('Location')).toMatch(/^\/people\/per_/)
  const after = await trail()
  expect((await send()).status).toBe(303)
  expect(await trail()).toEqual(after)
})
