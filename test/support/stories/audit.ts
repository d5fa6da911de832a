import { noteAlerts } from '#app/domain/audit/alert-commands.server.ts'
import * as audit from '#app/domain/audit/commands.server.ts'
import { NO_FILTER } from '#app/domain/audit/input.ts'
import type { Confirmed } from '#app/domain/shared/context.ts'
import { aPerson, ctxFor, NOON } from '../factories.ts'
import { beforeTheChain } from '../trail.ts'
import type { Step } from './step.ts'

export async function auditStory(step: Step): Promise<void> {
  const dpo = await aPerson('dpo')
  const key = ctxFor(dpo, 'audit:export') as Confirmed<'audit:export'>
  await beforeTheChain()
  await step('beginChain', ['audit.chain-began'], () => audit.beginChain(NOON))
  await step('noteViewed', ['audit.viewed'], () => audit.noteViewed(ctxFor(dpo, 'audit:view')))
  await step('noteAlerts', ['alert.raised'], () => noteAlerts(['mail-stuck'], NOON))
  await step('noteAlerts', ['alert.ended'], () => noteAlerts([], NOON))
  await step('exportTrail', ['audit.exported'], () => audit.exportTrail(key, NO_FILTER))
}
