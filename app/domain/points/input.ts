import { z } from 'zod'
import { line } from '../shared/fields.ts'
import { BREADTH_CODES, POINT_KIND_CODES, VALENCE_CODES } from './status.ts'

/** An id as the service makes them. Anything else in an address is as good as none. */
export const anId = z.string().regex(/^[\w-]{1,40}$/)

const said = {
  text: line('what was said', 1000),
  kind: z.enum(POINT_KIND_CODES, 'Choose what sort of point it is'),
  breadth: z.enum(BREADTH_CODES, 'Choose how many people said it'),
  valence: z
    .enum(['', ...VALENCE_CODES], 'Choose one of the answers, or “Not said”')
    .optional()
    .transform((code) => code || null),
  /** Ticked by somebody who was warned that the text may say who it is about. */
  screened: z.literal('yes', 'Tick the box or leave it empty').optional(),
}
const point = anId

export const pointInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('record'), ...said }),
  z.strictObject({ intent: z.literal('change'), point, seen: z.string(), ...said }),
  z.strictObject({ intent: z.literal('remove'), point }),
])
export type PointInput = z.output<typeof pointInput>
export type RecordPoint = Omit<Extract<PointInput, { intent: 'record' }>, 'intent'>
export type ChangePoint = Omit<Extract<PointInput, { intent: 'change' }>, 'intent'>

export const importInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('confirm'), screened: z.literal('yes', 'Tick the box').optional() }),
  z.strictObject({ intent: z.literal('cancel') }),
])

const pointsFilter = z.object({
  forum: anId.catch(''),
  theme: anId.catch(''),
  tagged: z.enum(['', 'yes', 'no']).catch(''),
  q: z
    .string()
    .transform((text) =>
      text
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, 100),
    )
    .catch(''),
  page: pageNumber(),
})
export type PointsFilter = z.output<typeof pointsFilter>

/** What the address asks for. What cannot be understood is left out. */
export function filterFrom(search: URLSearchParams): PointsFilter {
  return pointsFilter.parse(Object.fromEntries(search))
}

/** `?page=` and `?edit=` of a session's points. */
export function sessionViewFrom(search: URLSearchParams): { page: number; edit: string } {
  return z.object({ page: pageNumber(), edit: anId.catch('') }).parse(Object.fromEntries(search))
}

function pageNumber() {
  return z.coerce.number().int().min(1).max(100_000).catch(1)
}
