import { type AdjustmentKind, adjustmentWords, needInWords } from '../contact/status.ts'
import { addMonths, type LocalDate } from '../shared/dates.ts'
import { type AccessAnswer, type AccessQuestion, accessWords, LOOK_AGAIN_MONTHS, neededOfVenue } from './status.ts'

export type Need = { kind: AdjustmentKind; people: number }
export type Access = Partial<Record<AccessQuestion, AccessAnswer>>
/** How a need stands: the place has it, lacks it, nobody knows, nowhere is chosen, or it is on the list of things to get ready. */
export type Standing = 'met' | 'gap' | 'not-known' | 'no-venue' | 'prepare'
export type MatchedNeed = { kind: AdjustmentKind; words: string; standing: Standing; why: string }

/** Each need of those expected, as numbers, against what the place has (domain §8). Joining online is a need like any other. */
export function matchNeeds(
  needs: readonly Need[],
  place: { access: Access | null; hasJoining: boolean },
): MatchedNeed[] {
  return needs.map((need) => ({ kind: need.kind, words: needInWords(need), ...standingOf(need.kind, place) }))
}

function standingOf(
  kind: AdjustmentKind,
  { access, hasJoining }: { access: Access | null; hasJoining: boolean },
): Pick<MatchedNeed, 'standing' | 'why'> {
  if (kind === 'online')
    return hasJoining
      ? { standing: 'met', why: 'This session says how to join online' }
      : { standing: 'gap', why: 'This session does not say how to join online' }
  const questions = neededOfVenue[kind]
  if (!questions) return { standing: 'prepare', why: 'On the list of what has to be got ready, or agreed with them' }
  if (!access) return { standing: 'no-venue', why: 'No venue is chosen yet' }
  const lacking = questions.filter((question) => access[question] === 'no')
  if (lacking.length > 0) return { standing: 'gap', why: `The venue does not have ${inWords(lacking)}` }
  const open = questions.filter((question) => access[question] !== 'yes')
  if (open.length > 0) return { standing: 'not-known', why: `Nobody has checked for ${inWords(open)}` }
  return { standing: 'met', why: `The venue has ${inWords(questions)}` }
}

const inWords = (questions: readonly AccessQuestion[]) =>
  questions.map((question) => accessWords[question].short).join(' and ')

/** Whether a need is still open: the session page shows these first. */
export const isGap = ({ standing }: Pick<MatchedNeed, 'standing'>) => standing !== 'met' && standing !== 'prepare'

/** Whether somebody should go and look at a venue again: never looked, or a year ago. */
export function wantsLook(checkedOn: LocalDate | null, today: LocalDate): boolean {
  return checkedOn === null || addMonths(checkedOn, LOOK_AGAIN_MONTHS) <= today
}

/** A room name that says what the meeting is about must not be told to reception, nor stand on a participant's page (domain §8). */
export function tellsTooMuch(name: string): boolean {
  return (
    /victim|police|crime|forum|mopac|\bmps\b|abuse|survivor|witness|assault|\bhate\b/i.test(name) ||
    /\bM(?:et|ET)\b/.test(name)
  )
}

/** What is missing of a list of needs that has nothing in it, in words. */
export const noNeeds = 'Nobody who is expected has told us of anything they need.'

export const standingWords: Record<Standing, { label: string; tag: string }> = {
  met: { label: 'Met', tag: 'govuk-tag--green' },
  gap: { label: 'Gap', tag: 'govuk-tag--red' },
  'not-known': { label: 'Not known', tag: 'govuk-tag--yellow' },
  'no-venue': { label: 'No venue', tag: 'govuk-tag--yellow' },
  prepare: { label: 'To get ready', tag: 'govuk-tag--blue' },
}

export const needLabel = (kind: AdjustmentKind) => adjustmentWords[kind].label
