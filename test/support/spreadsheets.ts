import { guessField, type ImportField } from '#app/domain/participants/import-columns.ts'
import * as imports from '#app/domain/participants/import-commands.server.ts'
import { unnamedFrom } from '#app/domain/participants/import-lines.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { once } from './factories.ts'

type Manage = Ctx<'participant:manage'>

/** The lines of a file, from texts with commas. */
export const sheet = (...lines: string[]) => lines.map((text, at) => ({ line: at + 1, cells: text.split(',') }))

/** A file as it waits for its columns to be named. */
export function unnamed(...lines: string[]) {
  const read = unnamedFrom(sheet(...lines))
  if (!read.ok) throw new Error(read.words)
  return read.file
}

/** A file that was read and whose columns were named by their headings; its id. */
export async function staged(ctx: Manage, ...lines: string[]): Promise<string> {
  const file = unnamed(...lines)
  const result = await imports.stageParticipants(ctx, 'open', file, once())
  if (!result.ok) throw new Error(result.reason)
  const { id } = result.value
  const fields = file.columns.map(({ heading }, at) => [at, guessField(heading)] as const)
  const mapping = new Map(fields.filter((one): one is readonly [number, ImportField] => one[1] !== null))
  const named = await imports.nameColumns(ctx, { slug: 'open', id, mapping }, once())
  if (!named.ok) throw new Error(named.reason)
  return id
}

/** Brings in everybody in a file. */
export const bringInAll = (ctx: Manage, id: string, checked = false) =>
  imports.importParticipants(ctx, { slug: 'open', id, checked }, once())
