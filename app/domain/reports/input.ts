import { z } from 'zod'
import { isQuarter } from '../shared/dates.ts'
import { rowVersion } from '../shared/fields.ts'
import { introductionProblem } from './attack.ts'

export const MAX_INTRODUCTION = 2_000

/** The analyst's own words, with a line break kept between paragraphs. They may be left out. */
const introduction = z
  .string()
  .transform((text) =>
    text
      .replaceAll(/[^\S\n]+/g, ' ')
      .replaceAll(/ ?\n[\s]*/g, '\n')
      .trim(),
  )
  .pipe(
    z
      .string()
      .max(MAX_INTRODUCTION, `Introduction must be ${MAX_INTRODUCTION.toLocaleString('en-GB')} characters or fewer`)
      .refine((text) => introductionProblem(text) !== 'counts', {
        message: 'Take out the number of people or points, as in “three people” or “7 points”',
        abort: true,
      })
      .refine(
        (text) => introductionProblem(text) !== 'everybody',
        'Do not write that everybody or nobody said something. Write “general agreement” instead',
      ),
  )

export const draftReportInput = z.strictObject({
  forums: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((chosen) => [...new Set([chosen ?? []].flat())])
    .pipe(z.array(z.string().max(60)).min(1, 'Choose at least one forum').max(100)),
  quarter: z
    .string()
    .optional()
    .transform((text) => text ?? '')
    .pipe(z.string().refine(isQuarter, 'Choose a quarter')),
  introduction,
})

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'Load the page again')
const version = rowVersion

export const reportActionInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('redraft'), version, introduction }),
  z.strictObject({ intent: z.literal('approve'), version, digest }),
  z.strictObject({ intent: z.literal('publish'), digest }),
  z.strictObject({
    intent: z.literal('delete'),
    version,
    confirm: z
      .string()
      .optional()
      .transform((text) => text ?? '')
      .pipe(z.string().refine((text) => text === 'yes', 'Tick the box to say that the draft may go')),
  }),
])
