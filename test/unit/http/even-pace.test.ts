import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atAnEvenPace } from '#app/http/even-pace.server.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const takes = (ms: number) => () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms))

/** After how many milliseconds some work is answered. */
async function answeredAfter(ms: number): Promise<number> {
  const began = Date.now()
  let ended = 0
  const answer = atAnEvenPace(takes(ms)).then((value) => {
    ended = Date.now()
    return value
  })
  await vi.runAllTimersAsync()
  expect(await answer).toBe('done')
  return ended - began
}

describe('AUT-06 work that would tell something by its time', () => {
  it('is answered after the same time, whether it takes none or a while', async () => {
    const times = [await answeredAfter(0), await answeredAfter(3), await answeredAfter(200)]
    expect(times).toEqual([250, 250, 250])
  })

  it('says at once that it failed', async () => {
    await expect(atAnEvenPace(() => Promise.reject(new Error('no database')))).rejects.toThrow('no database')
  })
})
