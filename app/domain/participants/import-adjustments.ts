/** The adjustments of the list, by the words that spreadsheets use for them. */
const words: Record<string, readonly string[]> = {
  'step-free': ['step free', 'step free access', 'step free way in', 'wheelchair', 'wheelchair access', 'ramp', 'lift'],
  bsl: ['bsl', 'bsl interpreter', 'british sign language', 'sign language', 'sign language interpreter'],
  interpreter: ['interpreter', 'interpreter for another language', 'language interpreter'],
  'hearing-loop': ['hearing loop', 'induction loop', 'loop'],
  'quiet-room': ['quiet room', 'quiet space', 'break out room'],
  'easy-read': ['easy read', 'easy read papers'],
  'large-print': ['large print', 'large font', 'big print'],
  taxi: ['taxi', 'taxi there or back', 'transport', 'travel'],
  childcare: ['childcare', 'child care', 'creche'],
  food: ['food', 'special food', 'vegetarian', 'vegan', 'halal', 'kosher'],
  'support-person': ['support person', 'a support person with them', 'supporter', 'carer', 'personal assistant', 'pa'],
  breaks: ['breaks', 'more breaks', 'regular breaks', 'rest breaks'],
  online: ['online', 'to join online', 'video call', 'remote', 'by video'],
}
/** Said where there is nothing: not an adjustment, and nothing left out. */
const nothing = ['', 'none', 'no', 'n a', 'na', 'nil']

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The adjustments in a cell, each once, and how many of its words are on no list of ours. Those are left out: they may be
 * a diagnosis, which we do not hold (domain §6.4).
 */
export function adjustmentsIn(cell: string): { kinds: string[]; unknown: number } {
  const parts = cell.split(/[,;/\n]|\band\b/).map(plain)
  const named = parts.filter((part) => !nothing.includes(part))
  const kinds = named.map((part) => Object.keys(words).find((kind) => words[kind]?.includes(part)) ?? null)
  const found = kinds.filter((kind) => kind !== null)
  return { kinds: [...new Set(found)], unknown: kinds.length - found.length }
}

const labels: Record<string, string> = { bsl: 'BSL interpreter', interpreter: 'Interpreter for another language' }

/** `Step free` for `step-free`. */
export function adjustmentLabel(kind: string): string {
  const text = kind.replace('-', ' ')
  return labels[kind] ?? text.charAt(0).toUpperCase() + text.slice(1)
}
