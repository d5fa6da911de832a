import { and, eq, isNull, or } from 'drizzle-orm'
import { lastingAdministratorRemains, listApprovers } from '#app/domain/grants/queries.server.ts'
import { isToCome } from '#app/domain/grants/rules.ts'
import type { Confirmed } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { endAllSignIns } from '#app/domain/sign-in/commands.server.ts'
import { retireInvitations, sendInvitation } from '#app/domain/sign-in/invitation-commands.server.ts'
import { type Database, write } from '#db/client.server.ts'
import {
  authenticatorApps,
  calendarFeeds,
  grantProposals,
  grants,
  passkeys,
  passwordResets,
  people,
  recoveryCodes,
} from '#db/schema/index.ts'

type Manager = Confirmed<'people:manage'>
type LeaveRefusal = 'own-account' | 'left-already' | 'last-administrator'

/**
 * Disables the account of somebody who leaves, in one step: their roles and sign-ins end at once, links and proposals are
 * over, password, factors and codes are deleted. The record of what they did stays. Sends them nothing.
 */
export function disableLeaver(ctx: Manager, personId: string): Promise<Result<null, LeaveRefusal>> {
  return write(ctx, async (tx) => {
    const person = await personOf(tx, personId)
    if (personId === ctx.actor.id) return refuse('own-account')
    if (person.state === 'disabled') return refuse('left-already')
    const ended = await endGrants(tx, ctx, personId)
    if (ended.some(({ role }) => role === 'admin')) {
      if (!(await lastingAdministratorRemains({ person: personId }, ctx.now))) return refuse('last-administrator')
    }
    const withdrawn = await withdrawProposals(tx, ctx, personId)
    await tx
      .update(people)
      .set({ state: 'disabled', disabledAt: ctx.now, passwordHash: null })
      .where(eq(people.id, personId))
    const sessions = await forget(tx, ctx.now, personId)
    return done(
      null,
      event('person.left', personId, { sessions, grants: ended.length, proposals: withdrawn.length }),
      ...ended.map(({ id, role }) => event('grant.ended', id, { person: personId, role })),
      ...withdrawn.map(({ id }) => event('grant.withdrawn', id, { person: personId })),
    )
  })
}

/**
 * Has somebody start again who lost what they sign in with, or who comes back: password, factors and codes are deleted and
 * sign-ins end. With a role, a new one-time link goes to their own address; without one it goes out with the next role.
 */
export function startAgain(
  ctx: Manager,
  personId: string,
): Promise<Result<{ linkSent: boolean }, 'own-account' | 'not-opened-yet' | 'last-administrator'>> {
  return write(ctx, async (tx) => {
    const person = await personOf(tx, personId)
    if (personId === ctx.actor.id) return refuse('own-account')
    if (person.state === 'invited') return refuse('not-opened-yet')
    if ((await listApprovers({ proposedBy: personId, personId }, ctx.now)).length === 0)
      return refuse('last-administrator')
    await tx
      .update(people)
      .set({ state: 'invited', disabledAt: null, passwordHash: null })
      .where(eq(people.id, personId))
    const sessions = await forget(tx, ctx.now, personId)
    const linkSent = (await unendedGrants(tx, ctx, personId)).length > 0
    if (linkSent) await sendInvitation(tx, personId, ctx.now)
    return done({ linkSent }, event('person.started-again', personId, { sessions, linkSent }))
  })
}

async function personOf(tx: Database, id: string) {
  const [person] = await tx.select({ state: people.state }).from(people).where(eq(people.id, id))
  return found(person)
}

async function unendedGrants(tx: Database, ctx: Manager, personId: string) {
  const held = await tx.select().from(grants).where(eq(grants.personId, personId))
  return held.filter((grant) => isToCome(grant, todayInLondon(ctx.now)))
}

async function endGrants(tx: Database, ctx: Manager, personId: string) {
  const ended = await unendedGrants(tx, ctx, personId)
  await tx
    .update(grants)
    .set({ endedAt: ctx.now })
    .where(and(eq(grants.personId, personId), isNull(grants.endedAt)))
  return ended
}

/** Proposals by somebody or about them are over when they leave. */
function withdrawProposals(tx: Database, ctx: Manager, personId: string) {
  const theirs = or(eq(grantProposals.personId, personId), eq(grantProposals.proposedBy, personId))
  return tx
    .update(grantProposals)
    .set({ state: 'withdrawn', decidedBy: ctx.actor.id, decidedAt: ctx.now })
    .where(and(theirs, eq(grantProposals.state, 'open')))
    .returning({ id: grantProposals.id })
}

/** Deletes all that somebody could sign in with, and ends their sign-ins. Returns how many of those there were. */
async function forget(tx: Database, now: Date, personId: string): Promise<number> {
  await retireInvitations(tx, personId, now)
  const open = and(eq(passwordResets.personId, personId), isNull(passwordResets.usedAt))
  await tx.update(passwordResets).set({ usedAt: now }).where(open)
  for (const table of [authenticatorApps, passkeys, recoveryCodes, calendarFeeds])
    await tx.delete(table).where(eq(table.personId, personId))
  return endAllSignIns(tx, personId)
}
