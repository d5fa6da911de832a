import { eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { agreementAnswersGiven, people } from '#db/schema/index.ts'
import { listWordings, type Wording } from './queries.server.ts'
import { lastAnswers, wordingInUse } from './rules.ts'
import { type AgreementPurpose, PURPOSES } from './status.ts'

/**
 * Every version of the words of each purpose, newest first, with how many people's last answer is to it: numbers over the
 * whole programme, and nobody's name (domain §6.1).
 */
export async function listWordingHistory(ctx: Ctx<'agreement:word'>) {
  const [wordings, counts, names] = await Promise.all([listWordings(), countAnswered(), namesOf()])
  const today = todayInLondon(ctx.now)
  return PURPOSES.map((purpose) => {
    const versions = wordings.filter((one) => one.purpose === purpose)
    const inUse = wordingInUse(versions, purpose, today)
    return {
      purpose,
      latest: versions.at(-1)?.version ?? 0,
      inUse: inUse?.version ?? null,
      versions: versions.toReversed().map((one) => ({
        ...one,
        addedBy: one.addedBy ? (names.get(one.addedBy) ?? null) : null,
        state: stateOf(one, inUse),
        answered: counts.get(one.id) ?? 0,
      })),
    }
  })
}

function stateOf(one: Wording, inUse: Wording | null): 'planned' | 'in-use' | 'replaced' {
  if (one.id === inUse?.id) return 'in-use'
  return one.version > (inUse?.version ?? 0) ? 'planned' : 'replaced'
}

/** How many people answered the words of a purpose that are in use, and so will be asked again when there are new ones. */
export async function countToAskAgain(_ctx: Ctx<'agreement:word'>, purpose: AgreementPurpose): Promise<number> {
  const last = await lastByPerson()
  return last.filter((one) => one.purpose === purpose && one.answer !== 'withdrawn').length
}

async function countAnswered(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { wordingId } of await lastByPerson()) counts.set(wordingId, (counts.get(wordingId) ?? 0) + 1)
  return counts
}

async function lastByPerson() {
  const answers = await read().select().from(agreementAnswersGiven)
  const byPerson = new Map<string, typeof answers>()
  for (const one of answers) byPerson.set(one.participantId, [...(byPerson.get(one.participantId) ?? []), one])
  return [...byPerson.values()].flatMap((given) => [...lastAnswers(given).values()])
}

async function namesOf(): Promise<ReadonlyMap<string, string>> {
  const rows = await read()
    .selectDistinct({ id: people.id, name: people.name })
    .from(people)
    .where(eq(people.state, 'active'))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
