import type { LocalDate } from '#app/domain/shared/dates.ts'
import { newId, newReference } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { adjustments, contactRoutes, participants, places } from '#db/schema/index.ts'
import { newSealing, type Sealing } from '#db/seal.server.ts'
import { unconfirmedRules } from './import-contact.ts'
import type { PlannedRow } from './import-plan.ts'
import { indexOf } from './import-queries.server.ts'

/** Somebody who may come in: their id and key, made before the transaction that brings them in. */
export type Prepared = { id: string; reference: string; sealing: Sealing }

/** An id, a reference and a key for each line. The key lies in its store before the participant lies in the data. */
export async function prepare(lines: readonly number[]): Promise<ReadonlyMap<number, Prepared>> {
  const prepared = new Map<number, Prepared>()
  for (const line of lines) {
    const id = newId('ptc')
    prepared.set(line, { id, reference: newReference(), sealing: await newSealing(id) })
  }
  return prepared
}

/** Takes away the keys of those who did not come in. */
export async function dropKeys(people: readonly Pick<Prepared, 'id'>[]): Promise<void> {
  if (people.length > 0) await keyStore().remove(people.map(({ id }) => id))
}

type Bringing = {
  forumId: string
  rows: readonly PlannedRow[]
  prepared: ReadonlyMap<number, Prepared>
  today: LocalDate
}

/** Puts the people, their places, ways of reaching them and adjustments in, as they were planned. */
export async function bringIn(tx: Database, { forumId, rows, prepared, today }: Bringing) {
  const people = rows.flatMap((row) => {
    const one = prepared.get(row.line)
    return one ? [{ row, ...one }] : []
  })
  if (people.length !== rows.length) throw new Error('somebody has no key')
  await tx.insert(participants).values(
    people.map(({ id, reference, sealing, row }) => {
      return { id, reference, alias: sealing.seal(participants.alias, id, row.alias) }
    }),
  )
  const seats = people.map(({ id, row }) => placeOf(id, forumId, row, today))
  await tx.insert(places).values(seats)
  const routes = people.flatMap(({ id, row, sealing }) => row.routes.map((one) => routeOf(id, one, sealing)))
  if (routes.length > 0) await tx.insert(contactRoutes).values(routes)
  const needs = people.flatMap(({ id, row, sealing }) => row.adjustments.map((kind) => needOf(id, kind, sealing)))
  if (needs.length > 0) await tx.insert(adjustments).values(needs)
  return seats.map(({ participantId, state, seat }) => ({ id: participantId, state, seat }))
}

function placeOf(participantId: string, forumId: string, row: PlannedRow, today: LocalDate) {
  const where = { id: newId('plc'), participantId, forumId, seat: row.seat, waitingOrder: row.waitingOrder }
  return row.seat === null
    ? { ...where, state: 'waiting' as const, startsOn: null }
    : { ...where, state: 'active' as const, startsOn: row.startsOn ?? today }
}

/** A way of reaching somebody as it stood in a spreadsheet: nobody has confirmed that it is safe (domain §7). */
function routeOf(participantId: string, { route, address }: PlannedRow['routes'][number], sealing: Sealing) {
  const id = newId('crt')
  return {
    id,
    participantId,
    route,
    address: sealing.seal(contactRoutes.address, id, address),
    addressIndex: indexOf({ route, address }),
    rules: sealing.seal(contactRoutes.rules, id, unconfirmedRules()),
    confirmedOn: null,
  }
}

function needOf(participantId: string, kind: string, sealing: Sealing) {
  const id = newId('adj')
  return { id, participantId, kind: sealing.seal(adjustments.kind, id, kind), line: null }
}
