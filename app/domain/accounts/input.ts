import { z } from 'zod'
import { isOneAddress } from '../mail/rules.ts'
import { line } from '../shared/fields.ts'
import { normalEmail, PASSWORD_MAX, PASSWORD_MIN, passwordLength } from './rules.ts'

const LIKE_THIS = 'Enter an email address in the correct format, like name@example.org'

/** Plain ASCII, so that no two accounts have addresses that look the same. */
export const email = z
  .string()
  .transform(normalEmail)
  .pipe(z.email(LIKE_THIS).max(254, 'Email address must be 254 characters or fewer').refine(isOneAddress, LIKE_THIS))

/** Any characters, kept as they are: nothing is trimmed, folded or cut (AUT-02). */
const newPassword = z
  .string()
  .min(1, 'Enter a password')
  .refine((text) => passwordLength(text) >= PASSWORD_MIN, `Password must be ${PASSWORD_MIN} characters or more`)
  .refine((text) => passwordLength(text) <= PASSWORD_MAX, `Password must be ${PASSWORD_MAX} characters or fewer`)

/** An address somebody says is theirs. One that no account can have is as good as any other that has none (AUT-06). */
const claimedEmail = z
  .string()
  .transform(normalEmail)
  .pipe(z.string().min(1, 'Enter your email address').max(254, 'Enter your email address'))

/** On sign-in a password has no rules, only a length beyond which none of ours can be (AUT-08). */
export const signInInput = z.strictObject({
  email: claimedEmail,
  password: z
    .string()
    .min(1, 'Enter your password')
    .refine((text) => passwordLength(text) <= PASSWORD_MAX, 'Enter your password'),
})
export type SignIn = z.infer<typeof signInInput>

export const resetRequestInput = z.strictObject({ email: claimedEmail })
export const setPasswordInput = z.strictObject({ password: newPassword })
export const firstAdministratorInput = z.strictObject({ name: line('your name', 80), email, password: newPassword })
