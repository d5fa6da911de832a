import { statfs } from 'node:fs/promises'
import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { takeUnopened } from '#app/crypto/seal.server.ts'
import { noteAlerts } from '#app/domain/audit/alert-commands.server.ts'
import { findFacts, hoursSinceBackup, isDataWhole } from '#app/domain/audit/alert-queries.server.ts'
import { standing } from '#app/domain/audit/alerts.ts'
import type { AlertKind } from '#app/domain/audit/status.ts'
import { findMailFacts } from '#app/domain/mail/outbox-queries.server.ts'
import { logger } from '#app/logger.server.ts'
import { trailWatch } from './anchor.server.ts'

/** What the watch needs of the world outside: two clocks, and how full the disk is. */
export type Outside = {
  now: () => Date
  /** Milliseconds that passed, on a clock that nobody can set. */
  passed: () => number
  /** The part of the disk that is free, 0 to 1; null where it cannot be told. */
  diskFree: () => Promise<number | null>
  /** Where backups are made. */
  backupFolder: string
}

const outside: Outside = {
  now,
  passed: () => performance.now(),
  diskFree: () => freeOn(config.dataFolder),
  backupFolder: config.backupFolder,
}
const LOOK_SECONDS = 60
/** The whole file is read this often, in looks. */
const WHOLE_EVERY = 24 * 60

/**
 * Looks every minute for what should not be, and tells those who watch over the service (security.md AUD-06). What goes
 * wrong while looking is logged and tried again.
 */
export function watchAlerts(world: Outside = outside): { look: () => Promise<void>; stop: () => Promise<void> } {
  let clock = { wall: world.now().getTime(), passed: world.passed() }
  let looks = 0
  let damaged = false
  let turn: Promise<void> = Promise.resolve()
  const once = async () => {
    const at = world.now()
    const next = { wall: at.getTime(), passed: world.passed() }
    const clockStep = (next.wall - clock.wall - (next.passed - clock.passed)) / 1000
    clock = next
    if (looks++ % WHOLE_EVERY === 0) damaged = !(await isDataWhole())
    const { brokenAt, failingSince } = trailWatch()
    const found = standing({
      ...(await findFacts(at)),
      ...(await findMailFacts(at)),
      brokenAt,
      anchorFailing: failingSince !== null,
      diskFree: await world.diskFree(),
      clockStep,
      unopened: takeUnopened(),
      damaged,
      backupHours: hoursSinceBackup(at, world.backupFolder),
    })
    log(await noteAlerts(found, at))
  }
  const look = () => {
    turn = turn.then(once).catch((error) => logger.error({}, 'could not look for alerts', error))
    return turn
  }
  const timer = setInterval(() => void look(), LOOK_SECONDS * 1000)
  timer.unref()
  return {
    look,
    stop: () => {
      clearInterval(timer)
      return turn
    },
  }
}

function log(raised: readonly AlertKind[]): void {
  for (const kind of raised) logger.error({ code: kind }, 'an alert was raised')
}

async function freeOn(folder: string): Promise<number | null> {
  try {
    const { bavail, blocks } = await statfs(folder)
    return blocks > 0 ? bavail / blocks : null
  } catch {
    return null
  }
}
