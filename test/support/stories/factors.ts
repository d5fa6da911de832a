import * as codes from '#app/domain/factors/code-commands.server.ts'
import * as factors from '#app/domain/factors/commands.server.ts'
import { offerSeed } from '#app/domain/factors/offer.server.ts'
import { bareRecoveryCode } from '#app/domain/factors/rules.ts'
import { aPerson, ctxFor, NOON, once } from '../factories.ts'
import { aPasskey, codeAt, ownKey, signInAt, wrongCodeAt } from '../factors.ts'
import { passkeysStory } from './passkeys.ts'
import { of, type Step } from './step.ts'

/** What was set up at NOON is used a minute later, with the code of then. */
const LATER = new Date(NOON.getTime() + 60_000)

export async function factorsStory(step: Step): Promise<void> {
  const person = await aPerson('analyst', { key: 'factors' })
  const { session } = await signInAt(person.id, 'set-up')
  const { seed, offer } = offerSeed(session, NOON)
  const first = await step('setUpFirstApp', ['app.set-up', 'recovery-codes.made'], () =>
    factors.setUpFirstApp(session, { offer, code: codeAt(NOON, 0, seed) }, NOON, 'test'),
  )
  const [code = ''] = of<string[]>(first)
  const owing = async () => (await signInAt(person.id, 'second-factor')).session
  const proving = await owing()
  await step('proveByApp', ['app.code-taken'], () => codes.proveByApp(proving, codeAt(LATER, 0, seed), LATER, 'test'))
  await step('proveByApp', ['sign-in.factor-refused'], () =>
    codes.proveByApp(proving, wrongCodeAt(LATER), LATER, 'test'),
  )
  await step('proveByRecoveryCode', ['recovery-code.used'], () =>
    codes.proveByRecoveryCode(proving, bareRecoveryCode(code), LATER, 'test'),
  )
  const ctx = ctxFor(person, 'home:view')
  await step('confirmByApp', ['sign-in.confirm-refused'], () =>
    codes.confirmByApp(ctx, { password: 'not the right one', code: '000000' }),
  )
  const setting = (await signInAt(person.id, 'set-up', { method: 'app' })).session
  await step('makeCodesAgain', ['recovery-codes.made'], () => factors.makeCodesAgain(setting, NOON, 'test'))
  await ownAccount(step, person)
  await passkeysStory(step)
}

async function ownAccount(step: Step, person: Awaited<ReturnType<typeof aPerson>>) {
  const { session } = await signInAt(person.id, 'full', { method: 'app' })
  const ctx = ownKey(person, session)
  const { seed, offer } = offerSeed(session, NOON)
  await step('setUpApp', ['app.set-up'], () => factors.setUpApp(ctx, { offer, code: codeAt(NOON, 0, seed) }))
  await step('makeRecoveryCodes', ['recovery-codes.made'], () => factors.makeRecoveryCodes(ctx, once()))
  await aPasskey(person.id)
  await step('removeApp', ['app.removed'], () => factors.removeApp(ctx))
}
