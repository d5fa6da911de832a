import { describe, expect, it } from 'vitest'
import { confirmInput, downloadInput, secondFactorInput } from '#app/domain/factors/input.ts'
import {
  bareRecoveryCode,
  codesInWords,
  hasSetUp,
  inFours,
  maySetUp,
  mayUseApp,
  RECOVERY_CODE,
  stageAfterFactor,
  stageAfterPassword,
  whyAppStays,
} from '#app/domain/factors/rules.ts'

describe('AUT-05 a password alone', () => {
  it('never lets anybody in: it leads to the second factor, or to setting one up', () => {
    expect(stageAfterPassword({ app: false, passkeys: 0 })).toBe('set-up')
    expect(stageAfterPassword({ app: true, passkeys: 0 })).toBe('second-factor')
    expect(stageAfterPassword({ app: false, passkeys: 1 })).toBe('second-factor')
  })

  it('sets up nothing for somebody who has a factor', () => {
    expect(maySetUp({ method: null }, { app: false, passkeys: 0 })).toBe(true)
    expect(maySetUp({ method: null }, { app: true, passkeys: 0 })).toBe(false)
    expect(maySetUp({ method: null }, { app: false, passkeys: 1 })).toBe(false)
    expect(maySetUp({ method: 'recovery-code' }, { app: false, passkeys: 1 })).toBe(true)
  })
})

describe('AUT-11 roles that need a passkey', () => {
  it.each([
    ['passkey', true, 'full'],
    ['app', true, 'set-up'],
    ['recovery-code', true, 'set-up'],
    ['app', false, 'full'],
    ['recovery-code', false, 'full'],
  ] as const)('%s, needed: %s → %s', (method, needed, stage) => {
    expect(stageAfterFactor(method, needed)).toBe(stage)
  })

  it('are not offered a code once there is a passkey', () => {
    expect(mayUseApp({ app: true, passkeys: 1 }, true)).toBe(false)
    expect(mayUseApp({ app: true, passkeys: 0 }, true)).toBe(true)
    expect(mayUseApp({ app: true, passkeys: 1 }, false)).toBe(true)
    expect(mayUseApp({ app: false, passkeys: 1 }, false)).toBe(false)
  })

  it('have not finished setting up with an app', () => {
    expect(hasSetUp({ stage: 'set-up', method: 'app' }, true)).toBe(false)
    expect(hasSetUp({ stage: 'set-up', method: 'passkey' }, true)).toBe(true)
    expect(hasSetUp({ stage: 'set-up', method: 'app' }, false)).toBe(true)
    expect(hasSetUp({ stage: 'set-up', method: null }, false)).toBe(false)
    expect(hasSetUp({ stage: 'second-factor', method: 'app' }, false)).toBe(false)
  })
})

describe('removing the app', () => {
  it('needs an app, and a passkey that remains', () => {
    expect(whyAppStays({ app: false, passkeys: 1 })).toBe('no-app')
    expect(whyAppStays({ app: true, passkeys: 0 })).toBe('last-factor')
    expect(whyAppStays({ app: true, passkeys: 1 })).toBeNull()
  })
})

describe('what is typed', () => {
  const code = (typed: string) => secondFactorInput.safeParse({ intent: 'app', code: typed })
  it.each(['123456', ' 123 456 ', '123-456', '1 2 3 4 5 6', '１２３４５６'])('takes %s as a code', (typed) => {
    expect(code(typed)).toMatchObject({ success: true, data: { code: '123456' } })
  })

  it.each(['', '12345', '1234567', 'abcdef', '12345a', '٠١٢٣٤٥'])('does not take %s', (typed) => {
    expect(code(typed).success).toBe(false)
  })

  it('reads a recovery code however it is written', () => {
    const bare = '7K2Q9XWM4D0TB8HR1CJV6PZN'
    for (const typed of [bare, '7k2q-9xwm-4dot-b8hr-icjv-6pzn', ' 7K2Q 9XWM 4D0T\tB8HR LCJV–6PZN '])
      expect(bareRecoveryCode(typed)).toBe(bare)
  })

  it.each(['', '7K2Q', `${'7K2Q-'.repeat(6)}7`, 'x'.repeat(10_000), '7K2Q-9XWM-4D0T-B8HR-1CJV-6PZ!'])(
    'refuses as a recovery code: %s',
    (recoveryCode) => {
      expect(secondFactorInput.safeParse({ intent: 'recovery-code', recoveryCode }).success).toBe(false)
    },
  )

  it('has no field more than it needs', () => {
    expect(secondFactorInput.safeParse({ intent: 'app', code: '123456', stage: 'full' }).success).toBe(false)
    expect(confirmInput.safeParse({ intent: 'demonstration', password: 'x' }).success).toBe(false)
  })

  it('gives back as a file ten codes of their shape and nothing else', () => {
    const ten = Array.from({ length: 10 }, () => '7K2Q-9XWM-4D0T-B8HR-1CJV-6PZN')
    expect(downloadInput.safeParse({ codes: ten }).success).toBe(true)
    for (const codes of [ten.slice(1), [...ten, ten[0]], [...ten.slice(1), '<script>'], ten[0], [`${ten[0]}\r\nx`]])
      expect(downloadInput.safeParse({ codes }).success).toBe(false)
    expect(RECOVERY_CODE.test('7K2Q-9XWM-4D0T-B8HR-1CJV-6PZU')).toBe(false)
  })
})

describe('words', () => {
  it('count codes and group keys', () => {
    expect([0, 1, 9].map(codesInWords)).toEqual(['no recovery codes', '1 recovery code', '9 recovery codes'])
    expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ')
  })
})
