import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { twoPersonRoles } from '#app/domain/access/permissions.ts'
import { disableLeaver, startAgain } from '#app/domain/accounts/leaving-commands.server.ts'
import { endGrant, giveGrant } from '#app/domain/grants/commands.server.ts'
import { approveGrant, proposeGrant } from '#app/domain/grants/proposal-commands.server.ts'
import { findProposal, isAdministrator } from '#app/domain/grants/queries.server.ts'
import { proposalIdOf } from '#app/domain/grants/rules.ts'
import { grantProposals, grants, invitations, outbox, people } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON, once } from '#test/support/factories.ts'
import { confirmedFor, terms } from '#test/support/grants.ts'

withTestDatabase()

/** PostgreSQL inside the process takes twenty times as long: there it is enough to see that the engine changes nothing. */
const RUNS = config.engine === 'postgres' ? 20 : 120
const KEYS = ['a', 'b', 'c', 'd'] as const
/** Proposals and approvals come more often, so that there is something to end. */
const ACTS = ['propose', 'approve', 'propose', 'approve', 'propose', 'approve', 'give', 'end', 'leave', 'start-again']
const ROLES = ['admin', 'dpo', 'board'] as const
type Step = { act: string; by: number; on: number; role: number }

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...ACTS),
  by: fc.nat(KEYS.length - 1),
  on: fc.nat(KEYS.length - 1),
  role: fc.nat(ROLES.length - 1),
})

/** One step by whoever is an administrator at that moment: nobody else gets past the guard. */
async function take({ act, by, on, role }: Step, admins: string[]): Promise<void> {
  const actor = { id: admins[by % admins.length] ?? '', name: 'Actor', role: 'admin' as const, forumId: null }
  const person = `per_${KEYS[on]}`
  const input = terms({ role: ROLES[role] ?? 'board' })
  if (act === 'give') await giveGrant(confirmedFor(actor, 'grant:give'), person, input, once())
  if (act === 'propose') await proposeGrant(confirmedFor(actor, 'grant:give'), person, input, once())
  if (act === 'leave') await disableLeaver(confirmedFor(actor, 'people:manage'), person)
  if (act === 'start-again') await startAgain(confirmedFor(actor, 'people:manage'), person)
  if (act === 'end') {
    const held = await rows().select().from(grants).where(eq(grants.personId, person))
    for (const { id } of held) await endGrant(confirmedFor(actor, 'grant:give'), person, id)
  }
  if (act === 'approve') {
    for (const { id } of await rows().select().from(grantProposals)) {
      const digest = (await findProposal(id))?.digest ?? ''
      await approveGrant(confirmedFor(actor, 'grant:approve'), { proposal: id, digest })
    }
  }
}

async function administrators(): Promise<string[]> {
  const ids = KEYS.map((key) => `per_${key}`)
  const are = await Promise.all(ids.map((id) => isAdministrator(id, NOON)))
  return ids.filter((_id, at) => are[at])
}

/** Every role that needs two, beyond those the world began with, came from a proposal that another person approved. */
async function givenByTwo(): Promise<number> {
  const decided = await rows().select().from(grantProposals)
  const risky = (await rows().select().from(grants)).filter(({ role }) => twoPersonRoles.includes(role))
  for (const grant of risky.filter(({ id }) => !['grt_a', 'grt_b'].includes(id))) {
    const proposal = decided.find(({ id }) => id === proposalIdOf(grant.id))
    expect(proposal).toMatchObject({ state: 'approved', personId: grant.personId, role: grant.role })
    const persons = [proposal?.proposedBy, proposal?.decidedBy, grant.personId]
    expect(new Set(persons).size).toBe(3)
  }
  return decided.filter(({ state }) => state === 'approved').length
}

/** Two administrators, and two people who are none yet. */
async function beginAnew(): Promise<void> {
  await given(async (tx) => {
    for (const table of [outbox, invitations, grantProposals, grants, people]) await tx.delete(table)
  })
  for (const key of ['a', 'b']) await aPerson('admin', { key })
  for (const key of ['c', 'd']) await aPerson('board', { key })
}

describe('AUT-10 T08 any history of giving, ending, proposing, approving, leaving and starting again', () => {
  it('keeps an administrator, and gives no two-person role without two other people', async () => {
    let steps = 0
    let approved = 0
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.array(step, { minLength: 8, maxLength: 16 })), async (history) => {
        await beginAnew()
        let admins = await administrators()
        for (const one of history) {
          await take(one, admins)
          steps += 1
          admins = await administrators()
          expect(admins).not.toEqual([])
        }
        approved += await givenByTwo()
      }),
      { numRuns: RUNS, seed: 20261119 },
    )
    expect(steps).toBeGreaterThan(RUNS * 8)
    expect(approved).toBeGreaterThan(RUNS / 12)
  })
})
