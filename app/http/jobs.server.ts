import { config } from '#app/config.server.ts'
import { logger } from '#app/logger.server.ts'

/** Something that is done in the background, step by step. */
export type Job = { stop: () => Promise<void> }

/**
 * Does a job in the background until `stop`: `step` is called again at once while it finds something to do, and else after
 * a rest. A step that fails is logged and tried again after the rest.
 */
export function startJob(
  step: () => Promise<boolean>,
  { name, seconds = config.workerSeconds }: { name: string; seconds?: number },
): Job {
  let stopped = false
  let wake = () => {}
  const finished = (async () => {
    while (!stopped) {
      const didSomething = await step().catch((error) => void logger.error({}, name, error))
      // Others have their turn between two steps.
      if (didSomething) await new Promise((resolve) => setImmediate(resolve))
      else
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, seconds * 1000)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
  })()
  return {
    stop: () => {
      stopped = true
      wake()
      return finished
    },
  }
}
