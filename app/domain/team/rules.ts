import type { Part } from './status.ts'

/** The most police and the most of MOPAC at one session (product, step 2; domain §8). */
export const MOST_POLICE = 2
export const MOST_MOPAC = 2
/** At most one third of those expected may be police. */
export const POLICE_SHARE = 3
/** So many days before a session the home page asks for what it still lacks. */
export const CONFIRM_DAYS = 28

/**
 * One of a team. `mayBeThere`: the account or the guest is still in use and may take this part at this session. `trained`:
 * had the training for supporting a forum.
 */
export type Member = { part: Part; mayBeThere: boolean; trained: boolean; nonUniform: boolean }

/** Those with an active place who have not said that they will not come: who said yes, and who has not answered. */
export type Expected = { accepted: number; unanswered: number }

export type TeamFacts = { members: readonly Member[]; expected: Expected }
export type Stands =
  | 'look-again'
  | 'no-facilitator'
  | 'no-trained-support'
  | 'too-many-police'
  | 'police-over-a-third'
  | 'police-in-uniform'
  | 'too-many-mopac'

type Rule = { isBroken: (facts: TeamFacts) => boolean; words: (facts: TeamFacts) => string }

const number = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)
const as = (part: Part, { members }: TeamFacts) => members.filter((member) => member.part === part)
const here = (part: Part, facts: TeamFacts) => as(part, facts).filter(({ mayBeThere }) => mayBeThere)

/** Each rule of a team, with the words for what is missing (product, step 2; domain §8). */
const rules: Record<Stands, Rule> = {
  /** Why somebody cannot be there is not said: it may be a wish, an account that ended, or a guest who was retired. */
  'look-again': {
    isBroken: ({ members }) => members.some(({ mayBeThere }) => !mayBeThere),
    words: () => 'The team must be looked at again. Somebody in it cannot be in this session’s team.',
  },
  'no-facilitator': {
    isBroken: (facts) => here('facilitator', facts).length === 0,
    words: () => 'No facilitator yet. A session needs at least one.',
  },
  'no-trained-support': {
    isBroken: (facts) => !here('victim_support', facts).some(({ trained }) => trained),
    words: (facts) =>
      here('victim_support', facts).length === 0
        ? 'No Victim Support worker yet. Without one there is no session.'
        : 'No Victim Support worker in the team is noted as trained.',
  },
  'too-many-police': {
    isBroken: (facts) => as('mps', facts).length > MOST_POLICE,
    words: (facts) => `Too many police: ${as('mps', facts).length}. At most ${MOST_POLICE} may be there.`,
  },
  'police-over-a-third': {
    isBroken: (facts) => as('mps', facts).length * POLICE_SHARE > expectedIn(facts.expected),
    words: (facts) =>
      `Too many police for those expected: ${as('mps', facts).length}. At most one third of ${expectedIn(facts.expected)} may be police.`,
  },
  'police-in-uniform': {
    isBroken: (facts) => as('mps', facts).some(({ nonUniform }) => !nonUniform),
    words: (facts) => {
      const open = as('mps', facts).filter(({ nonUniform }) => !nonUniform).length
      return `${number(open, 'police member has', 'police members have')} not said that they come in non-uniform.`
    },
  },
  'too-many-mopac': {
    isBroken: (facts) => as('mopac', facts).length > MOST_MOPAC,
    words: (facts) => `Too many people from MOPAC: ${as('mopac', facts).length}. At most ${MOST_MOPAC} may be there.`,
  },
}

export const STANDS = Object.keys(rules) as Stands[]

/** What still stands between a session and its being confirmed; empty when nothing does. */
export function standsBetween(facts: TeamFacts): Stands[] {
  return STANDS.filter((code) => rules[code].isBroken(facts))
}

/**
 * The same team as those see it who do not keep it: everybody in it counts. Else what is missing would tell somebody that
 * they do not, and it may be a wish about them.
 */
export const asOthersSee = <M extends Member, F extends { members: readonly M[] }>(facts: F): F => ({
  ...facts,
  members: facts.members.map((member) => ({ ...member, mayBeThere: true })),
})

/** The same in words, a line for each. */
export function standsInWords(facts: TeamFacts): { code: Stands; words: string }[] {
  return standsBetween(facts).map((code) => ({ code, words: rules[code].words(facts) }))
}

/** How many participants are expected. */
export const expectedIn = ({ accepted, unanswered }: Expected) => accepted + unanswered

/** How many are expected and how that is known, in words. */
export function expectedInWords({ accepted, unanswered }: Expected): string {
  const all = `${number(accepted + unanswered, 'participant', 'participants')} expected`
  if (accepted + unanswered === 0) return 'Nobody is expected yet: no participant has an active place.'
  if (accepted === 0) return `${all}: everybody with an active place, for nobody has said yes yet.`
  if (unanswered === 0) return `${all}: those who said yes.`
  return `${all}: ${accepted} said yes, ${unanswered} ${unanswered === 1 ? 'has' : 'have'} not answered.`
}

/** The most police that may be there now. */
export const mostPolice = (expected: Expected) => Math.min(MOST_POLICE, Math.floor(expectedIn(expected) / POLICE_SHARE))

/** Whether a name says more than what is said in the room: a rank, a number or an address. */
export function saysTooMuch(name: string): boolean {
  return RANK.test(name) || /[\d@]/.test(name)
}

const RANK =
  /\b(?:p\.?c|d\.?c|d\.?s|d\.?i|d\.?c\.?i|insp|sgt|supt|pcso|sergeant|inspector|constable|detective|superintendent|commander|commissioner|officer)\b\.?/i

/** One of a team as a form names them. */
export const memberKey = ({ part, id, nonUniform = false }: { part: Part; id: string; nonUniform?: boolean }) =>
  `${part}:${id}${nonUniform ? ':non-uniform' : ''}`
