import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { contactRoutes, contactTasks, safeContacts } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import { addressFrom } from './addresses.ts'
import type { SaveRoute, SaveRules } from './input.ts'
import { addressIndexOf, findWhyNot, getContact, getOwnContact, getReachable } from './queries.server.ts'
import type { PersonRules, RouteRules } from './rules.ts'
import type { RouteKind } from './status.ts'

type Keep = Ctx<'contact:keep'>
type Sent = 'repeated' | 'sent-before'
type Saved = 'changed-meanwhile' | 'erased' | Sent
/** Why a route is not saved: the address with its words, or who has the same one. */
export type RouteRefusal = Saved | 'bad-address' | 'no-address' | 'same-address'

/**
 * Saves one way to reach a participant, sealed under their key, as confirmed today. Refuses an address of another within
 * reach until it is said that this is right (docs/decisions/0010).
 */
export function saveRoute(
  ctx: Keep,
  reference: string,
  input: SaveRoute,
  once: Submission,
): Promise<Result<null, RouteRefusal>> {
  return writeOnce<null, Exclude<RouteRefusal, Sent>>(
    ctx,
    once,
    async (tx) => {
      const { participantId, erasedOn } = await getReachable(ctx, reference)
      if (erasedOn) return refuse('erased')
      const held = await findRoute(tx, participantId, input.route)
      if ((held?.version ?? 0) !== input.version) return refuse('changed-meanwhile')
      const why = await findWhyNot(ctx, participantId, input)
      if (why) return refuse(why.others.length > 0 ? 'same-address' : 'bad-address')
      if (!held && input.address.trim() === '') return refuse('no-address')
      const id = held?.id ?? newId('ctr')
      const row = await sealedRoute(participantId, id, input)
      const stamp = { confirmedOn: todayInLondon(ctx.now), version: input.version + 1 }
      if (held)
        await tx
          .update(contactRoutes)
          .set({ ...row, ...stamp })
          .where(eq(contactRoutes.id, id))
      else
        await tx.insert(contactRoutes).values({ id, participantId, route: input.route, address: '', ...row, ...stamp })
      const settled = await settleConfirming(tx, ctx, participantId)
      const fields = input.address.trim() === '' ? ['rules'] : ['address', 'rules']
      return done(null, event('contact.saved', participantId, { route: input.route, fields }), ...settled)
    },
    { unique: { 'contact_routes(participant_id,route)': 'changed-meanwhile' } },
  )
}

/** The columns of a route, sealed. Without a new address the old one and its index stay as they are. */
async function sealedRoute(participantId: string, id: string, input: SaveRoute) {
  const { route, safe, days, from, until, voicemail, withhold, sender, subject } = input
  const sealing = await sealingFor(participantId)
  const kept: RouteRules = { safe, times: { days, from, until }, voicemail, withhold, sender, subject }
  const rules = sealing.seal(contactRoutes.rules, id, JSON.stringify(kept))
  const parsed = input.address.trim() === '' ? null : addressFrom(route, input.address)
  if (!parsed?.ok) return { rules }
  const address = sealing.seal(contactRoutes.address, id, parsed.address)
  return { rules, address, addressIndex: addressIndexOf(route, parsed.address) }
}

async function findRoute(tx: Database, participantId: string, route: RouteKind) {
  const theirs = and(eq(contactRoutes.participantId, participantId), eq(contactRoutes.route, route))
  const [row] = await tx.select().from(contactRoutes).where(theirs)
  return row ?? null
}

