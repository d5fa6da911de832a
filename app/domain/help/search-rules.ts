import type { Role } from '../access/permissions.ts'
import type { Guide } from './guide.ts'
import { guideHref } from './rules.ts'
import { shelves } from './shelves.ts'

/** The most letters of a search that are looked at. */
export const LONGEST_SEARCH = 100

/** Words that stand in every question and say nothing about what is asked. */
const IDLE = new Set(
  'a about an and are at by can do does for from get has have how i if in is it me my of on one or our s so somebody someone t that the their them there they this to us was we what when where who why will with you your'.split(
    ' ',
  ),
)

const wordsIn = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** A word without its ending, so that “vouchers” finds “voucher” and “inviting” finds “invite”. */
function stem(word: string): string {
  const short = word.replace(/(?<=\w{4})(?:ing|ed|es|e|s)$/, '')
  return short === word ? word : short.replace(/([^aeiou])\1$/, '$1')
}

/** What was typed, as it is looked for and shown again. */
export const searchFrom = (params: URLSearchParams): string =>
  (params.get('words') ?? '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SEARCH)

const textsOf = ({ before = '', steps, leads = [], after = '', warning = '' }: Guide) => [
  ...[warning, before].filter(Boolean),
  ...steps.map((step, at) => (leads[at] ? `${leads[at]}. ${step}` : step)),
  ...[after].filter(Boolean),
]

const hasAny = (text: string, stems: readonly string[]) => countIn(text, stems) > 0
const countIn = (text: string, stems: readonly string[]) => {
  const words = wordsIn(text)
  const fits = (word: string, one: string) => (one.length < 3 ? word === one : word.startsWith(one))
  return stems.filter((one) => words.some((word) => fits(word, one))).length
}

/**
 * The guides that have every word that was typed, in their title or steps. Those with more of them in the title come
 * first, then those for the reader's own roles. Each comes with the line that has most of the words.
 */
export function searchGuides(search: string, roles: readonly Role[]) {
  const typed = wordsIn(search)
  const telling = typed.filter((word) => !IDLE.has(word))
  const stems = (telling.length > 0 ? telling : typed).map(stem)
  if (stems.length === 0) return []
  return shelves
    .flatMap((shelf) => shelf.parts.flatMap((part) => part.guides.map((guide) => ({ shelf, part, guide }))))
    .filter(({ guide }) => countIn([guide.title, ...textsOf(guide)].join(' '), stems) === stems.length)
    .map(({ shelf, part, guide }) => ({
      href: guideHref(guide.id),
      title: guide.title,
      where: part.title === guide.title ? shelf.title : `${shelf.title}: ${part.title}`,
      line: lineWith(guide, stems),
      rank: countIn(guide.title, stems) * 2 + (shelf.roles.some((role) => roles.includes(role)) ? 1 : 0),
    }))
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ rank: _rank, ...found }) => found)
}

function lineWith(guide: Guide, stems: readonly string[]): string {
  const texts = textsOf(guide)
  const found = texts.filter((text) => hasAny(text, stems))
  return found.toSorted((one, other) => countIn(other, stems) - countIn(one, stems))[0] ?? texts[0] ?? ''
}
