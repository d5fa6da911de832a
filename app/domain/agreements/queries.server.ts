import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { byName, withNames } from '#db/names.server.ts'
import { agreementAnswersGiven, agreementWordings, forums, participants, people, places } from '#db/schema/index.ts'
import {
  type AnswerFacts,
  agreedTo,
  graceEnds,
  holds,
  isToAskAgain,
  lastAnswers,
  outdatedSince,
  standingOf,
  type WordingFacts,
  wordingInUse,
} from './rules.ts'
import { type AgreementPurpose, PURPOSES } from './status.ts'

type MaySee = Ctx<'agreement:keep' | 'participant:view'>

const answerColumns = {
  sequence: agreementAnswersGiven.sequence,
  purpose: agreementAnswersGiven.purpose,
  wordingId: agreementAnswersGiven.wordingId,
  version: agreementWordings.version,
  answer: agreementAnswersGiven.answer,
  how: agreementAnswersGiven.how,
  takenBy: people.name,
  at: agreementAnswersGiven.at,
}

/** Every version of every wording, in order. */
export async function listWordings() {
  return read().select().from(agreementWordings).orderBy(asc(agreementWordings.purpose), asc(agreementWordings.version))
}
/** The same without the words: for what only asks which of them hold. */
export async function listWordingFacts(): Promise<WordingFacts[]> {
  const { id, purpose, version, inUseFrom } = agreementWordings
  return read().select({ id, purpose, version, inUseFrom }).from(agreementWordings)
}

export type Wording = Awaited<ReturnType<typeof listWordings>>[number]

/** The words in use on a day, in the order in which they are asked. */
export async function listWordingsInUse(today: LocalDate): Promise<Wording[]> {
  const all = await listWordings()
  return PURPOSES.flatMap((purpose) => wordingInUse(all, purpose, today) ?? [])
}

/** All answers of a participant within reach, newest first, each with the version it was given to and who took it. */
export async function listAnswers(ctx: MaySee, participantId: string) {
  const inReach = read()
    .select({ id: places.participantId })
    .from(places)
    .where(and(eq(places.participantId, participantId), reachable(ctx, places.forumId)))
  return read()
    .select(answerColumns)
    .from(agreementAnswersGiven)
    .innerJoin(agreementWordings, eq(agreementWordings.id, agreementAnswersGiven.wordingId))
    .leftJoin(people, eq(people.id, agreementAnswersGiven.takenBy))
    .where(
      and(
        eq(agreementAnswersGiven.participantId, participantId),
        inArray(agreementAnswersGiven.participantId, inReach),
      ),
    )
    .orderBy(desc(agreementAnswersGiven.sequence))
}
export type GivenAnswer = Awaited<ReturnType<typeof listAnswers>>[number]

/** Where a participant within reach stands with each purpose, with the words in use, and what needs doing. */
export async function summariseAgreement(ctx: MaySee, participantId: string) {
  return summaryOf(await listAnswers(ctx, participantId), await listWordings(), todayInLondon(ctx.now))
}

/** The same for the participant themselves, behind their private link. */
export async function answersOf(ctx: Ctx<'visit:own'>) {
  const answers = await read()
    .select({ ...answerColumns })
    .from(agreementAnswersGiven)
    .innerJoin(agreementWordings, eq(agreementWordings.id, agreementAnswersGiven.wordingId))
    .leftJoin(people, eq(people.id, agreementAnswersGiven.takenBy))
    .where(eq(agreementAnswersGiven.participantId, ctx.actor.id))
    .orderBy(desc(agreementAnswersGiven.sequence))
  return summaryOf(answers, await listWordings(), todayInLondon(ctx.now))
}

/**
 * The purposes a participant agrees to at this moment, for whatever decides whether they may be reached: none when they
 * do not agree to take part. Asked without a key, because messages ask as they leave.
 */
export async function agreedPurposes(participantId: string, now: Date): Promise<ReadonlySet<AgreementPurpose>> {
  const [answers, wordings] = await Promise.all([
    read().select().from(agreementAnswersGiven).where(eq(agreementAnswersGiven.participantId, participantId)),
    listWordingFacts(),
  ])
  return agreedTo(lastAnswers(answers), wordings, todayInLondon(now))
}

/** Who of a forum within reach, or of all of them, has to be asked, and about what, by name. */
export async function listToAsk(ctx: Ctx<'agreement:keep'>) {
  return (await withNames(ctx, await findToAsk(ctx))).sort(byName)
}

