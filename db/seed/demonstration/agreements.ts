import { lastAnswers } from '#app/domain/agreements/rules.ts'
import { type AgreementPurpose, PURPOSES } from '#app/domain/agreements/status.ts'
import { addDays, londonInstant, todayInLondon } from '#app/domain/shared/dates.ts'
import type { agreementAnswersGiven, agreementWordings } from '#db/schema/index.ts'
import { madeId } from './ids.ts'
import type { Member } from './participants.ts'
import { personId, teamOf } from './people.ts'

type Answer = typeof agreementAnswersGiven.$inferInsert
type Wording = typeof agreementWordings.$inferSelect

/** Since when the second version of the words about quotes has been used, in days before today. */
const NEW_WORDS_DAYS = 24
const NEW_QUOTES = {
  text: [
    'You may use a sentence that I said, word for word and without my name, in what the group sends to the people who can change things.',
    'Two people check first that nobody could tell who said it. One of them was not in the room. If they are not sure, it is not used.',
    'I can take this back at any time. What was printed before then stays as it is.',
  ].join('\n\n'),
  easyRead: [
    'You can use my words.',
    'My name is not with them.',
    'Two people check that nobody can tell it was me.',
    'One of them was not there.',
    'I can stop this at any time.',
    'What is printed already stays.',
  ].join('\n'),
}

/** Clearer words about quotes, by the data protection officer: so that some have to be asked again. */
export function newWording(now: Date): Wording {
  const inUseFrom = addDays(todayInLondon(now), -NEW_WORDS_DAYS)
  return {
    id: madeId('agw', 'quotes 2'),
    purpose: 'quotes',
    version: 2,
    inUseFrom,
    addedBy: personId('quill'),
    ...NEW_QUOTES,
  }
}

/** What each participant with a place agreed to on the day they came, what they took back, and who was asked again. */
export function makeAgreements(members: readonly Member[], wordings: readonly Wording[], now: Date): Answer[] {
  return members.flatMap((member, at) => {
    const { place, slug, participant } = member
    if (!place.startsOn) return []
    const started = momentOn(place.startsOn)
    const takenBy = teamOf(slug)[0] ?? null
    const said = (
      purpose: AgreementPurpose,
      answer: Answer['answer'],
      at_: Date,
      by: Partial<Answer> = {},
    ): Answer => ({
      participantId: participant.id,
      purpose,
      wordingId: wordingOn(wordings, purpose, at_),
      answer,
      how: at % 3 === 0 ? 'written' : 'spoken',
      takenBy,
      at: at_,
      ...by,
    })
    const first = PURPOSES.map((purpose) => said(purpose, agrees(purpose, at) ? 'yes' : 'no', started))
    return [...first, ...laterOf(member, at, first, said, now)]
  })
}

/** What happened since: those who left or step back and said so, some who took one thing back, some who were asked again. */
function laterOf(
  { place, slug }: Member,
  at: number,
  first: readonly Answer[],
  said: (purpose: AgreementPurpose, answer: Answer['answer'], at: Date, by?: Partial<Answer>) => Answer,
  now: Date,
): Answer[] {
  const today = todayInLondon(now)
  const yesTo = (purpose: AgreementPurpose) => first.some((one) => one.purpose === purpose && one.answer === 'yes')
  const back = (purpose: AgreementPurpose, on: string): Answer[] => {
    const before = lastAnswers(first.map((one, sequence) => ({ ...one, sequence }))).get(purpose)
    return before ? [said(purpose, 'withdrawn', momentOn(on), { wordingId: before.wordingId })] : []
  }
  const themselves = { how: 'link', takenBy: null } as const
  return [
    ...(place.endsOn ? back('taking-part', place.endsOn) : []),
    ...(slug === 'lgbtq' && place.state === 'stepped_back' ? back('taking-part', addDays(today, -2)) : []),
    ...(at % 13 === 6 && yesTo('contact-text') ? back('contact-text', addDays(today, -50)) : []),
    ...(at % 17 === 4 && yesTo('photo') ? back('photo', addDays(today, -9)) : []),
    ...(place.state === 'active' && at % 5 !== 2 && yesTo('quotes')
      ? [said('quotes', 'yes', momentOn(addDays(today, -10 + (at % 4))), at % 5 === 0 ? themselves : {})]
      : []),
  ]
}

/** Who says yes to what: everybody takes part, most can be reached in their way, few want letters or photos. */
function agrees(purpose: AgreementPurpose, at: number): boolean {
  const pattern: Record<AgreementPurpose, boolean> = {
    'taking-part': true,
    'contact-email': at % 8 !== 3,
    'contact-call': at % 5 !== 1,
    'contact-text': at % 6 !== 1,
    'contact-post': at % 11 === 0,
    quotes: at % 4 !== 3,
    'other-forums': at % 3 === 1,
    photo: at % 9 === 4,
    'check-in': at % 3 !== 1,
  }
  return pattern[purpose]
}

/** The words used on a day; whoever came before there were any is said to have answered the first. */
function wordingOn(wordings: readonly Wording[], purpose: AgreementPurpose, at: Date): string {
  const day = todayInLondon(at)
  const inOrder = wordings
    .filter((one) => one.purpose === purpose)
    .toSorted((one, other) => one.version - other.version)
  const latest = inOrder.findLast(({ inUseFrom }) => inUseFrom <= day) ?? inOrder[0]
  if (!latest) throw new Error(`there are no words for ${purpose}: load the reference data first`)
  return latest.id
}

function momentOn(date: string): Date {
  const moment = londonInstant(date, '11:00')
  if (!moment.ok) throw new Error('no such moment')
  return moment.at
}
