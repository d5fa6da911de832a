import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { hashPassword, isOutdated, passwordMatches, TooBusy } from '#app/crypto/passwords.server.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import { getFactors } from '#app/domain/factors/queries.server.ts'
import { stageAfterPassword } from '#app/domain/factors/rules.ts'
import { type AnyCtx, type Grant, systemContext } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { type AuditEvent, done, event, type Result, unchanged } from '#app/domain/shared/result.ts'
import type { SignInStage } from '#app/domain/sign-in/status.ts'
import { judgeSignIn } from '#app/domain/sign-in/throttle-commands.server.ts'
import { type Database, write } from '#db/client.server.ts'
import { grants, people } from '#db/schema/index.ts'
import type { SignIn } from './input.ts'
import { findCredentials } from './queries.server.ts'

/** Where a request without a sign-in came from, and when. */
export type Caller = { address: string; now: Date; requestId: string }

/**
 * Checks email and password. One refusal for every reason, and as much work: nobody learns who has an account, who is
 * disabled, or who is held up (security.md AUT-06). The password is checked first and the try judged after, in one
 * transaction, so that of many tries at once no more are heard than the limits allow (AUT-07). How far the password brings
 * somebody is settled there too: an account whose factors are taken away a moment later is not set up by whoever had it.
 */
export async function checkPassword(
  { email, password }: SignIn,
  { address, now, requestId }: Caller,
): Promise<Result<{ personId: string; stage: SignInStage }, 'no-match'>> {
  const person = await findCredentials(email, now)
  const matches = await passwordMatches(person?.passwordHash ?? null, password)
  const rehashed = person?.passwordHash && matches ? await hashAnew(person.passwordHash, password) : null
  const result = await write(systemContext('home:view', now, requestId), async (tx) => {
    const isRight = person !== null && matches && (await isStill(tx, person))
    const verdict = await judgeSignIn(tx, { email, address }, isRight, now)
    if (verdict !== 'accepted' || !person) {
      const said = verdict === 'throttled' ? 'sign-in.throttled' : 'sign-in.refused'
      return done(null, event(said, person?.id ?? 'unknown'))
    }
    const said: AuditEvent[] = []
    if (rehashed) {
      await tx.update(people).set({ passwordHash: rehashed }).where(eq(people.id, person.id))
      said.push(event('password.rehashed', person.id))
    }
    const stage = stageAfterPassword(await getFactors(person.id))
    return done({ personId: person.id, stage }, event('sign-in.password-matched', person.id), ...said)
  })
  return result.ok && result.value ? { ok: true, value: result.value } : { ok: false, reason: 'no-match' }
}

/** The password hashed with the parameters of today; null when it is already, or when the machine is too busy now. */
async function hashAnew(stored: string, password: string): Promise<string | null> {
  if (!isOutdated(stored)) return null
  try {
    return await hashPassword(password)
  } catch (error) {
    if (error instanceof TooBusy) return null
    throw error
  }
}

/** Whether an account is as it was when its password was looked up: the check takes a while. */
async function isStill(tx: Database, before: { id: string; passwordHash: string | null; state: Person }) {
  const { id, passwordHash, state } = before
  const same = and(eq(people.id, id), eq(people.passwordHash, passwordHash ?? ''), eq(people.state, state))
  return (await tx.$count(people, same)) === 1
}
type Person = (typeof people.$inferSelect)['state']

/** Notes that these grants open something today: the quarterly review shows when each was last used. Once a day each. */
export async function noteGrantsUsed(ctx: AnyCtx, used: readonly Grant[]): Promise<void> {
  const ids = used.map(({ id }) => id)
  const today = todayInLondon(ctx.now)
  await write(ctx, async (tx) => {
    const unused = or(isNull(grants.lastUsedOn), ne(grants.lastUsedOn, today))
    const noted = await tx
      .update(grants)
      .set({ lastUsedOn: today })
      .where(and(inArray(grants.id, ids), unused))
      .returning({ id: grants.id })
    const [first, ...rest] = noted.map(({ id }) => event('grant.used', id))
    return first ? done(undefined, first, ...rest) : unchanged(undefined)
  })
}

/** Notes that somebody signed in was refused what their role does not open (security.md AUD-01). */
export async function noteRefusal(ctx: AnyCtx, permission: Permission): Promise<void> {
  await write(ctx, async () => done(undefined, event('access.refused', ctx.actor.id, { permission })))
}