/** Saves what holds for every way: the code word, who may answer, do not use until, whether they contact us. */
export function saveRules(
  ctx: Keep,
  reference: string,
  input: SaveRules,
  once: Submission,
): Promise<Result<null, Saved>> {
  return writeOnce<null, Exclude<Saved, Sent>>(ctx, once, async (tx) => {
    const { participantId, erasedOn } = await getReachable(ctx, reference)
    if (erasedOn) return refuse('erased')
    const [held] = await tx.select().from(safeContacts).where(eq(safeContacts.participantId, participantId))
    if ((held?.version ?? 0) !== input.version) return refuse('changed-meanwhile')
    const sealing = await sealingFor(participantId)
    const kept: PersonRules = { someoneElse: input.someoneElse, notUntil: input.notUntil, contactUs: input.contactUs }
    const rules = sealing.seal(safeContacts.rules, participantId, JSON.stringify(kept))
    const word =
      input.codeWord === '' ? held?.codeWord : sealing.seal(safeContacts.codeWord, participantId, input.codeWord)
    const row = { rules, codeWord: input.removeWord ? null : (word ?? null), version: input.version + 1 }
    await tx
      .insert(safeContacts)
      .values({ participantId, ...row })
      .onConflictDoUpdate({ target: safeContacts.participantId, set: row })
    const fields = input.codeWord !== '' || input.removeWord ? ['rules', 'code-word'] : ['rules']
    return done(null, event('contact.saved', participantId, { fields }))
  })
}

/** They said that everything is still safe: all safe routes are confirmed as of today. Refuses what nobody has seen. */
export function confirmContact(
  ctx: Keep,
  reference: string,
  seen: string,
): Promise<Result<null, 'changed-meanwhile' | 'nothing-held'>> {
  return write(ctx, async (tx) => {
    const { participant, ...contact } = await getContact(ctx, reference)
    return confirmSeen(tx, ctx, { participantId: participant.participantId, seen, contact })
  })
}

/** The same by the participant themselves behind their private link (security.md LNK-07). */
export function confirmOwnContact(
  ctx: Ctx<'visit:own'>,
  seen: string,
): Promise<Result<null, 'changed-meanwhile' | 'nothing-held'>> {
  return write(ctx, async (tx) => {
    const contact = await getOwnContact(ctx)
    return confirmSeen(tx, ctx, { participantId: ctx.actor.id, seen, contact })
  })
}

type Seen = { participantId: string; seen: string; contact: Awaited<ReturnType<typeof getOwnContact>> }

async function confirmSeen(tx: Database, ctx: Keep | Ctx<'visit:own'>, { participantId, seen, contact }: Seen) {
  if (contact.seen !== seen) return refuse('changed-meanwhile')
  const today = todayInLondon(ctx.now)
  const safe = contact.routes.filter(({ rules }) => rules.safe)
  if (safe.length === 0) return refuse('nothing-held')
  const stale = safe.filter(({ confirmedOn }) => confirmedOn !== today)
  if (stale.length === 0) return unchanged(null)
  for (const { kind, version } of stale)
    await tx
      .update(contactRoutes)
      .set({ confirmedOn: today, version: version + 1 })
      .where(and(eq(contactRoutes.participantId, participantId), eq(contactRoutes.route, kind)))
  const settled = await settleConfirming(tx, ctx, participantId)
  const routes = stale.map(({ kind }) => kind)
  return done(null, event('contact.confirmed', participantId, { routes }), ...settled)
}

/** Takes a way of reaching a participant away, address and all. Gone already is gone. */
export function removeRoute(
  ctx: Keep,
  reference: string,
  input: { route: RouteKind; version: number },
): Promise<Result<null, 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const { participantId } = await getReachable(ctx, reference)
    const held = await findRoute(tx, participantId, input.route)
    if (!held) return unchanged(null)
    if (held.version !== input.version) return refuse('changed-meanwhile')
    await tx.delete(contactRoutes).where(eq(contactRoutes.id, held.id))
    return done(null, event('contact.removed', participantId, { route: input.route }))
  })
}

/** Tasks that asked for a confirmation are done by it. Whoever confirmed through their link settles them as nobody of the staff. */
async function settleConfirming(
  tx: Database,
  ctx: Keep | Ctx<'visit:own'>,
  participantId: string,
): Promise<AuditEvent[]> {
  const open = and(
    eq(contactTasks.participantId, participantId),
    eq(contactTasks.about, 'confirm-contact'),
    eq(contactTasks.state, 'open'),
  )
  const settledBy = ctx.role === 'participant' ? null : ctx.actor.id
  const settled = await tx
    .update(contactTasks)
    .set({ state: 'done', settledBy, settledAt: ctx.now })
    .where(open)
    .returning({ id: contactTasks.id })
  return settled.map(({ id }) => event('contact.task-settled', id, { state: 'done' }))
}
