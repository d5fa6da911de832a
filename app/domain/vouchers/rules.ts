import { REGISTER_STATUS_CODES, REGISTER_STATUSES, type RegisterStatus } from '../register/status.ts'
import { type CalledOff, wasCalledOffLate } from '../sessions/rules.ts'

/** The most one voucher may be worth, and the most a batch may hold. */
export const MOST_POUNDS = 200
export const MOST_VOUCHERS = 500

const sterling = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** `£20.00`, from pence. */
export function formatMoney(pence: number): string {
  return sterling.format(pence / 100)
}

/**
 * The register statuses for which a voucher is due: for arriving, and leaving early does not reduce it; for having said yes
 * to a session that we called off at short notice (product, cycle step 6).
 */
export function dueStatuses(session: CalledOff): RegisterStatus[] {
  const late = wasCalledOffLate(session)
  return REGISTER_STATUS_CODES.filter((code) => (late && code === 'accepted') || REGISTER_STATUSES[code].arrived)
}

/** Whether a voucher is due to somebody with this status. */
export function isDue(status: RegisterStatus | null, session: CalledOff): boolean {
  return status !== null && dueStatuses(session).includes(status)
}

/** Whole numbers in order, as runs: "3, 5 to 9". */
export function runsInWords(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(', ')
}

export type BatchCount = { quantity: number; faceValuePence: number; inStock: number; issued: number }
export type Stock = { received: number; issued: number; inStock: number; valueInStockPence: number }

/** The stock of several batches as sums. No balance is ever stored (product, "Money moves by entries"). */
export function sumStock(batches: readonly BatchCount[]): Stock {
  const sum = (each: (batch: BatchCount) => number) => batches.reduce((all, batch) => all + each(batch), 0)
  return {
    received: sum(({ quantity }) => quantity),
    issued: sum(({ issued }) => issued),
    inStock: sum(({ inStock }) => inStock),
    valueInStockPence: sum(({ inStock, faceValuePence }) => inStock * faceValuePence),
  }
}

/** Whether everybody who came has a voucher or has said no, and nobody else has one. Nobody came: nothing to thank for. */
export function isEverybodyThanked(thanks: readonly { due: boolean; issue: unknown | null }[]): boolean {
  return thanks.length > 0 && thanks.every(({ due, issue }) => due === (issue !== null))
}
