import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { londonParts } from '#app/domain/shared/dates.ts'
import { logger } from '#app/logger.server.ts'

/** The hour in London from which the work of a night is done, or later in the day when nobody was there. */
export const NIGHT_HOUR = '02:00'
const LOOK_SECONDS = 600

/** Work for a London day. It says itself whether the day is done already. */
export type NightlyJob = { name: string; run: (now: Date) => Promise<unknown> }

/**
 * Does the work of each night from two o'clock on, and looks again every ten minutes, so that one that was missed or cut
 * short is caught up with. The first look waits as long as the mail worker does between two.
 */
export function startNightly(job: NightlyJob): { stop: () => Promise<void> } {
  let working: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout
  const look = (seconds: number) => {
    timer = setTimeout(() => {
      working = lookOnce(job).finally(() => look(Math.max(LOOK_SECONDS, config.workerSeconds)))
    }, seconds * 1000)
    timer.unref()
  }
  look(config.workerSeconds)
  return {
    stop: () => {
      clearTimeout(timer)
      return working.finally(() => clearTimeout(timer))
    },
  }
}

/** Does the work if the night has begun. What goes wrong is in the log, and tried again at the next look. */
export async function lookOnce({ name, run }: NightlyJob, at: Date = now()): Promise<void> {
  if (londonParts(at).time < NIGHT_HOUR) return
  await run(at).catch((error: unknown) => logger.error({}, `nightly ${name}`, error))
}
