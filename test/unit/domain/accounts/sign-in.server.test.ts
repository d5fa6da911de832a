import * as argon2 from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isOutdated } from '#app/crypto/passwords.server.ts'
import { checkPassword } from '#app/domain/accounts/commands.server.ts'
import { startAgain } from '#app/domain/accounts/leaving-commands.server.ts'
import { acceptInvitation } from '#app/domain/accounts/password-commands.server.ts'
import { inviteFirstAdministrator } from '#app/domain/accounts/people-commands.server.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { sessionOf } from '#app/http/session.server.ts'
import { auditEvents, people } from '#db/schema/index.ts'
import { caller, giveOldPassword, PASSWORD, passwordHashOf, withPassword } from '#test/support/accounts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { anApp, signInAt } from '#test/support/factors.ts'
import { confirmedFor } from '#test/support/grants.ts'

vi.mock('@node-rs/argon2', { spy: true })
withTestDatabase()
beforeEach(() => void vi.clearAllMocks())

const noMatch = { ok: false, reason: 'no-match' }
const check = (email: string, password = PASSWORD, change = {}) => checkPassword({ email, password }, caller(change))
const said = async () => (await rows().select().from(auditEvents)).map(({ action, object }) => [action, object])

describe('AUT-06 a password that opens nothing', () => {
  it.each([
    ['unknown', async () => 'nobody@example.org', 'unknown'],
    ['disabled', () => inState('disabled'), 'per_analyst'],
    ['invited, and without a password', async () => (await aPerson('board')).email, 'per_board'],
    ['invited by a link that is over', () => inState('invited'), 'per_analyst'],
    ['not named yet', () => unnamed(), 'first'],
  ])('is checked against a hash and refused all the same: %s', async (_what, account, object) => {
    const email = await account()
    vi.clearAllMocks()
    expect(await check(email)).toEqual(noMatch)
    expect(argon2.verify).toHaveBeenCalledTimes(1)
    const [action, about] = (await said()).at(-1) ?? []
    expect(action).toBe('sign-in.refused')
    if (object !== 'first') expect(about).toBe(object)
  })

  it('is checked all the same when there were too many tries, and refused also when it is right', async () => {
    const { email, id } = await withPassword()
    for (let n = 0; n < 10; n++) await check(email, 'wrong')
    vi.clearAllMocks()
    expect(await check(email)).toEqual(noMatch)
    expect(argon2.verify).toHaveBeenCalledTimes(1)
    expect((await said()).at(-1)).toEqual(['sign-in.throttled', id])
    expect(await check(email, PASSWORD, { address: '198.51.100.1' })).toMatchObject({ ok: true })
    expect(await check(email, PASSWORD, { now: minutesAfter(NOON, 15) })).toMatchObject({ ok: true })
  })

  async function inState(state: 'disabled' | 'invited') {
    const { id, email } = await withPassword()
    await given((tx) => tx.update(people).set({ state }).where(eq(people.id, id)))
    return email
  }
  async function unnamed() {
    await inviteFirstAdministrator(NOON)
    return 'first-administrator.invalid'
  }
})

describe('AUT-07 twenty tries at once', () => {
  it('are heard ten times, the right ones among them', async () => {
    const { email } = await withPassword()
    const tries = Array.from({ length: 20 }, (_, n) => check(email, n < 19 ? 'wrong' : PASSWORD))
    await Promise.all(tries)
    const actions = (await said()).map(([action]) => action)
    expect(actions.filter((one) => one === 'sign-in.refused')).toHaveLength(10)
    expect(actions.filter((one) => one === 'sign-in.throttled')).toHaveLength(10)
  })
})

describe('AUT-04 a hash of earlier parameters', () => {
  it('is made anew when its owner signs in, and not before', async () => {
    const { id, email } = await aPerson('analyst')
    const old = await giveOldPassword(id, PASSWORD)
    await check(email, 'wrong')
    expect(await passwordHashOf(id)).toBe(old)
    expect(await check(email)).toEqual({ ok: true, value: { personId: id, stage: 'set-up' } })
    const renewed = (await passwordHashOf(id)) ?? ''
    expect([isOutdated(old), isOutdated(renewed)]).toEqual([true, false])
    expect(await said()).toContainEqual(['password.rehashed', id])
    expect(await check(email)).toMatchObject({ ok: true })
    expect(await passwordHashOf(id)).toBe(renewed)
  })

  it('is not brought back by a sign-in that began before the password was changed', async () => {
    const { id, email } = await aPerson('analyst')
    await giveOldPassword(id, PASSWORD)
    const answer = check(email)
    vi.mocked(argon2.verify).mockImplementationOnce(async () => {
      await given((tx) => tx.update(people).set({ passwordHash: 'another' }).where(eq(people.id, id)))
      return true
    })
    expect(await answer).toEqual(noMatch)
    expect(await passwordHashOf(id)).toBe('another')
  })
})

describe('AUT-01 somebody who set a password and no second factor yet', () => {
  it('may come back with it as long as the link would have lived', async () => {
    const secret = (await inviteFirstAdministrator(NOON)) ?? ''
    const input = { name: 'Ottoline Quill', email: 'ottoline@example.org', password: PASSWORD }
    expect(await acceptInvitation(secret, input, caller())).toMatchObject({ ok: true })
    const [person] = await rows().select().from(people)
    expect(person?.state).toBe('invited')
    const hoursOn = (hours: number) => check(input.email, PASSWORD, { now: minutesAfter(NOON, hours * 60) })
    expect([await hoursOn(71.9), await hoursOn(72)]).toMatchObject([{ ok: true }, { ok: false }])
  })
})

describe('AUT-11 a right password of somebody who is made to start again at that moment', () => {
  it('sets nothing up: how far it brings them was settled with the factors they had', async () => {
    const { id, email } = await withPassword()
    await anApp(id)
    const result = await check(email)
    expect(result).toEqual({ ok: true, value: { personId: id, stage: 'second-factor' } })
    await aPerson('admin', { key: 'first' })
    const admin = await aPerson('admin', { key: 'second' })
    expect(await startAgain(confirmedFor(admin, 'people:manage'), id)).toMatchObject({ ok: true })
    const late = await signInAt(id, 'second-factor')
    const browser = new Request('http://localhost/set-up', { headers: { Cookie: late.cookie } })
    expect(await sessionOf(browser)).toBeNull()
  })
})
