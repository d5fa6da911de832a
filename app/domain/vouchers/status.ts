import type { voucherStates } from '#db/schema/vouchers.ts'

export type VoucherState = (typeof voucherStates)[number]

export const voucherStateWords: Record<VoucherState, { label: string; tag: string }> = {
  in_stock: { label: 'In stock', tag: 'govuk-tag--green' },
  issued: { label: 'Given', tag: 'govuk-tag--grey' },
}

/** The life-cycle of one voucher. What was given by mistake goes back into stock; its issue stays, no longer live. */
export const voucherActions = {
  issue: { from: 'in_stock', to: 'issued', event: 'voucher.issued' },
  takeBack: { from: 'issued', to: 'in_stock', event: 'voucher.taken-back' },
} as const satisfies Record<string, { from: VoucherState; to: VoucherState; event: string }>
