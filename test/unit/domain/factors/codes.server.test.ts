import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { confirmByApp, proveByApp, proveByRecoveryCode } from '#app/domain/factors/code-commands.server.ts'
import { bareRecoveryCode } from '#app/domain/factors/rules.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { closeDatabase, setEngine } from '#db/client.server.ts'
import { auditEvents, authenticatorApps, outbox, people, recoveryCodes, signInSessions } from '#db/schema/index.ts'
import { sqliteEngine } from '#db/sqlite.server.ts'
import { quickHash } from '#test/support/accounts.ts'
import { databaseFile, rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import {
  anApp,
  aPasskey,
  aRecoveryCode,
  codeAt,
  ownKey,
  RECOVERY,
  signInAt,
  wrongCodeAt,
} from '#test/support/factors.ts'

withTestDatabase()

async function withApp(role: 'analyst' | 'admin' = 'analyst', key = 'ada') {
  const person = await aPerson(role, { key })
  await anApp(person.id)
  return person
}
const owing = async (personId: string, at = NOON) => (await signInAt(personId, 'second-factor', { at })).session
const wins = (results: { ok: boolean }[]) => results.filter(({ ok }) => ok).length
const said = async (action: string) => rows().select().from(auditEvents).where(eq(auditEvents.action, action))
const letters = async () => (await rows().select().from(outbox)).map(({ about }) => about)
const prove = async (personId: string, code: string, now = NOON) => proveByApp(await owing(personId), code, now, 'test')

describe('AUT-05 a code of the app', () => {
  it('is taken once of twenty times at the same moment, from twenty sign-ins', async () => {
    const { id } = await withApp()
    const sessions = []
    for (let n = 0; n < 20; n++) sessions.push(await owing(id))
    const results = await Promise.all(sessions.map((one) => proveByApp(one, codeAt(NOON), NOON, 'test')))
    expect(wins(results)).toBe(1)
    expect(await said('app.code-taken')).toHaveLength(1)
    expect(await said('sign-in.factor-refused')).toHaveLength(19)
  })

  it('is not taken again by another sign-in, nor after a wrong one', async () => {
    const { id } = await withApp()
    expect(await prove(id, wrongCodeAt(NOON))).toEqual({ ok: false, reason: 'wrong' })
    expect(await prove(id, codeAt(NOON))).toMatchObject({ ok: true })
    expect(await prove(id, codeAt(NOON))).toEqual({ ok: false, reason: 'wrong' })
    expect(await prove(id, codeAt(NOON, -1))).toEqual({ ok: false, reason: 'wrong' })
    expect(await prove(id, codeAt(NOON, 1))).toMatchObject({ ok: true })
  })

  it.skipIf(config.engine === 'postgres')('is not taken again after a restart', async () => {
    const { id } = await withApp()
    expect(await prove(id, codeAt(NOON))).toMatchObject({ ok: true })
    const session = await owing(id)
    await closeDatabase()
    setEngine(sqliteEngine(databaseFile()))
    expect(await proveByApp(session, codeAt(NOON), NOON, 'test')).toEqual({ ok: false, reason: 'wrong' })
  })

  it('goes by the clock of the server, one step each way', async () => {
    const { id } = await withApp()
    expect(await prove(id, codeAt(NOON, -2))).toEqual({ ok: false, reason: 'wrong' })
    expect(await prove(id, codeAt(NOON, 2))).toEqual({ ok: false, reason: 'wrong' })
    const later = minutesAfter(NOON, 1)
    expect(await prove(id, codeAt(NOON, 2), later)).toMatchObject({ ok: true })
  })

  it('is of its owner alone, and of nobody without an app', async () => {
    await withApp()
    const other = await aPerson('board')
    expect(await prove(other.id, codeAt(NOON))).toEqual({ ok: false, reason: 'wrong' })
  })

  it('lies in the table sealed', async () => {
    await withApp()
    const [stored] = await rows().select().from(authenticatorApps)
    expect(stored?.seed).toMatch(/^v1\.1\./)
    expect(JSON.stringify(stored)).not.toContain('JBSWY3DP')
  })

  it('proves nothing for a sign-in that has ended, is over, or owes nothing', async () => {
    const { id } = await withApp()
    const ended = await owing(id)
    await given((tx) => tx.delete(signInSessions).where(eq(signInSessions.id, ended.id)))
    const { session: full } = await signInAt(id, 'full')
    const old = await owing(id, minutesAfter(NOON, -8 * 60))
    for (const session of [ended, full, old])
      expect(await proveByApp(session, codeAt(NOON), NOON, 'test')).toEqual({ ok: false, reason: 'ended' })
    expect(await said('app.code-taken')).toEqual([])
  })

  it('is not enough for somebody whose role needs a passkey and who has one (AUT-11)', async () => {
    const { id } = await withApp('admin')
    await aPasskey(id)
    expect(await prove(id, codeAt(NOON))).toEqual({ ok: false, reason: 'wrong' })
  })
})

describe('AUT-07 wrong codes', () => {
  it('end a sign-in at the fifth', async () => {
    const { id } = await withApp()
    const session = await owing(id)
    const tries = []
    for (let n = 0; n < 5; n++) tries.push(await proveByApp(session, wrongCodeAt(NOON), NOON, 'test'))
    expect(tries.map((one) => (one.ok ? '' : one.reason))).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'ended'])
    expect(await rows().select().from(signInSessions)).toEqual([])
  })

  it('hold codes back for the rest of the hour after ten, tell the owner once, and nobody else', async () => {
    const ada = await withApp()
    const bo = await withApp('analyst', 'bo')
    for (let n = 0; n < 10; n++) await prove(ada.id, wrongCodeAt(NOON))
    expect(await prove(ada.id, codeAt(NOON))).toEqual({ ok: false, reason: 'wrong' })
    expect(await letters()).toEqual(['wrong-codes'])
    const almost = minutesAfter(NOON, 59)
    expect(await prove(ada.id, codeAt(almost), almost)).toEqual({ ok: false, reason: 'wrong' })
    expect(await prove(bo.id, codeAt(NOON))).toMatchObject({ ok: true })
    const over = minutesAfter(NOON, 60)
    expect(await prove(ada.id, codeAt(over), over)).toMatchObject({ ok: true })
    expect(await letters()).toEqual(['wrong-codes'])
  })

  it('of one sign-in do not end another, and are counted over a code that is taken elsewhere', async () => {
    const { id } = await withApp()
    const session = await owing(id)
    for (let n = 0; n < 4; n++) await proveByApp(session, wrongCodeAt(NOON), NOON, 'test')
    expect(await prove(id, wrongCodeAt(NOON))).toEqual({ ok: false, reason: 'wrong' })
    expect(await prove(id, codeAt(NOON))).toMatchObject({ ok: true })
    expect(await proveByApp(session, wrongCodeAt(NOON), NOON, 'test')).toEqual({ ok: false, reason: 'ended' })
  })

  it('are held for an hour and no longer when the clock was ahead, and set back', async () => {
    const { id } = await withApp()
    const ahead = minutesAfter(NOON, 3 * 24 * 60)
    for (let n = 0; n < 10; n++) await proveByApp(await owing(id, ahead), wrongCodeAt(ahead), ahead, 'test')
    expect(await prove(id, codeAt(NOON))).toEqual({ ok: false, reason: 'wrong' })
    const over = minutesAfter(NOON, 60)
    expect(await prove(id, codeAt(over), over)).toMatchObject({ ok: true })
  })

  it('do not keep out whoever has a recovery code', async () => {
    const { id } = await withApp()
    await aRecoveryCode(id)
    for (let n = 0; n < 10; n++) await prove(id, wrongCodeAt(NOON))
    const result = await proveByRecoveryCode(await owing(id), bareRecoveryCode(RECOVERY), NOON, 'test')
    expect(result).toEqual({ ok: true, value: { left: 0 } })
  })
})

