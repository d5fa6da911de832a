import { readFileSync } from 'node:fs'
import { config } from './config.server.ts'

/** The only place that asks the machine for the time. Under test the time comes from a file, so that it can be set. */
export function now(): Date {
  if (config.clockFile) return new Date(readFileSync(config.clockFile, 'utf8').trim())
  return new Date(Date.now())
}

/** The same stretch of time from now, on the machine's own clock: for a library that looks at that clock itself. */
export function onMachineClock(at: Date): Date {
  return new Date(Date.now() + at.getTime() - now().getTime())
}
