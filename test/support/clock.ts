import { afterAll, beforeAll, vi } from 'vitest'
import { NOON } from './factories.ts'

/** Stops the machine's calendar at NOON for a test file; timers go on. */
export function withFrozenClock(): void {
  beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOON }))
  afterAll(() => void vi.useRealTimers())
}
