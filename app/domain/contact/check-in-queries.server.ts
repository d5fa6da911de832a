import type { Ctx } from '#app/domain/shared/context.ts'
import { findReach } from './queries.server.ts'
import { mayReachBy, type Verdict } from './rules.ts'
import { scriptFor } from './script.ts'
import { ROUTE_KINDS, type RouteKind } from './status.ts'
import { factsOf, openSafeContact } from './stored.server.ts'

/** A person asks, so a call comes first. An email is for a machine. */
const BY_A_PERSON: readonly RouteKind[] = ['call', 'text', 'post']

/**
 * How somebody may be asked how they are at this moment, and the words for it: for the owner of their check-in alone, whom
 * the caller has found within reach. No address is opened (product, "support"; security.md LNK-08).
 */
export async function getCheckInScript(
  ctx: Ctx<'welfare:settle'>,
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
