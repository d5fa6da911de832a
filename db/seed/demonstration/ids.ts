import { sha256 } from '#app/domain/shared/ids.ts'

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id that looks like any other but is the same each time, so that the same day makes the same world. */
export function madeId(prefix: string, name: string): string {
  return `${prefix}_${sha256(`${prefix} ${name}`).slice(0, 16)}`
}

/** The id of a point: nothing of its session, order or time can be read from it. */
export function madePointId(text: string): string {
  return sha256(`point ${text}`).slice(0, 26)
}

/** A reference such as `VVF-7K2Q`. */
export function madeReference(name: string): string {
  const digest = sha256(`reference ${name}`)
  const letter = (at: number) => letters[Number.parseInt(digest.slice(at * 4, at * 4 + 4), 16) % letters.length]
  return `VVF-${[0, 1, 2, 3].map(letter).join('')}`
}
