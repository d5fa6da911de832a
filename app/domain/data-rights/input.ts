import { z } from 'zod'
import { addMonths, type LocalDate } from '../shared/dates.ts'
import { dateBoxes, isBlank } from '../shared/fields.ts'
import { WISH_MAX } from './rules.ts'
import {
  CHECKS_BY_STAFF,
  CORRECTIONS,
  type ExtensionReason,
  extensionWords,
  KINDS_WITH_A_WISH,
  PACK_PARTS,
  REQUEST_KINDS,
  REQUEST_STATES,
  type RefusalReason,
  type RequestKind,
  refusalWords,
  requestKindWords,
} from './status.ts'

/** How long ago at most somebody can have asked: later than this the answer would be overdue when it is taken down. */
const OLDEST_MONTHS = 6

const wish = z
  .string()
  .transform((text) => (isBlank(text) ? '' : text.trim()))
  .pipe(z.string().max(WISH_MAX, `Their words must be ${WISH_MAX} characters or fewer`))

/** What somebody asks: its kind, and their words, which some kinds cannot do without. */
const asked = { kind: z.enum(REQUEST_KINDS, 'Choose what they ask for'), wish }

type Asked = { kind: RequestKind; wish: string }

function needsWords({ kind, wish: words }: Asked, issue: z.RefinementCtx): void {
  if (words !== '' || !KINDS_WITH_A_WISH.includes(kind)) return
  issue.addIssue({ code: 'custom', path: ['wish'], message: `Enter an answer: ${requestKindWords[kind].wish}` })
}

/** The form in which a facilitator takes a request down for somebody. */
export function takeRequestInput(today: LocalDate) {
  const askedOn = dateBoxes('the day they asked')
    .refine((date) => date <= today, 'Day they asked must be today or in the past')
    .refine((date) => date >= addMonths(today, -OLDEST_MONTHS), 'Day they asked must be in the last 6 months')
  const identity = z.enum(['later', ...CHECKS_BY_STAFF], 'Choose how you made sure that it was them')
  return z.strictObject({ intent: z.literal('take'), ...asked, askedOn, identity }).superRefine(needsWords)
}
export type TakeRequest = z.output<ReturnType<typeof takeRequestInput>>

/** The form of a participant behind their private link. */
export const ownRequestInput = z.strictObject(asked).superRefine(needsWords)
export type OwnRequest = z.output<typeof ownRequestInput>

const request = z.string().min(1).max(64)

/** What a facilitator sends from the page of a participant: a new request, or what they did about one. */
export const requestsInput = (today: LocalDate) =>
  z.discriminatedUnion('intent', [takeRequestInput(today), followUpInput])

const followUpInput = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('check'),
    request,
    identity: z.enum(CHECKS_BY_STAFF, 'Choose how you made sure that it was them'),
  }),
  z.strictObject({ intent: z.literal('withdraw'), request }),
  z.strictObject({ intent: z.literal('given'), request }),
  z.strictObject({
    intent: z.literal('corrected'),
    request,
    fields: z
      .union([z.enum(CORRECTIONS), z.array(z.enum(CORRECTIONS))], 'Choose what you changed')
      .transform((fields) => [fields].flat()),
  }),
])
export type FollowUp = z.output<typeof followUpInput>

/** What a data protection officer decides. `erase` is confirmed on a page of its own. */
export const decisionInput = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('extend'),
    reason: z.enum(Object.keys(extensionWords) as ExtensionReason[], 'Choose why it takes longer'),
  }),
  z.strictObject({
    intent: z.literal('refuse'),
    refusal: z.enum(Object.keys(refusalWords) as RefusalReason[], 'Choose why it is refused'),
  }),
  ...(['hand-over', 'put-right', 'stop-use', 'allow-use', 'erase'] as const).map((intent) =>
    z.strictObject({ intent: z.literal(intent) }),
  ),
])
export type Decision = z.output<typeof decisionInput>

export const PACK_FORMS = ['page', 'data'] as const

/** Which part of the copy, and whether to read or for a computer. */
export const packInput = z.strictObject({ part: z.enum(PACK_PARTS), form: z.enum(PACK_FORMS) })

export type RequestFilter = { state: 'unanswered' | 'all' | (typeof REQUEST_STATES)[number]; kind: '' | RequestKind }

/** The filter of the list, from its address; what makes no sense is left out. */
export function requestFilterFrom(search: URLSearchParams): RequestFilter {
  const state = z
    .enum(['unanswered', 'all', ...REQUEST_STATES])
    .catch('unanswered')
    .parse(search.get('state'))
  const kind = z
    .enum(['', ...REQUEST_KINDS])
    .catch('')
    .parse(search.get('kind'))
  return { state, kind }
}
