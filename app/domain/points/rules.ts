import { sha256 } from '../shared/ids.ts'

/** What a page of a list holds: `page` is brought within what there is. */
export type PageOf = { page: number; pages: number; from: number; to: number; total: number; offset: number }

const RANKS = 'pcso|pc|dc|ds|di|dci|ps|sgt|sergeant|insp|inspector|constable|superintendent|detective|officer'
const RANK_AND_NUMBER = new RegExp(`\\b(?:${RANKS})\\.? {1,3}(?:no\\.? ?|number )?\\d{2,}\\w*`, 'giu')
const RANK_AND_WORD = new RegExp(`\\b(?:${RANKS})(?= {1,3}(?<name>\\p{L}[\\p{L}’'-]+))`, 'giu')
const IS_RANK = new RegExp(`^(?:${RANKS})s?$`, 'iu')
const CRIME_WORDS = /\b(?:cad|cris|crime (?:reference|ref|number|no))\.?(?: number| no\.?)?[:# ]{0,3}\d[\w/]*/giu
/** `2023/24` is a year, `4821937/26` is not. */
const REFERENCE = /\b(?!20\d\d\/)\d{4,}\/\d{2}\b|\b\d{6,}\b/gu

/** What a text may hold that says who it is about, and how to find it. Each is taken out before the next is sought. */
const SIGNS: readonly { what: string; patterns: readonly RegExp[] }[] = [
  { what: 'an email address', patterns: [/[^\s@]{1,64}@[^\s@]{1,64}\.[^\s@]{1,64}/gu] },
  { what: 'a phone number', patterns: [/(?:\+44[ (]{0,2}0?\)? ?|\(?\b0)\d(?:[ ().-]{0,2}\d){8,9}\b/gu] },
  { what: 'a postcode', patterns: [/\b[a-z]{1,2}\d[a-z\d]? {0,2}\d[a-z]{2}\b/giu] },
  { what: 'an officer’s name or number', patterns: [RANK_AND_NUMBER] },
  { what: 'a crime reference or another long number', patterns: [CRIME_WORDS, REFERENCE] },
]

/**
 * What in a text may say who it is about: email address, phone number, postcode, officer, reference number. A light
 * screen that asks a person to look again; it does not know names of people and places.
 */
export function identifyingSigns(text: string): string[] {
  let rest = text.normalize('NFKC').replace(/\s/g, ' ')
  const found: string[] = []
  for (const { what, patterns } of SIGNS) {
    const before = rest
    for (const pattern of patterns) rest = rest.replace(pattern, ' ')
    if (rest !== before || (patterns.includes(RANK_AND_NUMBER) && namesOfficer(rest))) found.push(what)
  }
  return found
}

/** "an email address", "an email address and a postcode" */
export function inWords(signs: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(signs)
}

function namesOfficer(text: string): boolean {
  return [...text.matchAll(RANK_AND_WORD)].some(({ groups }) => {
    const name = groups?.name ?? ''
    return /^\p{Lu}[\p{Ll}’']/u.test(name) && !IS_RANK.test(name)
  })
}

/** Whether points may be written down: the session has begun, and it is not one that does not take place. */
export function canTakePoints(session: { startsAt: Date; state: string }, now: Date): boolean {
  return session.startsAt <= now && session.state !== 'cancelled' && session.state !== 'postponed'
}

/** Whether a point's words may still be changed: not once it is tagged, and never what was printed somewhere. */
export function canBeChanged(point: { origin: string; themes: readonly unknown[] }): boolean {
  return point.origin === 'forum' && point.themes.length === 0
}

type Said = { text: string; kind: string; breadth: string | null; valence: string | null }

/** What a form was made from, so that a change by somebody else is noticed. Points carry no version: that is a time. */
export function fingerprint({ text, kind, breadth, valence }: Said): string {
  return sha256(JSON.stringify([text, kind, breadth, valence])).slice(0, 16)
}

/** The rows whose text is not among the session's points yet: a file brought in twice does not count twice. */
export function newRows<T extends { text: string }>(rows: readonly T[], there: readonly string[]): T[] {
  const known = new Set(there.map((text) => text.toLowerCase()))
  return rows.filter(({ text }) => !known.has(text.toLowerCase()))
}

/** The page asked for, or the nearest there is. */
export function pageOf(total: number, wanted: number, size: number): PageOf {
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(Math.max(1, wanted), pages)
  const offset = (page - 1) * size
  return { page, pages, offset, total, from: total === 0 ? 0 : offset + 1, to: Math.min(offset + size, total) }
}
