import type { Answers } from '#app/domain/agreements/input.ts'
import { listWordingsInUse } from '#app/domain/agreements/queries.server.ts'
import type { AgreementPurpose, Said } from '#app/domain/agreements/status.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { agreementAnswersGiven, agreementWordings } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { given, NOON } from './factories.ts'

/** What a form sends that was made from the page as it is now. */
export async function saying(
  participantId: string,
  answers: Partial<Record<AgreementPurpose, Said>>,
  now: Date = NOON,
): Promise<Answers> {
  const given = await answersStored(participantId)
  return {
    seen: given.at(-1)?.sequence ?? 0,
    words: (await listWordingsInUse(todayInLondon(now))).map(({ version }) => version).join('.'),
    answers: new Map(Object.entries(answers) as [AgreementPurpose, Said][]),
  }
}

/** The answers of a participant as they are stored, in order. */
export async function answersStored(participantId: string) {
  const all = await rows().select().from(agreementAnswersGiven).orderBy(agreementAnswersGiven.sequence)
  return all.filter((one) => one.participantId === participantId)
}

/** New words of a purpose, in use from a day. */
export const newWords = (purpose: AgreementPurpose, version: number, inUseFrom: string) =>
  given((tx) =>
    tx.insert(agreementWordings).values({
      id: `agw_${purpose}_${version}`,
      purpose,
      version,
      inUseFrom,
      text: `The words, version ${version}.`,
      easyRead: `Words ${version}.`,
    }),
  )
