import type { z } from 'zod'
import { approveReport, deleteReport, publishReport, redraftReport } from '#app/domain/reports/commands.server.ts'
import type { reportActionInput } from '#app/domain/reports/input.ts'
import { listDraftOverlaps } from '#app/domain/reports/queries.server.ts'
import { cannotDraftWords } from '#app/domain/reports/refusals.ts'
import { reportActions } from '#app/domain/reports/status.ts'
import { type parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'

type Input = z.infer<typeof reportActionInput>
type Form = Extract<Awaited<ReturnType<typeof parseForm<typeof reportActionInput>>>, { ok: true }>
type Of<I extends Input['intent']> = Extract<Input, { intent: I }>

const refusals = {
  'changed-meanwhile': {
    field: '',
    message:
      'This report was drafted again after you loaded the page. Nothing was done. Read it below and choose again.',
  },
  'not-possible': { field: '', message: 'The report is not in a state in which this can be done' },
  'not-approved': { field: '', message: 'A second person must approve it before it can be published' },
  'same-person': { field: '', message: 'A second person must approve it' },
  disclosure: { field: '', message: 'A disclosure check failed. The report must be drafted again' },
} as const

/** Does what a form of the draft's page asked for, with the key for just that step, and says how it went. */
export function answerTo(form: Form, request: Request, id: string): Promise<Response> {
  const input = form.value
  if (input.intent === 'approve') return approve(form, request, id, input)
  if (input.intent === 'publish') return publish(form, request, id, input)
  if (input.intent === 'delete') return remove(form, request, id, input)
  return redraft(form, request, id, input)
}

async function approve(form: Form, request: Request, id: string, input: Of<'approve'>) {
  const ctx = await requirePermission(request, reportActions.approve.who)
  const settled = { to: `/reports/drafts/${id}`, notice: reportActions.approve.done, words: refusals }
  return settle(form, await approveReport(ctx, id, input), settled)
}

async function publish(form: Form, request: Request, id: string, input: Of<'publish'>) {
  const ctx = await requirePermission(request, reportActions.publish.who)
  const result = await publishReport(ctx, id, input)
  const { overlap } = cannotDraftWords('', result.ok ? [] : await listDraftOverlaps(ctx, id))
  const to = result.ok ? `/reports/${result.value.number}` : '/reports'
  return settle(form, result, { to, notice: reportActions.publish.done, words: { ...refusals, overlap } })
}

async function redraft(form: Form, request: Request, id: string, input: Of<'redraft'>) {
  const ctx = await requirePermission(request, reportActions.redraft.who)
  const result = await redraftReport(ctx, id, input, form.once)
  const words = { ...refusals, ...cannotDraftWords('', result.ok ? [] : await listDraftOverlaps(ctx, id)) }
  return settle(form, result, { to: `/reports/drafts/${id}`, notice: reportActions.redraft.done, words })
}

async function remove(form: Form, request: Request, id: string, input: Of<'delete'>) {
  const ctx = await requirePermission(request, reportActions.delete.who)
  const settled = { to: '/reports', notice: reportActions.delete.done, words: refusals }
  return settle(form, await deleteReport(ctx, id, input, form.once), settled)
}
