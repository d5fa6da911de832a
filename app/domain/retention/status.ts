import type { holdReasons } from '#db/schema/data-rights.ts'

export type HoldReason = (typeof holdReasons)[number]

/** Why something is kept longer than its time, in the order of the form. */
export const holdReasonWords: Record<HoldReason, string> = {
  'court-order': 'A court has ordered it',
  'legal-claim': 'A legal claim has been made, or is likely',
  complaint: 'A complaint is being looked into',
  investigation: 'A data breach or misconduct is being looked into',
}
export const HOLD_REASONS = Object.keys(holdReasonWords) as HoldReason[]
