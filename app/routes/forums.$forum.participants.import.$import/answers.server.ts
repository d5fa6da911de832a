import type { z } from 'zod'
import {
  cancelParticipantImport,
  importParticipants,
  nameColumns,
} from '#app/domain/participants/import-commands.server.ts'
import { columnName, mappingFrom, type participantImportInput } from '#app/domain/participants/import-input.ts'
import { whyNotMapped } from '#app/domain/participants/import-lines.ts'
import { undoImport } from '#app/domain/participants/import-undo-commands.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type Accepted, invalid, settle } from '#app/http/form.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { broughtInWords, confirmWords, NOT_WAITING, undoneWords } from './words.ts'

type Form = Accepted<z.output<typeof participantImportInput>>
type Where = { slug: string; id: string }
type Answer = (ctx: Ctx<'participant:manage'>, where: Where, form: Form) => Promise<Response>

const participantsOf = ({ slug }: Where) => `/forums/${slug}/participants`
const pageOf = (where: Where) => `${participantsOf(where)}/import/${where.id}`

const map: Answer = async (ctx, where, form) => {
  const mapping = mappingFrom(form.value)
  const why = whyNotMapped(mapping)
  if (why) return invalid(form.refuse(columnName(0), why))
  const result = await nameColumns(ctx, { ...where, mapping }, form.once)
  if (!result.ok && result.reason === 'not-waiting') return seeOther(participantsOf(where), NOT_WAITING)
  const words = { 'not-waiting': { field: '', message: NOT_WAITING }, 'not-mapped': { field: '', message: why ?? '' } }
  return settle(form, result, { to: pageOf(where), notice: '', words })
}

const confirm: Answer = async (ctx, where, form) => {
  const checked = form.value.intent === 'confirm' && form.value.checked === 'yes'
  const result = await importParticipants(ctx, { ...where, checked }, form.once)
  if (!result.ok && result.reason === 'not-waiting') return seeOther(participantsOf(where), NOT_WAITING)
  const notice = result.ok ? broughtInWords(result.value) : ''
  return settle(form, result, { to: pageOf(where), notice, words: confirmWords })
}

const cancel: Answer = async (ctx, where, form) => {
  const result = await cancelParticipantImport(ctx, where.slug, where.id)
  return settle(form, result, { to: participantsOf(where), notice: 'Nobody was brought in.', words: {} })
}

const undo: Answer = async (ctx, where, form) => {
  const result = await undoImport(ctx, where, form.once)
  if (!result.ok && result.reason === 'not-there') return seeOther(participantsOf(where), NOT_WAITING)
  const words = { 'not-there': { field: '', message: NOT_WAITING } }
  return settle(form, result, { to: pageOf(where), notice: result.ok ? undoneWords(result.value) : '', words })
}

/** What each of the buttons of the page does. */
export const answers = { map, confirm, cancel, undo }
