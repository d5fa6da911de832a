import { z } from 'zod'
import { addPasskeyInput, usePasskeyInput } from './passkey-input.ts'
import { bareRecoveryCode, RECOVERY_CODE, RECOVERY_CODES } from './rules.ts'

const CODE_MESSAGE = 'Enter the 6 digits that your app shows'
const RECOVERY_MESSAGE = 'Enter a recovery code: 24 letters and numbers in groups of four'
const PASSWORD_MESSAGE = 'Enter your password'

/** Six digits however they are spaced: apps show them as 123 456. */
const appCode = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[\s\p{Pd}]/gu, ''))
  .pipe(z.string().regex(/^\d{6}$/, CODE_MESSAGE))

const recoveryCode = z
  .string()
  .max(100, RECOVERY_MESSAGE)
  .transform(bareRecoveryCode)
  .pipe(z.string().regex(/^[0-9A-Z]{24}$/, RECOVERY_MESSAGE))

/** The seed that a form brings back sealed. A form that has lost it says so in one place. */
const offer = z.string().min(1).max(1000)

export const secondFactorInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('app'), code: appCode }),
  z.strictObject({ intent: z.literal('recovery-code'), recoveryCode }),
  usePasskeyInput,
])

export type SecondFactor = z.infer<typeof secondFactorInput>

export const setUpInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('app'), offer, code: appCode }),
  z.strictObject({ intent: z.literal('codes') }),
  z.strictObject({ intent: z.literal('go-on') }),
  addPasskeyInput,
])

export const appInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('app'), offer, code: appCode }),
  z.strictObject({ intent: z.literal('remove') }),
])

export const codesInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('codes') }),
  z.strictObject({ intent: z.literal('stored') }),
])

/** A password has no rules here, only a length beyond which none of ours can be (security.md AUT-08). */
export const confirmInput = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('app'),
    password: z.string().min(1, PASSWORD_MESSAGE).max(128, PASSWORD_MESSAGE),
    code: appCode,
  }),
  usePasskeyInput,
  z.strictObject({ intent: z.literal('demonstration') }),
])

/** The codes a page has just shown, sent back to be saved as a file: ten of their shape and nothing else. */
export const downloadInput = z.strictObject({
  codes: z.array(z.string().regex(RECOVERY_CODE)).length(RECOVERY_CODES),
})
