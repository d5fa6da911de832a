import { eq, inArray } from 'drizzle-orm'
import { listWordingFacts } from '#app/domain/agreements/queries.server.ts'
import { type AnswerFacts, agreedTo, lastAnswers, type WordingFacts } from '#app/domain/agreements/rules.ts'
import type { PlaceState } from '#app/domain/participants/status.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { agreementAnswersGiven, contactRoutes, participants, places, safeContacts } from '#db/schema/index.ts'
import { type Sealing, sealingsFor } from '#db/seal.server.ts'
import { type Facts, type PersonRules, plainPerson, plainRoute, type RouteRules } from './rules.ts'
import { ROUTE_KINDS, type RouteKind } from './status.ts'

type RouteRow = typeof contactRoutes.$inferSelect
type SealedRules = { id: string; rules: string }
export type OpenedRoute = Pick<RouteRow, 'participantId' | 'version' | 'confirmedOn'> & {
  kind: RouteKind
  rules: RouteRules
  address: string
}

const routeRules = (sealing: Sealing, row: SealedRules): RouteRules => ({
  ...plainRoute,
  ...JSON.parse(sealing.open(contactRoutes.rules, row.id, row.rules)),
})

/** The routes of participants with their addresses in the clear. Those who have no key any more have none. */
export async function openRoutes(participantIds: readonly string[]): Promise<OpenedRoute[]> {
  const sealings = await sealingsFor(participantIds)
  const rows = await read()
    .select()
    .from(contactRoutes)
    .where(inArray(contactRoutes.participantId, [...participantIds]))
  return rows.flatMap((row) => {
    const sealing = sealings.get(row.participantId)
    if (!sealing) return []
    const { participantId, version, confirmedOn, route: kind } = row
    const address = sealing.open(contactRoutes.address, row.id, row.address)
    return [{ participantId, version, confirmedOn, kind, rules: routeRules(sealing, row), address }]
  })
}

/** The routes of a participant for which an address is held, and lies sealed. None is opened. */
export async function heldRoutes(participantId: string): Promise<RouteKind[]> {
  const rows = await read()
    .select({ kind: contactRoutes.route })
    .from(contactRoutes)
    .where(eq(contactRoutes.participantId, participantId))
  return ROUTE_KINDS.filter((kind) => rows.some((row) => row.kind === kind))
}

const personRules = (sealing: Sealing | undefined, id: string, sealed: string | null | undefined): PersonRules =>
  sealed && sealing ? { ...plainPerson, ...JSON.parse(sealing.open(safeContacts.rules, id, sealed)) } : plainPerson

/** What holds whatever the route, and whether a code word is held; version 0 when nothing was saved yet. */
export async function openSafeContact(participantId: string) {
  const [row] = await read().select().from(safeContacts).where(eq(safeContacts.participantId, participantId))
  const sealing = (await sealingsFor([participantId])).get(participantId)
  return {
    person: personRules(sealing, participantId, row?.rules),
    version: row?.version ?? 0,
    hasCodeWord: Boolean(row?.codeWord),
  }
}

/** The code word in the clear; null when none was agreed. */
export async function openCodeWord(participantId: string): Promise<string | null> {
  const [row] = await read().select().from(safeContacts).where(eq(safeContacts.participantId, participantId))
  const sealing = (await sealingsFor([participantId])).get(participantId)
  return row?.codeWord && sealing ? sealing.open(safeContacts.codeWord, participantId, row.codeWord) : null
}

/** What the gate has to know of each of these participants at a moment. No address is opened for it. */
export async function factsOf(participantIds: readonly string[], now: Date): Promise<Map<string, Facts>> {
  const ids = [...participantIds]
  if (ids.length === 0) return new Map()
  const [rows, seats, answers, wordings, sealings] = await Promise.all([
    routesOf(ids),
    read()
      .select({ participantId: places.participantId, state: places.state })
      .from(places)
      .where(inArray(places.participantId, ids)),
    answersOf(ids),
    listWordingFacts(),
    sealingsFor(ids),
  ])
  const today = todayInLondon(now)
  const people = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    [...people.values()].map(({ id, restrictedSince, erasedOn, rules }): [string, Facts] => {
      const sealing = sealings.get(id)
      const isTheirs = ({ participantId }: { participantId: string }) => participantId === id
      return [
        id,
        {
          routes: rows.flatMap(({ route }) =>
            sealing && route && isTheirs(route)
              ? [{ kind: route.kind, rules: routeRules(sealing, route), confirmedOn: route.confirmedOn }]
              : [],
          ),
          person: personRules(sealing, id, rules),
          agreed: agreedRoutes(answers.filter(isTheirs), wordings, today),
          isRestricted: restrictedSince !== null,
          isErased: erasedOn !== null || !sealing,
          places: seats.filter(isTheirs).map(({ state }): PlaceState => state),
        },
      ]
    }),
  )
}

/** Participants, one row for each of their routes, with the rules that hold whatever the route. */
function routesOf(ids: string[]) {
  const { id, participantId, route: kind, rules, confirmedOn } = contactRoutes
  const { restrictedSince, erasedOn } = participants
  return read()
    .select({
      ...{ id: participants.id, restrictedSince, erasedOn, rules: safeContacts.rules },
      route: { id, participantId, kind, rules, confirmedOn },
    })
    .from(participants)
    .leftJoin(safeContacts, eq(safeContacts.participantId, participants.id))
    .leftJoin(contactRoutes, eq(contactRoutes.participantId, participants.id))
    .where(inArray(participants.id, ids))
}

function answersOf(ids: string[]) {
  const { participantId, sequence, purpose, wordingId, answer } = agreementAnswersGiven
  return read()
    .select({ participantId, sequence, purpose, wordingId, answer })
    .from(agreementAnswersGiven)
    .where(inArray(participantId, ids))
}

/**
 * What was answered about each route, as it holds today: an old yes lapses after new words, and without taking part nothing
 * holds (docs/decisions/0011).
 */
function agreedRoutes(
  answers: readonly (AnswerFacts & { sequence: number })[],
  wordings: readonly WordingFacts[],
  today: LocalDate,
): Facts['agreed'] {
  const last = lastAnswers(answers)
  const held = agreedTo(last, wordings, today)
  const saidOf = (kind: RouteKind) => {
    const said = last.get(`contact-${kind}`)?.answer
    return held.has(`contact-${kind}`) ? 'yes' : said === 'yes' ? undefined : said
  }
  return Object.fromEntries(ROUTE_KINDS.map((kind) => [kind, saidOf(kind)]))
}
