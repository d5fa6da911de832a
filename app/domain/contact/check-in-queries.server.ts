import type { Ctx } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { getFollowUp } from '#app/domain/welfare/queries.server.ts'
import { isTheirsToMake } from '#app/domain/welfare/rules.ts'
import { findReach } from './queries.server.ts'
import { countLeft } from './reveal-queries.server.ts'
import { mayReachBy, type Verdict } from './rules.ts'
import { scriptFor } from './script.ts'
import { type RevealField, ROUTE_KINDS, type RouteKind } from './status.ts'
import { factsOf, openSafeContact } from './stored.server.ts'

/** A person asks, so a call comes first. An email is for a machine. */
const BY_A_PERSON: readonly RouteKind[] = ['call', 'text', 'post']

/**
 * How somebody may be asked how they are at this moment, and the words for it: for the owner of their check-in alone, whom
 * the caller has found within reach. No address is opened (product, "support"; security.md LNK-08).
 */
export async function getCheckInScript(
  ctx: Ctx<'welfare:settle' | 'welfare:reveal'>,
  { participantId, ownerId }: { participantId: string; ownerId: string | null },
) {
  if (ownerId !== ctx.actor.id) return null
  const facts = (await factsOf([participantId], ctx.now)).get(participantId)
  if (!facts) return null
  const open = (kind: RouteKind): Verdict => mayReachBy(facts, kind, ctx.now)
  const routes = ROUTE_KINDS.filter((kind) => open(kind).ok)
  const route = BY_A_PERSON.find((kind) => routes.includes(kind)) ?? null
  const verdict = route ? open(route) : await findReach(participantId, ctx.now)
  const { person, hasCodeWord } = await openSafeContact(participantId)
  const times = facts.routes.find(({ kind }) => kind === route)?.rules.times
  const script =
    route && verdict.ok && times ? scriptFor({ about: 'check-in', open: verdict, person, times, link: null }) : null
  return { routes, route, script, hasCodeWord, verdict }
}

/**
 * What the owner of an open check-in may be shown of just this participant at this moment: the address of the one route the
 * gate opens, and the code word for a call. Throws NotFound for a check-in that is somebody else's, or settled.
 */
export async function getRevealableForCheckIn(ctx: Ctx<'welfare:reveal'>, followUpId: string) {
  const followUp = await getFollowUp(ctx, followUpId)
  if (!isTheirsToMake(followUp, ctx.actor.id)) throw new NotFound()
  const say = await getCheckInScript(ctx, followUp)
  const route = say?.script ? say.route : null
  const word = route === 'call' && say?.hasCodeWord ? ['code-word' as const] : []
  const fields: RevealField[] = route ? [route, ...word] : []
  const { participantId, reference, alias } = followUp
  return { participant: { participantId, reference, alias }, fields, left: await countLeft(ctx) }
}
