import { TrailCheck } from '#app/domain/audit/verify.ts'
import { trailInFile } from '#db/trail.ts'

/** What is wrong with the chain of the audit trail in a data file, in words; empty when every entry follows the one before it. */
export function brokenChain(file: string): string[] {
  const check = new TrailCheck([])
  for (const entry of trailInFile(file)) check.take(entry)
  return check.finish().problems.map(({ sequence, words }) => `entry ${sequence}: ${words}`)
}
