import { and, desc, eq, inArray } from 'drizzle-orm'
import { blindIndex } from '#app/crypto/digests.server.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { withNames } from '#db/names.server.ts'
import { contactRoutes, forums, participants, places } from '#db/schema/index.ts'
import { addressFrom, masked, normalisedAddress, readable } from './addresses.ts'
import { isFresh, mayReach, mayReachBy, otherRoute, type SafeRoute, type Verdict } from './rules.ts'
import { type RevealField, ROUTE_KINDS, type RouteKind, someoneElseWords } from './status.ts'
import { factsOf, openCodeWord, openRoutes, openSafeContact } from './stored.server.ts'

/** What other nouns ask about what is needed: numbers alone. */
export { countAdjustments } from './adjustment-queries.server.ts'

export type Keeping = Ctx<'contact:keep' | 'contact:reveal' | 'participant:view' | 'participant:manage' | 'link:send'>

/**
 * A participant within reach, by reference in any case, without the forum: contact details and cohort never stand in one
 * response (security.md PRV-04). Throws NotFound for an unknown one and for another forum's.
 */
export async function getReachable(ctx: Keeping, reference: string) {
  const rows = await read()
    .select({
      participantId: participants.id,
      reference: participants.reference,
      alias: participants.alias,
      restrictedSince: participants.restrictedSince,
      erasedOn: participants.erasedOn,
    })
    .from(participants)
    .innerJoin(places, eq(places.participantId, participants.id))
    .where(and(eq(participants.reference, reference.toUpperCase()), reachable(ctx, places.forumId)))
    .orderBy(desc(places.startsOn))
    .limit(1)
  return found((await withNames(ctx, rows))[0])
}

/** One route for the page: what is safe about it, and the address masked. */
export type ShownRoute = SafeRoute & { masked: string; version: number; verdict: Verdict }

/** How somebody can be reached, for their facilitator: every address masked, every route judged by the gate as of now. */
export async function getContact(ctx: Keeping, reference: string) {
  const participant = await getReachable(ctx, reference)
  return { participant, ...(await contactOf(participant.participantId, ctx.now)) }
}

/** The same for the participant behind their private link (security.md LNK-07). */
export async function getOwnContact(ctx: Ctx<'visit:own'>) {
  return contactOf(ctx.actor.id, ctx.now)
}

async function contactOf(participantId: string, now: Date) {
  const facts = found((await factsOf([participantId], now)).get(participantId))
  const { person, version, hasCodeWord } = await openSafeContact(participantId)
  const opened = await openRoutes([participantId])
  const routes = ROUTE_KINDS.flatMap((kind): ShownRoute[] => {
    const row = opened.find((one) => one.kind === kind)
    if (!row) return []
    const { rules, confirmedOn, address } = row
    const verdict = mayReachBy(facts, kind, now)
    return [{ kind, rules, confirmedOn, masked: masked(kind, address), version: row.version, verdict }]
  })
  return { routes, person, version, hasCodeWord, verdict: mayReach(facts, now), seen: seenOf(version, routes) }
}

/** What a page showed, by its versions: whoever confirms it confirms just this. */
export const seenOf = (version: number, routes: readonly { kind: RouteKind; version: number }[]) =>
  [`all:${version}`, ...routes.map((route) => `${route.kind}:${route.version}`)].join(' ')

/** Whether a participant may be reached now and by which route: what the gate says before a message is queued. */
export async function getReach(ctx: Keeping, reference: string): Promise<Verdict & { masked: string | null }> {
  const { participantId } = await getReachable(ctx, reference)
  const verdict = await findReach(participantId, ctx.now)
  const route = verdict.ok ? (await openRoutes([participantId])).find(({ kind }) => kind === verdict.route) : undefined
  return { ...verdict, masked: route ? masked(route.kind, route.address) : null }
}

/** The gate, asked for one participant at this moment: by the page that queues, and again by the sender (LNK-08). */
export async function findReach(participantId: string, now: Date): Promise<Verdict> {
  const facts = (await factsOf([participantId], now)).get(participantId)
  return facts ? mayReach(facts, now) : { ok: false, why: 'erased', route: null, opensAt: null }
}

/** The same for many at once, by participant. */
export async function listReach(participantIds: readonly string[], now: Date): Promise<Map<string, Verdict>> {
  const facts = await factsOf(participantIds, now)
  return new Map([...facts].map(([id, one]) => [id, mayReach(one, now)]))
}

/** By which route a person may try what could not be delivered on another; null when there is none. */
export async function findOtherRoute(participantId: string, failed: RouteKind, now: Date): Promise<RouteKind | null> {
  const facts = (await factsOf([participantId], now)).get(participantId)
  return facts ? otherRoute(facts, failed, now) : null
}

/** Their address on a route in the clear, for the envelope of a message and nothing else; null when none is held. */
export async function findAddress(participantId: string, kind: RouteKind): Promise<string | null> {
  return (await openRoutes([participantId])).find((route) => route.kind === kind)?.address ?? null
}

const withPlace = ['welcomed', 'waiting', 'active', 'stepped_back'] as const

