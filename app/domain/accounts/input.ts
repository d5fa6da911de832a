import { z } from 'zod'
import { line } from '../shared/fields.ts'
import { normalEmail, PASSWORD_MAX, PASSWORD_MIN } from './rules.ts'

export const email = z
  .string()
  .transform(normalEmail)
  .pipe(
    z
      .email('Enter an email address in the correct format, like name@example.org')
      .max(254, 'Email address must be 254 characters or fewer'),
  )

const newPassword = z
  .string()
  .min(PASSWORD_MIN, `Password must be ${PASSWORD_MIN} characters or more`)
  .max(PASSWORD_MAX, `Password must be ${PASSWORD_MAX} characters or fewer`)

/** On sign-in a password has no rules, only a length beyond which none of ours can be (AUT-08). */
export const signInInput = z.strictObject({
  email: z
    .string()
    .transform(normalEmail)
    .pipe(z.string().min(1, 'Enter your email address').max(254, 'Enter your email address')),
  password: z.string().min(1, 'Enter your password').max(PASSWORD_MAX, 'Enter your password'),
})
export type SignIn = z.infer<typeof signInInput>

export const setPasswordInput = z.strictObject({ password: newPassword })
export const firstAdministratorInput = z.strictObject({ name: line('your name', 80), email, password: newPassword })
