import { z } from 'zod'
import { line } from '../shared/fields.ts'

/** What a browser answers for a passkey, as JSON in a hidden field. It stays empty where there is no JavaScript. */
const answer = z
  .string()
  .min(1, 'A passkey needs JavaScript. Switch it on in your browser and try again')
  .max(10_000, 'The answer of the passkey is too long. Try again')

export const usePasskeyInput = z.strictObject({ intent: z.literal('passkey'), answer })
export const passkeyName = line('a name for the passkey', 40)
export const addPasskeyInput = z.strictObject({ intent: z.literal('add-passkey'), name: passkeyName, answer })
export type AddPasskey = Omit<z.output<typeof addPasskeyInput>, 'intent'>
export const removePasskeyInput = z.strictObject({
  intent: z.literal('remove-passkey'),
  passkey: z.string().min(1).max(40),
})
export const ownPasskeysInput = z.discriminatedUnion('intent', [addPasskeyInput, removePasskeyInput])
