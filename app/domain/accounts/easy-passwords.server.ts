import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/**
 * A password that takes fewer guesses than this is refused: it is one of the common passwords, a repeat, a sequence, a
 * walk over the keyboard, or little more than that (security.md AUT-03). Three unusual words take 10^12.
 */
const GUESSES = 1e8
/** Bounds the time that one estimate takes, which nothing else does: 128 characters of leet take under 0.1 s. */
const LEET_TRIES = 10

/** Words of the service and of those around it (security.md AUT-03, ASVS 6.1.2). */
const SERVICE_WORDS = [
  ...['victim', 'voice', 'forum', 'mopac', 'mps', 'met', 'metropolitan', 'police', 'policing', 'london', 'londoner'],
  ...['mayor', 'crime', 'office', 'service', 'support', 'engagement', 'participant', 'facilitator', 'analyst'],
  ...['commissioner', 'board', 'partner', 'administrator', 'admin', 'session', 'voucher', 'scotland', 'yard', 'vvf'],
]
/** What everybody has read about passwords, and so is nobody's own. */
const WORN_OUT = [
  ...['correct horse battery staple', 'correcthorsebatterystaple', 'the quick brown fox', 'thequickbrownfox'],
  ...['to be or not to be', 'tobeornottobe', 'lorem ipsum dolor sit amet', 'three random words', 'threerandomwords'],
]

export type TooEasy = 'common-password' | 'own-words'

let loading: Promise<ZxcvbnFactory> | undefined

/** The estimator and its lists of passwords and words. They are in the package: nothing is asked of anybody outside. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, wornOut: WORN_OUT },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: LEET_TRIES,
  })
}

/**
 * Why a password may not be chosen: it is common or breached, or it is made of the words of the service or of its owner
 * (security.md AUT-03). Null when it may. The lists are loaded at the first question.
 */
export async function whyTooEasy(password: string, owner: { name: string; email: string }): Promise<TooEasy | null> {
  loading ??= load()
  const estimator = await loading
  const isTrivial = (text: string) => estimator.check(text).guesses < GUESSES
  if (isTrivial(password)) return 'common-password'
  const rest = without([...SERVICE_WORDS, ...wordsOf(owner)], password)
  return rest !== null && isTrivial(rest) ? 'own-words' : null
}

/** The parts of a name and an address that are long enough to be recognised. */
function wordsOf({ name, email }: { name: string; email: string }): string[] {
  return `${name} ${email}`.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)
}

/** Characters that are read as a letter. `1`, `l` and `!` are read as `i`, in our words too. */
const LEET = { a: '4@', b: '8', e: '3€', g: '69', i: '1l!|', o: '0', s: '5$', t: '7+', z: '2' }
const letterFor = new Map(Object.entries(LEET).flatMap(([letter, likes]) => [...likes].map((like) => [like, letter])))
const NO_LETTER = '\uFFFC'

/** A character as it is read: lower case, without accents, leet as the letter that it stands for; of length one. */
function folded(character: string): string {
  const [plain = ''] = character.normalize('NFKD').toLowerCase()
  return letterFor.get(plain) ?? (/^[\p{L}\p{N}]$/u.test(plain) && plain.length === 1 ? plain : NO_LETTER)
}

/** What is left of a password when these words are taken out, however they are spelt; null when none is in it. */
function without(words: string[], password: string): string | null {
  const characters = [...password].filter((character) => /[\p{L}\p{N}\p{S}!@|]/u.test(character))
  const spelt = words.map((word) => [...word].map(folded).join(''))
  const longestFirst = [...new Set(spelt)].sort((one, other) => other.length - one.length)
  const found = [
    ...characters
      .map(folded)
      .join('')
      .matchAll(new RegExp(longestFirst.join('|'), 'g')),
  ]
  if (found.length === 0) return null
  const taken = new Set(found.flatMap(({ index, 0: word }) => Array.from(word, (_, at) => index + at)))
  return characters.filter((_, at) => !taken.has(at)).join('')
}