/** How many people of each forum within reach have to be asked again, by the forum's name. No name of theirs is opened. */
export async function countAskAgain(ctx: Ctx<'agreement:keep'>): Promise<{ forum: string; people: number }[]> {
  const counts = new Map<string, number>()
  for (const { forum, again } of await findToAskAgain(ctx))
    if (again.length > 0) counts.set(forum, (counts.get(forum) ?? 0) + 1)
  return [...counts]
    .map(([forum, people]) => ({ forum, people }))
    .sort((one, other) => one.forum.localeCompare(other.forum, 'en-GB'))
}

async function findToAsk(ctx: Ctx<'agreement:keep'>) {
  return toAskOf(ctx, await listWordingFacts(), PURPOSES)
}

/** The same without those who were never asked: a look at the answers to words that have changed at all is enough. */
async function findToAskAgain(ctx: Ctx<'agreement:keep'>) {
  const [wordings, today] = [await listWordingFacts(), todayInLondon(ctx.now)]
  const begun = wordings.filter(({ inUseFrom }) => inUseFrom <= today)
  const changed = PURPOSES.filter((one) => begun.filter(({ purpose }) => purpose === one).length > 1)
  return changed.length > 0 ? toAskOf(ctx, wordings, changed) : []
}

async function toAskOf(
  ctx: Ctx<'agreement:keep'>,
  wordings: readonly WordingFacts[],
  purposes: readonly AgreementPurpose[],
) {
  const people = await peopleWithAnswers(ctx, purposes)
  const today = todayInLondon(ctx.now)
  return people.flatMap(({ answers, ...person }) => {
    const last = lastAnswers(answers)
    const standings = PURPOSES.map((purpose) => standingOf(last.get(purpose) ?? null, wordings, today))
    const again = PURPOSES.filter((_purpose, at) => isToAskAgain(standings[at] ?? 'yes'))
    const never = standings[0] === 'not-asked'
    return again.length > 0 || never ? [{ ...person, again, never }] : []
  })
}

/** Those who have or await a place within reach, names sealed, each with all they answered about some purposes. */
async function peopleWithAnswers(ctx: Ctx<'agreement:keep'>, purposes: readonly AgreementPurpose[]) {
  const live = inArray(places.state, ['welcomed', 'waiting', 'active', 'stepped_back'])
  const { participantId, sequence, purpose, wordingId, answer } = agreementAnswersGiven
  const theirs = and(eq(participantId, places.participantId), inArray(purpose, [...purposes]))
  const rows = await read()
    .select({
      place: places.id,
      person: {
        participantId: places.participantId,
        reference: participants.reference,
        alias: participants.alias,
        forumId: places.forumId,
        forum: forums.name,
      },
      answer: { sequence, purpose, wordingId, answer },
    })
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .innerJoin(forums, eq(forums.id, places.forumId))
    .leftJoin(agreementAnswersGiven, theirs)
    .where(and(live, reachable(ctx, places.forumId)))
  const byPlace = new Map(rows.map(({ place, person }) => [place, { ...person, answers: [] as Given[] }]))
  for (const { place, answer: given } of rows) if (given) byPlace.get(place)?.answers.push(given)
  return [...byPlace.values()]
}
type Given = AnswerFacts & { sequence: number }

function summaryOf(answers: readonly GivenAnswer[], wordings: readonly Wording[], today: LocalDate) {
  const last = lastAnswers(answers)
  const agreed = agreedTo(last, wordings, today)
  const purposes = PURPOSES.flatMap((purpose) => {
    const words = wordingInUse(wordings, purpose, today)
    if (!words) return []
    const answer = last.get(purpose) ?? null
    const outdated = answer ? outdatedSince(answer, wordings, today) : null
    const holdsUntil = outdated && holds(answer, wordings, today) ? graceEnds(outdated) : null
    const standing = standingOf(answer, wordings, today)
    return [{ purpose, words, answer, standing, holdsUntil, agreed: agreed.has(purpose) }]
  })
  return {
    purposes,
    toAskAgain: purposes.filter(({ standing }) => isToAskAgain(standing)).map(({ purpose }) => purpose),
    neverAsked: purposes[0]?.standing === 'not-asked',
    takesPart: agreed.has('taking-part'),
    leftUs: purposes[0]?.standing === 'withdrawn',
    /** The number of the last answer, so that a form can say what it was made from. */
    seen: answers[0]?.sequence ?? 0,
    /** Names the words that stand on the page. */
    words: purposes.map(({ words }) => words.version).join('.'),
    answers,
  }
}
export type AgreementSummary = ReturnType<typeof summaryOf>
