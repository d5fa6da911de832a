import type { FileToLookAt, ImportRow, Told } from './import-staged.ts'
import { lowestFreeSeat } from './rules.ts'

/** The forum as it is: who has or awaits a place, and which addresses are somebody's already. */
type Here = {
  places: number
  here: readonly { alias: string; reference: string; seat: number | null; waitingOrder: number | null; state: string }[]
  known: ReadonlyMap<string, string>
}

export type PlannedRow = ImportRow & {
  /** The seat they get, or null for the end of the waiting list. */
  seat: number | null
  waitingOrder: number | null
}

/**
 * Who would come in, in the order of the file, and who is here already. Nobody is seated past those who wait. A name that
 * somebody has already may be the same person or another: that is for the facilitator to say.
 */
export function planOf({ rows, problems }: FileToLookAt, { places, here, known }: Here) {
  const twins: Told[] = rows.flatMap(({ line, routes }) => {
    const reference = routes.map(({ address }) => known.get(address)).find((one) => one !== undefined)
    return reference ? [{ line, words: `Somebody who can be reached there is here already: ${reference}` }] : []
  })
  const left = rows.filter(({ line }) => !twins.some((twin) => twin.line === line))
  return {
    rows: seated(left, places, here),
    problems: [...problems, ...twins].sort((one, other) => one.line - other.line),
    toCheck: sameNames(left, here),
  }
}

function seated(rows: readonly ImportRow[], places: number, here: Here['here']): PlannedRow[] {
  const taken = here.flatMap(({ seat }) => (seat === null ? [] : [seat]))
  const orders = here.flatMap(({ waitingOrder }) => (waitingOrder === null ? [] : [waitingOrder]))
  const somebodyWaits = here.some(({ state }) => state === 'waiting')
  return rows.map((row) => {
    const seat = somebodyWaits ? null : lowestFreeSeat(taken, places)
    if (seat !== null) {
      taken.push(seat)
      return { ...row, seat, waitingOrder: null }
    }
    const waitingOrder = Math.max(0, ...orders) + 1
    orders.push(waitingOrder)
    return { ...row, seat, waitingOrder }
  })
}

const plain = (name: string) => name.trim().toLocaleLowerCase('en-GB')

function sameNames(rows: readonly ImportRow[], here: Here['here']): Told[] {
  return rows.flatMap(({ line, alias }) => {
    const known = here.find((one) => plain(one.alias) === plain(alias))
    if (known) return [{ line, words: `Somebody in this forum has the same name: ${known.reference}` }]
    const twin = rows.find((one) => one.line < line && plain(one.alias) === plain(alias))
    return twin ? [{ line, words: `Line ${twin.line} has the same name` }] : []
  })
}