/** Participants within reach whose safe contact is missing or older than six weeks, by reference: to be asked again. */
export async function listToConfirm(ctx: Ctx<'contact:keep'>) {
  return withNames(ctx, await findToConfirm(ctx))
}

/** How many they are. No name is opened to count them. */
export async function countToConfirm(ctx: Ctx<'contact:keep'>): Promise<number> {
  return (await findToConfirm(ctx)).length
}

/**
 * The days of confirmation lie in the clear: whoever has a route, and none that was not confirmed lately, needs no look at
 * what is sealed. Of the others the gate says whether that is why they cannot be reached.
 */
async function findToConfirm(ctx: Ctx<'contact:keep'>) {
  const rows = await read()
    .select({
      participantId: participants.id,
      reference: participants.reference,
      alias: participants.alias,
      route: contactRoutes.id,
      confirmedOn: contactRoutes.confirmedOn,
    })
    .from(participants)
    .innerJoin(places, eq(places.participantId, participants.id))
    .leftJoin(contactRoutes, eq(contactRoutes.participantId, participants.id))
    .where(and(inArray(places.state, [...withPlace]), reachable(ctx, places.forumId)))
    .orderBy(participants.reference)
  const today = todayInLondon(ctx.now)
  const stale = rows.filter(({ route, confirmedOn }) => route === null || !isFresh(confirmedOn, today))
  const people = new Map(stale.map(({ route: _route, confirmedOn: _on, ...who }) => [who.participantId, who]))
  const facts = await factsOf([...people.keys()], ctx.now)
  return [...people.values()].flatMap((who) => {
    const known = facts.get(who.participantId)
    const verdict = known ? mayReach(known, ctx.now) : null
    return verdict && !verdict.ok && (verdict.why === 'old' || verdict.why === 'missing')
      ? [{ ...who, why: verdict.why }]
      : []
  })
}

/** The blind index of an address; null for post, which is not looked for (security.md CRY-05). */
export function addressIndexOf(route: RouteKind, address: string): string | null {
  const normalised = normalisedAddress(route, address)
  return normalised && blindIndex(normalised.kind, normalised.text)
}

type Typed = { route: RouteKind; address: string; same: boolean }

/** What stands in the way of a typed address: its words, or the references of others who have it, until that is said to be right. */
export async function findWhyNot(
  ctx: Ctx<'contact:keep'>,
  participantId: string,
  { route, address, same }: Typed,
): Promise<{ message: string; others: string[] } | null> {
  if (address.trim() === '') return null
  const parsed = addressFrom(route, address)
  if (!parsed.ok) return { message: parsed.message, others: [] }
  const index = addressIndexOf(route, parsed.address)
  const others = index && !same ? await listSameAddress(ctx, participantId, index) : []
  return others.length > 0 ? { message: 'Somebody else has the same one. Check it', others } : null
}

/** Other participants within reach with the same address. Those out of reach are never named (docs/decisions/0010). */
async function listSameAddress(ctx: Ctx<'contact:keep'>, participantId: string, index: string) {
  const rows = await read()
    .selectDistinct({ id: participants.id, reference: participants.reference })
    .from(contactRoutes)
    .innerJoin(participants, eq(participants.id, contactRoutes.participantId))
    .innerJoin(places, eq(places.participantId, participants.id))
    .where(and(eq(contactRoutes.addressIndex, index), reachable(ctx, places.forumId)))
    .orderBy(participants.reference)
  return rows.filter(({ id }) => id !== participantId).map(({ reference }) => reference)
}

/** The names of all forums, and their slugs as words, which no message to a participant may hold (security.md LNK-06). */
export async function listForumNames(): Promise<string[]> {
  const rows = await read().select({ name: forums.name, slug: forums.slug }).from(forums)
  return rows.flatMap(({ name, slug }) => [name, slug.replaceAll('-', ' ')])
}

/** The code word in the clear, for whoever compares it with what was typed; null when none was agreed. */
export async function findCodeWord(participantId: string): Promise<string | null> {
  return openCodeWord(participantId)
}

/** Everything about reaching somebody in the clear, for emergency access alone, after the look was written into the trail. */
export async function listContactInClear(
  participantId: string,
): Promise<{ field: RevealField | 'how-to'; value: string }[]> {
  const routes = await openRoutes([participantId])
  const { person, version } = await openSafeContact(participantId)
  const word = await openCodeWord(participantId)
  const addresses = routes.map(({ kind, rules, address }) => ({
    field: kind,
    value: `${readable(kind, address)}${rules.safe ? '' : ' (not safe)'}`,
  }))
  const howTo = [
    ...(person.contactUs ? ['They contact us. Do not contact them.'] : []),
    ...(person.notUntil ? [`Do not use until ${formatDate(person.notUntil)}.`] : []),
    `If somebody else answers: ${someoneElseWords[person.someoneElse]}.`,
  ].join(' ')
  if (routes.length === 0 && version === 0) return [{ field: 'how-to', value: 'Nothing is held.' }]
  return [
    ...addresses,
    ...(word ? [{ field: 'code-word' as const, value: word }] : []),
    { field: 'how-to', value: howTo },
  ]
}
