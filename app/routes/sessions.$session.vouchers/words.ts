import type { FieldError } from '#app/domain/shared/result.ts'
import type { Thanks } from '#app/domain/vouchers/queries.server.ts'
import { formatMoney } from '#app/domain/vouchers/rules.ts'

export const noticeOf = {
  give: 'Voucher given',
  decline: 'Recorded that they declined',
  'take-back': 'Taken back',
} as const

/** The refusals of thanking one person, in words that name them as the facilitator knows them. */
export function wordsFor(input: { participant: string; pence?: number }, thanks: readonly Thanks[]) {
  const person = thanks.find(({ participantId }) => participantId === input.participant)
  const name = person?.alias ?? 'this person'
  const field = `thank-${input.participant}`
  const already = person?.issue?.outcome === 'declined' ? 'already said no to a voucher' : 'already has a voucher'
  return {
    'did-not-arrive': { field: '', message: `The register does not say that a voucher is due to ${name}` },
    'already-thanked': { field, message: `${name} ${already} for this session` },
    'no-stock': { field, message: `There is no ${formatMoney(input.pence ?? 0)} voucher left in stock for this forum` },
  } satisfies Record<string, FieldError>
}
