import { z } from 'zod'
import type { LocalDate } from '../shared/dates.ts'
import { dateBoxes, line, pounds, wholeNumber } from '../shared/fields.ts'
import { MOST_POUNDS, MOST_VOUCHERS } from './rules.ts'

/** The form of a batch that has come in; nothing is received before it is here. */
export function receiveBatchInput(today: LocalDate) {
  return z.strictObject({
    forum: z.string().min(1, 'Choose a forum'),
    supplier: line('the supplier', 80),
    orderReference: line('the order reference', 40),
    faceValue: pounds('the value of one voucher', MOST_POUNDS),
    quantity: wholeNumber('the number of vouchers', 1, MOST_VOUCHERS),
    receivedOn: dateBoxes('the date you received them').refine(
      (date) => date <= today,
      'Date you received them must be today or in the past',
    ),
  })
}

export type ReceiveBatch = z.output<ReturnType<typeof receiveBatchInput>>

const id = z.string().min(1).max(64)
const pence = z
  .string()
  .regex(/^\d{1,6}$/, 'Choose the value of the voucher')
  .transform(Number)

export const thanksInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('give'), participant: id, pence }),
  z.strictObject({ intent: z.literal('decline'), participant: id }),
  z.strictObject({ intent: z.literal('take-back'), issue: id }),
])
