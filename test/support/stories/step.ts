import { expect } from 'vitest'

/** Runs a command and compares what it adds to the trail. */
export type Step = (command: string, says: readonly string[], run: () => unknown) => Promise<unknown>

/** The value of a command that was not refused. */
export const of = <T>(result: unknown) => {
  expect(result).toMatchObject({ ok: true })
  return (result as { value: T }).value
}
