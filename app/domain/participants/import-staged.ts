import { z } from 'zod'
import { IMPORT_FIELDS } from './import-columns.ts'

const field = z.enum(IMPORT_FIELDS)
const told = z.array(z.object({ line: z.number(), words: z.string() }))
const refused = z.array(z.object({ heading: z.string(), why: z.string() }))

/** A file whose columns wait to be named: its lines, without the columns that we never hold. */
const unnamed = z.object({
  stage: z.literal('columns'),
  columns: z.array(z.object({ heading: z.string(), guess: field.nullable() })),
  lines: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
  refused,
})

const row = z.object({
  line: z.number(),
  alias: z.string(),
  routes: z.array(z.object({ route: z.enum(['email', 'call', 'text']), address: z.string() })),
  startsOn: z.string().nullable(),
  adjustments: z.array(z.string()),
})

/** A file that has been read: only what can be brought in, and what is wrong with the rest, in words that quote none of it. */
const readyToLook = z.object({
  stage: z.literal('look'),
  rows: z.array(row),
  problems: told,
  notes: told,
  refused,
  leftOut: z.array(z.string()),
})

export const stagedFile = z.discriminatedUnion('stage', [unnamed, readyToLook])
export type StagedFile = z.output<typeof stagedFile>
export type UnnamedFile = z.output<typeof unnamed>
export type FileToLookAt = z.output<typeof readyToLook>
export type ImportRow = z.output<typeof row>
export type Told = z.output<typeof told>[number]

/** Whom an import brought in, each with the state their place began in, and, once it is undone, whom it kept and why. */
export const broughtIn = z.object({
  people: z.array(z.object({ id: z.string(), state: z.enum(['active', 'waiting']) })),
  kept: z.array(z.object({ reference: z.string(), why: z.string() })),
})
export type BroughtIn = z.output<typeof broughtIn>
