import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { makeLink, sendLink, stopLink } from '#app/domain/links/commands.server.ts'
import { findLastLink, findVisit, type Visit } from '#app/domain/links/queries.server.ts'
import { followLink, giveWord } from '#app/domain/links/visit-commands.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { participantLinks } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, NOON, once, participantsIn } from '#test/support/factories.ts'
import { agreeWord } from '#test/support/private-links.ts'
import { modelRounds } from '#test/support/runs.ts'

withTestDatabase()

/** What we expect of the one link: whether there is one, until when it works, and how it was ended. */
type Model = { until: number; wrong: number; ended: 'stopped' | 'locked' | null } | null
type Visiting = { visit: Visit; until: number; stage: 'word' | 'open'; of: string } | null
type World = {
  model: Model
  linkId: string
  visiting: Visiting
  clock: number
  ctx: Ctx<'link:send'>
  reference: string
}

const DAY = 86_400_000
const works = ({ model, clock }: World) => model !== null && model.ended === null && clock < model.until
const isIn = (world: World) => {
  const { visiting, model, clock, linkId } = world
  if (!visiting || visiting.of !== linkId || model?.ended || clock >= visiting.until) return false
  return visiting.stage === 'open' || works(world)
}
const at = ({ ctx, clock }: World) => ({ ...ctx, now: new Date(clock) }) as Ctx<'link:send'>
const when = ({ clock }: World) => ({ now: new Date(clock), requestId: 'test' })

const moves: Record<string, (world: World, number: number) => Promise<void>> = {
  make: async (world, number) => {
    const days = [1, 3, 7][number % 3] ?? 7
    expect((await makeLink(at(world), world.reference, { days }, once())).ok).toBe(true)
    world.model = { until: world.clock + days * DAY, wrong: 0, ended: null }
    world.linkId = (await findLastLink('ptc_open_1'))?.id ?? ''
  },
  send: async (world) => {
    const sent = await sendLink(at(world), world.reference, once())
    expect(sent.ok || sent.reason).toBe(works(world) ? 'waiting' : 'no-link')
  },
  stop: async (world) => {
    const canStop = world.model !== null && world.model.ended !== 'stopped'
    expect((await stopLink(at(world), world.reference, once())).ok).toBe(canStop)
    if (world.model) world.model.ended = 'stopped'
  },
  follow: async (world) => {
    const followed = await followLink(linkSecret('page', world.linkId), when(world))
    expect(followed.ok).toBe(works(world))
    if (!followed.ok) return
    const visit = await findVisit(sha256(followed.value), new Date(world.clock))
    if (visit) world.visiting = { visit, until: world.clock + 900_000, stage: 'word', of: world.linkId }
  },
  rightWord: async (world) => {
    if (!world.visiting) return
    const can = isIn(world) && world.visiting.stage === 'word'
    const given = await giveWord(world.visiting.visit, 'kettle', when(world))
    expect(given.ok).toBe(can)
    const secret = given.ok ? given.value.secret : null
    const visit = secret && (await findVisit(sha256(secret), new Date(world.clock)))
    if (visit) world.visiting = { visit, until: world.clock + 900_000, stage: 'open', of: world.linkId }
  },
  wrongWord: async (world) => {
    if (!world.visiting || !world.model) return
    const can = isIn(world) && world.visiting.stage === 'word'
    const given = await giveWord(world.visiting.visit, 'teapot', when(world))
    expect(given.ok).toBe(can)
    if (!can) return
    world.model.wrong++
    if (world.model.wrong === 5) world.model.ended = 'locked'
    expect(given).toMatchObject({ value: { locked: world.model.wrong === 5 } })
  },
  wait: async (world, number) => {
    world.clock += [60_000, 900_000, DAY, 4 * DAY][number % 4] ?? 0
  },
}

const move = fc.tuple(fc.constantFrom(...Object.keys(moves), 'wrongWord', 'follow', 'rightWord'), fc.nat(11))

describe('AZ-08 LNK-04 the life of a private link', () => {
  it.each(modelRounds)('is as the model has it (seed $seed)', { timeout: 60_000 }, async ({ seed, numRuns }) => {
    const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'link:send')
    const reference = (await participantsIn('open', 1))[0]?.reference ?? ''
    await agreeWord('ptc_open_1', 'Kettle')
    const world: World = { model: null, linkId: 'none', visiting: null, clock: NOON.getTime(), ctx, reference }
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 25 }), async (played) => {
        for (const [name, number] of played) {
          await moves[name]?.(world, number)
          const now = new Date(world.clock)
          if (world.visiting) expect((await findVisit(world.visiting.visit.id, now)) !== null).toBe(isIn(world))
        }
        const live = (await rows().select().from(participantLinks)).filter(({ revokedAt }) => revokedAt === null)
        expect(live.length).toBeLessThanOrEqual(1)
      }),
      { seed, numRuns },
    )
  })
})
