import * as passkeys from '#app/domain/factors/passkey-commands.server.ts'
import { getNewPasskeyRequest, listPasskeys } from '#app/domain/factors/passkey-queries.server.ts'
import { Authenticator } from '../authenticator.ts'
import { aPerson, NOON } from '../factories.ts'
import { signInAt } from '../factors.ts'
import { alone, answerOf, ownKeyOf, send, sendNewPasskey, site } from '../passkeys.ts'
import type { Step } from './step.ts'

/** Sets up a passkey, adds another, uses both, removes one. */
export async function passkeysStory(step: Step): Promise<void> {
  const person = await aPerson('dpo', { key: 'passkeys' })
  const personId = person.id
  const [first, second] = [new Authenticator(1), new Authenticator(2, { synced: true })]
  const { session } = await signInAt(personId, 'set-up')
  const asked = await getNewPasskeyRequest({ ...session, site, now: NOON })
  const input = { name: 'Phone', answer: first.create(asked) }
  await step('setUpPasskey', ['passkey.added', 'recovery-codes.made'], () =>
    passkeys.setUpPasskey(session, site, input, { now: NOON, requestId: 'test' }),
  )
  const key = await ownKeyOf(person)
  await step('addPasskey', ['passkey.added'], () => sendNewPasskey(key, second))
  await step('acceptPasskeyAlone', ['passkey.used'], async () => send(await answerOf(first)))
  await step('acceptPasskeyAlone', ['sign-in.factor-refused'], () => send('nonsense'))
  const what = { purpose: 'confirm', handle: session.handle } as const
  await step('acceptPasskey', ['passkey.used'], async () =>
    send(await answerOf(second, { what, personId }), { what, personId }),
  )
  await step('acceptPasskey', ['sign-in.confirm-refused'], async () =>
    send(await answerOf(second, { asks: alone, personId }), { what, personId }),
  )
  const [one] = await listPasskeys(personId)
  await step('removePasskey', ['passkey.removed'], () => passkeys.removePasskey(key, one?.id ?? ''))
}
