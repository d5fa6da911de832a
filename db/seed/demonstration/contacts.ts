import { blindIndex } from '#app/crypto/digests.server.ts'
import { normalisedAddress } from '#app/domain/contact/addresses.ts'
import { anyTime, type PersonRules, plainPerson, plainRoute, type RouteRules } from '#app/domain/contact/rules.ts'
import type { RouteKind } from '#app/domain/contact/status.ts'
import { addDays, type LocalDate } from '#app/domain/shared/dates.ts'
import { contactRoutes, safeContacts } from '#db/schema/index.ts'
import { sealingsFor } from '#db/seal.server.ts'
import { madeId } from './ids.ts'
import type { Member } from './participants.ts'

/** Plainly made up: addresses at example.org, and numbers that Ofcom keeps for drama. */
export const codeWords = ['marmalade', 'lighthouse', 'bicycle', 'pancake', 'umbrella', 'teaspoon', 'harbour', 'cactus']
/** By the order in a forum: which ways somebody has, over and over. */
const ways: readonly RouteKind[][] = [
  ['email'],
  ['email', 'call'],
  ['text'],
  ['call'],
  ['email', 'post'],
  ['email', 'text'],
]

/** Those with something special about them, by their order in the forum. */
const OLD = 4
const NOT_UNTIL = 7
const CONTACT_US = 8
/** In the first forum nobody has asked this one yet. */
const MISSING = 9

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const

function addressOf(kind: RouteKind, alias: string, nth: number): string {
  const number = String(100 + nth)
  if (kind === 'email') return `${alias.toLowerCase()}@example.org`
  if (kind === 'text') return `+447700900${number}`
  return kind === 'call' ? `+442079460${number}` : `${alias}\n${nth + 1} Made-up Street\nLondon ZZ9 9ZZ`
}

function rulesOf(kind: RouteKind, at: number): RouteRules {
  const isCall = kind === 'call'
  return {
    ...plainRoute,
    safe: !(kind === 'text' && at === 5),
    times: isCall ? { days: [...weekdays], from: '09:00', until: '17:00' } : anyTime,
    voicemail: isCall && at === 1,
    sender: at % 4 === 1 ? 'Sam' : null,
    subject: kind === 'email' && at % 4 === 1 ? 'Thursday’s appointment' : null,
  }
}

const personOf = (at: number, today: LocalDate): PersonRules => ({
  ...plainPerson,
  notUntil: at === NOT_UNTIL ? addDays(today, 10) : null,
  contactUs: at === CONTACT_US,
  someoneElse: at % 3 === 0 ? 'ask-when' : 'wrong-number',
})

/** Everybody who has not left, with their order in the forum and among all. */
function present(members: readonly Member[]) {
  const counted = new Map<string, number>()
  return members.map((member, nth) => {
    const at = counted.get(member.slug) ?? 0
    counted.set(member.slug, at + 1)
    return { ...member.participant, slug: member.slug, at, nth, left: member.place.state === 'left' }
  })
}

/** Those who have safe contact, for the tasks and adjustments that hang on them. */
export const placed = (members: readonly Member[]) => present(members).filter(({ left }) => !left)

/** Those who are reached by text alone, at any time: where nothing about them is special. */
export const textedOnly = (members: readonly Member[]): Set<string> =>
  new Set(
    placed(members)
      .filter(
        ({ at }) => (ways[at % ways.length] ?? []).join() === 'text' && ![OLD, NOT_UNTIL, CONTACT_US].includes(at),
      )
      .map(({ id }) => id),
  )

/** How everybody can be reached: sealed under the key of each. */
export async function makeContacts(members: readonly Member[], today: LocalDate) {
  const people = placed(members).filter(({ slug, at }) => !(slug === 'open' && at === MISSING))
  const sealings = await sealingsFor(people.map(({ id }) => id))
  const routes: (typeof contactRoutes.$inferInsert)[] = []
  const safe: (typeof safeContacts.$inferInsert)[] = []
  for (const { id: participantId, alias, at, nth } of people) {
    const sealing = sealings.get(participantId)
    if (!sealing) throw new Error('a member of the demonstration has no key')
    const word = codeWords[nth % codeWords.length] ?? ''
    const person = personOf(at, today)
    safe.push({
      participantId,
      codeWord: sealing.seal(safeContacts.codeWord, participantId, word),
      rules: sealing.seal(safeContacts.rules, participantId, JSON.stringify(person)),
    })
    for (const kind of person.contactUs ? [] : (ways[at % ways.length] ?? [])) {
      const id = madeId('ctr', `${alias} ${kind}`)
      const address = addressOf(kind, alias, nth)
      const indexed = normalisedAddress(kind, address)
      routes.push({
        id,
        participantId,
        route: kind,
        address: sealing.seal(contactRoutes.address, id, address),
        addressIndex: indexed && blindIndex(indexed.kind, indexed.text),
        rules: sealing.seal(contactRoutes.rules, id, JSON.stringify(rulesOf(kind, at))),
        confirmedOn: addDays(today, at === OLD ? -50 : -2 * at - 3),
      })
    }
  }
  return { routes, safe }
}
