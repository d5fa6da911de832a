import { describe, expect, it } from 'vitest'
import { matchingStep, newSeed, seedAddress } from '#app/crypto/one-time-codes.server.ts'
import { newRecoveryCode } from '#app/crypto/recovery-codes.server.ts'
import { RECOVERY_CODE } from '#app/domain/factors/rules.ts'
import { NOON } from '#test/support/factories.ts'
import { codeAt, SEED } from '#test/support/factors.ts'

const step = Math.floor(NOON.getTime() / 30_000)

describe('AUT-05 codes of an app', () => {
  it('come from seeds of 160 bits that are never the same', () => {
    const seeds = Array.from({ length: 50 }, newSeed)
    expect(new Set(seeds).size).toBe(50)
    for (const seed of seeds) expect(seed).toMatch(/^[A-Z2-7]{32}$/)
  })

  it.each([-1, 0, 1])('are taken in the step %i from now', (away) => {
    expect(matchingStep(SEED, codeAt(NOON, away), NOON)).toBe(step + away)
  })

  it.each([-2, 2, -100, 100])('are not taken in the step %i from now', (away) => {
    expect(matchingStep(SEED, codeAt(NOON, away), NOON)).toBeNull()
  })

  it('are not taken a second time, nor one from before', () => {
    expect(matchingStep(SEED, codeAt(NOON), NOON, step)).toBeNull()
    expect(matchingStep(SEED, codeAt(NOON, -1), NOON, step)).toBeNull()
    expect(matchingStep(SEED, codeAt(NOON, 1), NOON, step)).toBe(step + 1)
  })

  it('are all over when the clock is set back', () => {
    const before = new Date(NOON.getTime() - 86_400_000)
    expect(matchingStep(SEED, codeAt(before), before, step)).toBeNull()
  })

  it('are told to the app by an address with the service, the email and the key', () => {
    const address = new URL(seedAddress(SEED, { issuer: 'Victim Voice Forum', label: 'ada+1@example.org' }))
    expect(address.protocol).toBe('otpauth:')
    expect(decodeURIComponent(address.pathname)).toContain('Victim Voice Forum:ada+1@example.org')
    expect(address.searchParams.get('secret')).toBe(SEED)
    expect(address.searchParams.get('issuer')).toBe('Victim Voice Forum')
  })
})

describe('AUT-11 recovery codes', () => {
  it('have at least 112 bits, in letters that are not mistaken, and are never the same', () => {
    const codes = Array.from({ length: 200 }, newRecoveryCode)
    for (const code of codes) expect(code).toMatch(RECOVERY_CODE)
    expect(codes[0]?.replaceAll('-', '').length).toBeGreaterThanOrEqual(Math.ceil(112 / 5))
    expect(new Set(codes).size).toBe(200)
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32)
  })
})
