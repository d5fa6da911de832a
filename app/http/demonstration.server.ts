import { config } from '#app/config.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'

/** What follows is for the demonstration: anywhere else its pages do not exist. */
export function requireDemonstration(): void {
  if (config.mode !== 'demonstration') throw new NotFound()
}