describe('AUT-11 a recovery code', () => {
  const use = async (personId: string, code = RECOVERY) =>
    proveByRecoveryCode(await owing(personId), bareRecoveryCode(code), NOON, 'test')

  it('is used up by one of twenty tries at once, and its owner is told', async () => {
    const { id } = await withApp()
    await aRecoveryCode(id)
    await aRecoveryCode(id, '0000-9XWM-4D0T-B8HR-1CJV-6PZN')
    const results = await Promise.all(Array.from({ length: 20 }, () => use(id)))
    expect(wins(results)).toBe(1)
    expect(results.find(({ ok }) => ok)).toEqual({ ok: true, value: { left: 1 } })
    expect((await letters()).filter((about) => about === 'recovery-code-used')).toHaveLength(1)
    expect(await said('recovery-code.used')).toMatchObject([{ object: id, detail: { left: 1 } }])
  })

  it('is of its owner alone, and lies in the table as a digest', async () => {
    const { id } = await withApp()
    await aRecoveryCode(id)
    const other = await withApp('analyst', 'bo')
    expect(await use(other.id)).toEqual({ ok: false, reason: 'wrong' })
    expect(JSON.stringify(await rows().select().from(recoveryCodes))).not.toContain(bareRecoveryCode(RECOVERY))
    expect(await use(id, '1111-1111-1111-1111-1111-1111')).toEqual({ ok: false, reason: 'wrong' })
    expect(await use(id)).toMatchObject({ ok: true })
  })
})

describe('AUT-10 confirming', () => {
  const PASSWORD = 'three random words here'
  async function signedIn() {
    const person = await withApp()
    const passwordHash = await quickHash(PASSWORD)
    await given((tx) => tx.update(people).set({ passwordHash }).where(eq(people.id, person.id)))
    return ownKey(person, (await signInAt(person.id, 'full', { method: 'app' })).session)
  }

  it('needs the password and a code, and uses the code up only with the password', async () => {
    const ctx = await signedIn()
    const no = { ok: false, reason: 'wrong' }
    expect(await confirmByApp(ctx, { password: 'not the right one', code: codeAt(NOON) })).toEqual(no)
    expect(await confirmByApp(ctx, { password: PASSWORD, code: wrongCodeAt(NOON) })).toEqual(no)
    expect(await confirmByApp(ctx, { password: PASSWORD, code: codeAt(NOON) })).toEqual({ ok: true, value: null })
    expect(await confirmByApp(ctx, { password: PASSWORD, code: codeAt(NOON) })).toEqual(no)
    expect(await said('sign-in.confirm-refused')).toHaveLength(3)
  })

  it('counts wrong tries like codes, and holds them back', async () => {
    const ctx = await signedIn()
    for (let n = 0; n < 10; n++) await confirmByApp(ctx, { password: PASSWORD, code: wrongCodeAt(NOON) })
    expect(await confirmByApp(ctx, { password: PASSWORD, code: codeAt(NOON) })).toMatchObject({ ok: false })
    expect(await letters()).toEqual(['wrong-codes'])
  })
})
