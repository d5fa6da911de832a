import * as signIn from '#app/domain/sign-in/commands.server.ts'
import { hideNames } from '#app/domain/sign-in/names-commands.server.ts'
import { aPerson, ctxFor, NOON } from '../factories.ts'
import type { Step } from './step.ts'

export async function signInStory(step: Step): Promise<void> {
  const { id: personId } = await aPerson('board')
  const admin = ctxFor(await aPerson('admin'), 'people:manage')
  const own = { ...ctxFor({ ...(await aPerson('partner')), id: personId }, 'home:view') }
  const opening = { personId, method: null, device: 'Test' } as const
  const full = { ...opening, stage: 'full', method: 'passkey' } as const
  const open = (id: string) => signIn.openSignIn({ ...full, id }, NOON, 'test')
  await step('openSignIn', ['sign-in.password-accepted'], () =>
    signIn.openSignIn({ ...opening, id: 'one', stage: 'second-factor' }, NOON, 'test'),
  )
  await step('renewSignIn', ['sign-in.succeeded'], () =>
    signIn.renewSignIn(
      { id: 'one', personId },
      { id: 'two', stage: 'full', method: 'app', said: 'sign-in.succeeded' },
      NOON,
      'test',
    ),
  )
  await step('renewSignIn', ['sign-in.confirmed'], () =>
    signIn.renewSignIn(
      { id: 'two', personId },
      { id: 'three', stage: 'full', method: 'app', said: 'sign-in.confirmed' },
      NOON,
      'test',
    ),
  )
  await step('renewSignIn', ['sign-in.renewed'], () =>
    signIn.renewSignIn(
      { id: 'three', personId },
      { id: 'four', stage: 'full', method: 'app', said: 'sign-in.renewed' },
      NOON,
      'test',
    ),
  )
  await step('endSignIn', ['sign-in.ended'], () => signIn.endSignIn('four', NOON))
  await open('five')
  await step('endOwnSignIns', ['sign-in.ended-by-owner'], () => signIn.endOwnSignIns(own, 'all-others'))
  await open('six')
  const facts = { id: 'six', handle: 'sis_six', confirmedAt: null }
  await step('hideNames', ['names.hidden'], () => hideNames({ ...own, signIn: facts }, true))
  await step('hideNames', ['names.shown'], () => hideNames({ ...own, signIn: { ...facts, namesHidden: true } }, false))
  await step('endSignInsOf', ['sign-in.ended-by-administrator'], () => signIn.endSignInsOf(admin, personId))
}
