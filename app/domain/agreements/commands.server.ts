import { desc, eq } from 'drizzle-orm'
import { getParticipant } from '#app/domain/participants/queries.server.ts'
import type { AnyCtx, Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import {
  type AuditEvent,
  done,
  event,
  type Outcome,
  type Result,
  refuse,
  unchanged,
} from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { agreementAnswersGiven } from '#db/schema/index.ts'
import type { Answers } from './input.ts'
import { listWordings } from './queries.server.ts'
import { answerFor, lastAnswers, wordingInUse } from './rules.ts'
import { type AgreementPurpose, type AgreementWay, PURPOSES, type Said } from './status.ts'

/** How many answers were written down, and whether taking part was taken back by them. */
export type Taken = { written: number; stopped: boolean }
type Refusal = 'nothing-said' | 'words-changed' | 'changed-meanwhile'
type Once = 'repeated' | 'sent-before'
type Whose = { participantId: string; how: AgreementWay; takenBy: string | null }

/**
 * Takes down what a participant within reach said about several purposes at once. Refused when the words or the answers
 * have changed since the page was shown: nobody may be said to have agreed to words they did not see (domain §6.5).
 */
export function takeAnswers(
  ctx: Ctx<'agreement:keep'>,
  reference: string,
  input: Answers & { how: 'written' | 'spoken' },
  once: Submission,
): Promise<Result<Taken, Refusal | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const { participant } = await getParticipant(ctx, reference)
    return answer(ctx, tx, { participantId: participant.id, how: input.how, takenBy: ctx.actor.id }, input)
  })
}

/** The same by the participant themselves, behind their private link. */
export function answerThemselves(
  ctx: Ctx<'visit:own'>,
  input: Answers,
  once: Submission,
): Promise<Result<Taken, Refusal | Once>> {
  return writeOnce(ctx, once, (tx) =>
    answer(ctx, tx, { participantId: ctx.actor.id, how: 'link', takenBy: null }, input),
  )
}

/** Takes one purpose back for a participant who said so: one press, at once. Taken back already is as good. */
export function withdrawAgreement(
  ctx: Ctx<'agreement:keep'>,
  reference: string,
  purpose: AgreementPurpose,
  once: Submission,
): Promise<Result<Taken, Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const { participant } = await getParticipant(ctx, reference)
    const whose = { participantId: participant.id, how: 'spoken' as const, takenBy: ctx.actor.id }
    return writeDown(ctx, tx, whose, new Map([[purpose, 'withdraw']]))
  })
}

/** The same by the participant themselves. */
export function withdrawThemselves(
  ctx: Ctx<'visit:own'>,
  purpose: AgreementPurpose,
  once: Submission,
): Promise<Result<Taken, Once>> {
  const whose = { participantId: ctx.actor.id, how: 'link' as const, takenBy: null }
  return writeOnce(ctx, once, (tx) => writeDown(ctx, tx, whose, new Map([[purpose, 'withdraw']])))
}

async function answer(ctx: AnyCtx, tx: Database, whose: Whose, input: Answers): Promise<Outcome<Taken, Refusal>> {
  if (input.answers.size === 0) return refuse('nothing-said')
  const wordings = await listWordings()
  const inUse = PURPOSES.flatMap((purpose) => wordingInUse(wordings, purpose, todayInLondon(ctx.now)) ?? [])
  if (inUse.map(({ version }) => version).join('.') !== input.words) return refuse('words-changed')
  if ((await lastSequence(tx, whose.participantId)) !== input.seen) return refuse('changed-meanwhile')
  return writeDown(ctx, tx, whose, input.answers)
}

async function lastSequence(tx: Database, participantId: string): Promise<number> {
  const [last] = await tx
    .select({ sequence: agreementAnswersGiven.sequence })
    .from(agreementAnswersGiven)
    .where(eq(agreementAnswersGiven.participantId, participantId))
    .orderBy(desc(agreementAnswersGiven.sequence))
    .limit(1)
  return last?.sequence ?? 0
}

/** Adds a row for each thing said that changes something. Nothing is edited: the last answer holds. */
async function writeDown(
  ctx: AnyCtx,
  tx: Database,
  { participantId, how, takenBy }: Whose,
  said: ReadonlyMap<AgreementPurpose, Said>,
): Promise<Outcome<Taken, never>> {
  const theirs = eq(agreementAnswersGiven.participantId, participantId)
  const last = lastAnswers(await tx.select().from(agreementAnswersGiven).where(theirs))
  const wordings = await listWordings()
  const rows = PURPOSES.flatMap((purpose) => {
    const what = said.get(purpose)
    const inUse = wordingInUse(wordings, purpose, todayInLondon(ctx.now))
    const written = what && inUse ? answerFor(what, last.get(purpose) ?? null, inUse) : null
    return written ? [{ participantId, purpose, ...written, how, takenBy, at: ctx.now }] : []
  })
  if (rows.length === 0) return unchanged({ written: 0, stopped: false })
  await tx.insert(agreementAnswersGiven).values(rows)
  const back = rows.filter(({ answer }) => answer === 'withdrawn').map(({ purpose }) => purpose)
  const given = rows.filter(({ answer }) => answer !== 'withdrawn').map(({ purpose, answer }) => `${purpose}:${answer}`)
  const events: AuditEvent[] = []
  if (given.length > 0) events.push(event('agreement.answered', participantId, { answers: given, how }))
  if (back.length > 0) events.push(event('agreement.withdrawn', participantId, { purposes: back, how }))
  const [first, ...rest] = events
  const taken = { written: rows.length, stopped: back.includes('taking-part') }
  return first ? done(taken, first, ...rest) : unchanged(taken)
}
