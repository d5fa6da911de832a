import { ALERT_KINDS, type AlertKind } from './status.ts'

/** What was found on one look. Numbers are of the person who did it most. */
export type Facts = {
  brokenAt: number | null
  anchorFailing: boolean
  refusals: number
  emergencies: number
  reveals: number
  /** Minutes for which the oldest message that is due has waited. */
  waitedMinutes: number
  /** Messages given up since a day. */
  givenUp: number
  /** Messages that wait because we are refused, whoever they are for. */
  refusedUs: number
  /** Messages that wait because there was no safe connection to send them through. */
  unsafe: number
  /** The part of the disk that is free, 0 to 1; null where it cannot be told. */
  diskFree: number | null
  /** Seconds between what the clock says and what passed. */
  clockStep: number
  unopened: number
  damaged: boolean
  /** Hours since the newest backup; null where none is made by the service. */
  backupHours: number | null
}

export const REFUSALS_MINUTES = 10
const LIMITS = { refusals: 20, emergencies: 3, reveals: 20, waited: 30, free: 0.15, step: 2, backup: 26 }

const rules: Record<AlertKind, (facts: Facts) => boolean> = {
  'trail-broken': ({ brokenAt }) => brokenAt !== null,
  'anchor-failing': ({ anchorFailing }) => anchorFailing,
  'refused-often': ({ refusals }) => refusals >= LIMITS.refusals,
  'emergency-often': ({ emergencies }) => emergencies >= LIMITS.emergencies,
  'reveals-many': ({ reveals }) => reveals > LIMITS.reveals,
  'mail-stuck': ({ waitedMinutes, givenUp }) => waitedMinutes > LIMITS.waited || givenUp > 0,
  'mail-refused': ({ refusedUs }) => refusedUs > 0,
  'mail-unsafe': ({ unsafe }) => unsafe > 0,
  'disk-low': ({ diskFree }) => diskFree !== null && diskFree < LIMITS.free,
  'clock-jumped': ({ clockStep }) => Math.abs(clockStep) > LIMITS.step,
  'seal-broken': ({ unopened }) => unopened > 0,
  'data-damaged': ({ damaged }) => damaged,
  'backup-old': ({ backupHours }) => backupHours !== null && backupHours > LIMITS.backup,
}

/** The alerts that stand by what was found. */
export function standing(facts: Facts): AlertKind[] {
  return ALERT_KINDS.filter((kind) => rules[kind](facts))
}
