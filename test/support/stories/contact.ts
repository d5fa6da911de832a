import { eq } from 'drizzle-orm'
import * as adjustmentCommands from '#app/domain/contact/adjustment-commands.server.ts'
import * as calls from '#app/domain/contact/call-commands.server.ts'
import { getCallSheet } from '#app/domain/contact/call-queries.server.ts'
import * as contact from '#app/domain/contact/commands.server.ts'
import { getContact } from '#app/domain/contact/queries.server.ts'
import * as reveal from '#app/domain/contact/reveal-commands.server.ts'
import * as tasks from '#app/domain/contact/task-commands.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { adjustments, contactRoutes, contactTasks, reveals } from '#db/schema/index.ts'
import { confirmedFor } from '../break-glass.ts'
import { contactWorld, routeForm, rulesForm, withPasskey, withRoute } from '../contacts.ts'
import { rows } from '../db.ts'
import { aPerson, aSession, ctxFor, given, NOON, once } from '../factories.ts'
import { withTeam } from '../teams.ts'
import { aCheckIn } from '../welfare.ts'
import type { Step } from './step.ts'

const VVF = 'VVF-OP01'

export async function contactStory(step: Step): Promise<void> {
  const { ctx, facilitator, id } = await contactWorld()
  const own = { ...ctx, actor: { id, name: '' }, role: 'participant' } as unknown as Ctx<'visit:own'>
  const seen = async () => (await getContact(ctx, VVF)).seen
  const old = () => given((tx) => tx.update(contactRoutes).set({ confirmedOn: '2026-09-01' }))
  const task = { participantId: id, about: 'confirm-contact', dueOn: '2026-12-01' } as const
  await given((tx) => tx.insert(contactTasks).values({ ...task, id: 'ctk_1', cause: 'missing' }))
  await step('saveRoute', ['contact.saved', 'contact.task-settled'], () =>
    contact.saveRoute(ctx, VVF, routeForm('email'), once()),
  )
  await step('saveRules', ['contact.saved'], () =>
    contact.saveRules(ctx, VVF, rulesForm({ codeWord: 'pancake' }), once()),
  )
  await old()
  await step('confirmContact', ['contact.confirmed'], async () => contact.confirmContact(ctx, VVF, await seen()))
  await old()
  await step('confirmOwnContact', ['contact.confirmed'], async () => contact.confirmOwnContact(own, await seen()))
  await given((tx) => tx.insert(contactTasks).values({ ...task, id: 'ctk_2', cause: 'old' }))
  await step('settleTask', ['contact.task-settled'], () => tasks.settleTask(ctx, 'ctk_2', 'not-reached'))
  await revealing(step, facilitator)
  await checkingIn(step, facilitator)
  await step('removeRoute', ['contact.removed'], () => contact.removeRoute(ctx, VVF, { route: 'email', version: 3 }))
  await adjusting(step, facilitator, own)
  await ringing(step, facilitator)
}

async function revealing(step: Step, facilitator: Awaited<ReturnType<typeof aPerson>>) {
  await aPerson('dpo')
  await withPasskey(facilitator.id)
  const key = confirmedFor(facilitator, 'contact:reveal')
  const look = () => reveal.revealField(key, VVF, { field: 'email', reason: 'checking' }, once())
  const many = (from: number, to: number) =>
    given((tx) =>
      tx.insert(reveals).values(
        Array.from({ length: to - from }, (_, at) => ({
          ...{ id: `rev_${from + at}`, personId: facilitator.id, participantId: 'ptc_open_1', at: NOON },
          ...{ field: 'email' as const, reason: 'checking' as const },
        })),
      ),
    )
  await step('revealField', ['contact.revealed'], look)
  await many(0, 20)
  await step('revealField', ['contact.revealed', 'contact.reveals-many'], look)
  await many(20, 50)
  await step('revealField', ['contact.reveal-refused'], look)
}

async function checkingIn(step: Step, facilitator: Awaited<ReturnType<typeof aPerson>>) {
  const support = await aPerson('support', { forum: 'open' })
  await withPasskey(support.id)
  await withRoute({ facilitator }, 'call')
  const id = await aCheckIn('ptc_open_1', support.id)
  const look = { field: 'call', reason: 'check-in' } as const
  await step('revealForCheckIn', ['contact.revealed'], () =>
    reveal.revealForCheckIn(confirmedFor(support, 'welfare:reveal'), id, look, once()),
  )
}

async function adjusting(step: Step, facilitator: Awaited<ReturnType<typeof aPerson>>, own: Ctx<'visit:own'>) {
  const ctx = ctxFor(facilitator, 'participant:manage')
  const held = async () => (await rows().select().from(adjustments))[0]?.id ?? ''
  await step('addAdjustment', ['adjustment.added'], () =>
    adjustmentCommands.addAdjustment(ctx, VVF, { intent: 'add', kind: 'bsl', line: '' }, once()),
  )
  await step('removeAdjustment', ['adjustment.removed'], async () =>
    adjustmentCommands.removeAdjustment(ctx, VVF, await held()),
  )
  await step('addOwnAdjustment', ['adjustment.added'], () =>
    adjustmentCommands.addOwnAdjustment(own, { intent: 'add', kind: 'taxi', line: '' }, once()),
  )
  await step('removeOwnAdjustment', ['adjustment.removed'], async () =>
    adjustmentCommands.removeOwnAdjustment(own, await held()),
  )
}

async function ringing(step: Step, facilitator: Awaited<ReturnType<typeof aPerson>>) {
  const { id: sessionId } = await aSession('open', { date: '2026-12-03', state: 'confirmed' })
  const ctx = ctxFor(facilitator, 'session:invite')
  const call = {
    id: 'ctk_3',
    participantId: 'ptc_open_1',
    about: 'session-invitation',
    cause: 'one',
    sessionId,
  } as const
  await given((tx) => tx.insert(contactTasks).values({ ...call, route: 'call', dueOn: '2026-12-01' }))
  const tap = async (answer: 'comes' | 'not-reached') => {
    const sheet = await getCallSheet(ctx, sessionId)
    const on = sheet.session.startsAt.toISOString()
    return calls.recordCall(ctx, sessionId, { task: call.id, answer, seen: sheet.calls[0]?.seen ?? '', on })
  }
  await step('recordCall', ['contact.task-settled'], () => tap('not-reached'))
  await step('recordCall', ['contact.task-settled', 'register.answered'], () => tap('comes'))
  const again = { route: 'text', state: 'open', about: 'session-moved', sessionId } as const
  await withTeam(sessionId, facilitator.id)
  await withRoute({ facilitator }, 'text')
  await given((tx) => tx.update(contactTasks).set(again).where(eq(contactTasks.id, call.id)))
  await step('makeTaskLink', ['link.made'], () => tasks.makeTaskLink(ctxFor(facilitator, 'link:send'), call.id))
  await step('endLateTasks', ['contact.task-settled'], () => tasks.endLateTasks(new Date('2026-12-03T18:00:00Z')))
}
