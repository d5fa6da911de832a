import { formatDateTime } from '../shared/dates.ts'
import { CHAIN_START, digestOfOlder, entryHash, type StoredEntry } from './chain.ts'
import type { Head } from './head.ts'

/** An entry as it lies in the data; `unreadable` when a value in it cannot be what the service wrote. */
export type FoundEntry = StoredEntry | { sequence: number; unreadable: true }

/** Something that is wrong, at an entry. `words` follow "Entry 12: ". */
export type Problem = { sequence: number; at: Date | null; words: string }

export type Verdict = {
  entries: number
  newest: { sequence: number; at: Date } | null
  /** Everything found, by where it is, the first 100. */
  problems: Problem[]
  /** Heads that agree with the entries. */
  agreeing: number
}

const MOST = 100

/**
 * Checks a trail, entry by entry in the order of their numbers: numbers without gaps, every hash, the digest of what is
 * older than the chain, and every head (security.md AUD-03, AUD-04). The heads must be such as are truly signed: their
 * signature is not looked at here. Without heads a tail that was cut off, or a chain made anew, cannot be seen.
 */
export class TrailCheck {
  readonly #heads: Map<number, Head[]>
  readonly #older = digestOfOlder()
  #problems: Problem[] = []
  #entries = 0
  #last = 0
  #hash = CHAIN_START
  #chained = false
  #firstOlder = 0
  #newest: Verdict['newest'] = null
  #agreed = 0
  #agreeing = 0

  constructor(heads: readonly Head[]) {
    this.#heads = bySequence(heads)
  }

  /** Takes the next entry. */
  take(entry: FoundEntry): void {
    this.#entries++
    if ('unreadable' in entry) {
      this.#number(entry.sequence, null, true)
      this.#chained = true
      this.#say(entry.sequence, null, 'a value in it is not what the service writes')
      return
    }
    const { sequence, at, hash } = entry
    this.#number(sequence, at, this.#chained || hash !== null)
    if (hash !== null) this.#link(entry, hash)
    else if (this.#chained) this.#say(sequence, at, 'its hash was taken away')
    else {
      if (this.#older.entries() === 0) this.#firstOlder = sequence
      this.#older.add(entry)
    }
    this.#newest = { sequence, at }
    this.#compare(entry)
  }

  /** What was found, when all entries are in. */
  finish(): Verdict {
    if (!this.#chained && this.#older.entries() > 0)
      this.#say(this.#firstOlder, null, 'neither it nor any later entry has a hash')
    const [furthest] = [...this.#heads.values()].flat().sort((one, other) => other.sequence - one.sequence)
    if (furthest && furthest.sequence > this.#last) {
      const words = `the trail ends before it, and had ${furthest.count} entries on ${formatDateTime(furthest.at)}`
      this.#say(this.#last + 1, null, words)
    }
    const problems = this.#problems.sort((one, other) => one.sequence - other.sequence).slice(0, MOST)
    return { entries: this.#entries, newest: this.#newest, problems, agreeing: this.#agreeing }
  }

  /** Entries older than the chain may lack numbers that a database gave away; their digest says whether all are there. */
  #number(sequence: number, at: Date | null, strict: boolean): void {
    if (sequence <= this.#last) this.#say(sequence, at, 'its number is not higher than the one before')
    else if (strict && sequence !== this.#last + 1)
      this.#say(this.#last + 1, null, `it is missing: the next one there is ${sequence}`)
    this.#last = Math.max(this.#last, sequence)
  }

  #link(entry: StoredEntry, hash: string): void {
    const { sequence, at } = entry
    if (entryHash(this.#hash, entry) !== hash)
      this.#say(sequence, at, 'it was changed, or it does not follow the entry before it')
    else if (!this.#chained && this.#older.entries() > 0) this.#begin(entry)
    this.#chained = true
    this.#hash = hash
  }

  #begin({ sequence, at, action, detail }: StoredEntry): void {
    const until = `the entries up to ${sequence - 1}`
    if (action !== 'audit.chain-began')
      this.#say(sequence, at, `${until} have no hash, and it does not say that the chain began after them`)
    else if (detail.entries !== this.#older.entries() || detail.digest !== this.#older.digest())
      this.#say(this.#firstOlder, null, `one of ${until}, from before the chain began, is not what it was then`)
  }

  #compare({ sequence, at, hash }: StoredEntry): void {
    for (const head of this.#heads.get(sequence) ?? []) {
      if (head.hash === hash && head.count === this.#entries) {
        this.#agreed = sequence
        this.#agreeing++
        continue
      }
      const since = this.#agreed === 0 ? 'the beginning' : `entry ${this.#agreed}, which is as it was,`
      const words = `it is not the entry that was signed on ${formatDateTime(head.at)}: something between ${since} and here was changed since`
      this.#say(sequence, at, words)
    }
  }

  #say(sequence: number, at: Date | null, words: string): void {
    this.#problems.push({ sequence, at, words })
    if (this.#problems.length > MOST * 10)
      this.#problems = this.#problems.sort((one, other) => one.sequence - other.sequence).slice(0, MOST)
  }
}

function bySequence(heads: readonly Head[]): Map<number, Head[]> {
  const groups = new Map<number, Head[]>()
  for (const head of heads) groups.set(head.sequence, [...(groups.get(head.sequence) ?? []), head])
  return groups
}

/** Checks entries that are all at hand. */
export function checkTrail(entries: readonly FoundEntry[], heads: readonly Head[]): Verdict {
  const check = new TrailCheck(heads)
  for (const entry of entries) check.take(entry)
  return check.finish()
}

/**
 * The first of these entries that was changed or does not follow the one before it; null when they are whole. The first
 * one is taken as it is: it is what the others hang on.
 */
export function firstBroken(entries: readonly StoredEntry[]): number | null {
  let before: StoredEntry | undefined
  for (const entry of entries) {
    const follows =
      !before || (entry.sequence === before.sequence + 1 && entry.hash === entryHash(before.hash ?? CHAIN_START, entry))
    if (!follows && (before?.hash ?? entry.hash) !== null) return entry.sequence
    before = entry
  }
  return null
}
