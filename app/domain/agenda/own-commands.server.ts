import { eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { agendaItems, ballots } from '#db/schema/index.ts'
import type { Suggestion, Vote } from './input.ts'
import { findOwn, findOwnNext, listOpenItems, type OwnSession, usedBy, voterOf } from './own-queries.server.ts'
import { DOTS, MOST_SUGGESTIONS, monthOf, takesVotes } from './rules.ts'

type Own = Ctx<'visit:own'>
/** The trail says that somebody did, not who: beside the times at which links are opened a name would tell too much. */
const nameless = (ctx: Own): Own => ({ ...ctx, actor: { id: 'participant', name: '' } })
type Sent = 'repeated' | 'sent-before'
export type SuggestRefusal = 'closed' | 'enough'
export type VoteRefusal = 'closed' | 'changed-meanwhile' | 'no-dots' | 'too-many' | 'none-left'

/**
 * Suggests something to talk about. Nothing of who did is kept with it: no name, not even the day, and the trail names the
 * session alone. That somebody suggested is counted on a ballot of its own, five for their next session and none for others.
 */
export function suggest(
  ctx: Own,
  { session: id, text }: Pick<Suggestion, 'session' | 'text'>,
  once: Submission,
): Promise<Result<null, SuggestRefusal | Sent>> {
  return writeOnce<null, SuggestRefusal>(nameless(ctx), once, async (tx) => {
    const session = await ownSession(ctx, id)
    if (!takesVotes(session, ctx.now) || (await findOwnNext(ctx))?.id !== id) return refuse('closed')
    const used = await usedBy(ctx, id, 'suggestion')
    if (used >= MOST_SUGGESTIONS) return refuse('enough')
    await cast(tx, ctx, session, { kind: 'suggestion', used: used + 1 })
    const row = { id: newId('agi'), forumId: session.forumId, text, source: 'link' as const }
    await tx.insert(agendaItems).values({ ...row, suggestedOn: monthOf(todayInLondon(ctx.now)) })
    return done(null, event('agenda.suggested', id, { source: 'link' }))
  })
}

/**
 * Gives dots to items of the agenda: three for each session, in one go or a few, and once given they stand. Ballot and dots
 * are one transaction; the trail says how many dots were given, never to what.
 */
export function giveDots(
  ctx: Own,
  { session: id, item, dots }: Pick<Vote, 'session' | 'item' | 'dots'>,
  once: Submission,
): Promise<Result<{ given: number }, VoteRefusal | Sent>> {
  return writeOnce<{ given: number }, VoteRefusal>(nameless(ctx), once, async (tx) => {
    const session = await ownSession(ctx, id)
    if (!takesVotes(session, ctx.now)) return refuse('closed')
    const wanted = item.map((itemId, at) => ({ itemId, dots: dots[at] ?? 0 })).filter((one) => one.dots > 0)
    const given = wanted.reduce((sum, one) => sum + one.dots, 0)
    const left = DOTS - (await usedBy(ctx, id, 'agenda'))
    if (left <= 0) return refuse('none-left')
    if (given === 0) return refuse('no-dots')
    if (given > left) return refuse('too-many')
    const open = new Map((await listOpenItems(session)).map((one) => [one.id, { ...one }]))
    for (const { itemId, dots: more } of wanted) {
      const line = open.get(itemId)
      if (!line) return refuse('changed-meanwhile')
      line.dots += more
      await tx.update(agendaItems).set({ dots: line.dots }).where(eq(agendaItems.id, itemId))
    }
    await cast(tx, ctx, session, { kind: 'agenda', used: DOTS - left + given })
    return done({ given }, event('agenda.voted', id, { dots: given }))
  })
}

async function ownSession(ctx: Own, id: string): Promise<OwnSession> {
  const session = await findOwn(ctx, id)
  if (!session) throw new NotFound()
  return session
}

/** Writes down how much was used. The day on a ballot is that of the session, not the day on which somebody voted. */
async function cast(
  tx: Database,
  ctx: Own,
  session: OwnSession,
  ballot: { kind: 'agenda' | 'suggestion'; used: number },
) {
  const { kind, used } = ballot
  const row = {
    sessionId: session.id,
    kind,
    voter: voterOf(ctx.actor.id, session.id, kind),
    used,
    castOn: session.date,
  }
  await tx
    .insert(ballots)
    .values(row)
    .onConflictDoUpdate({ target: [ballots.sessionId, ballots.kind, ballots.voter], set: { used } })
}
