/** The three questions at the end of a session (product, Words: Pulse). A number stands for each in the tables. */
export const PULSE_QUESTIONS = [
  { number: 1, words: 'I felt listened to' },
  { number: 2, words: 'I felt safe' },
  { number: 3, words: 'It was worth coming' },
] as const

/** The five answers, the worst first. */
export const PULSE_ANSWERS = [
  { number: 1, words: 'Very bad' },
  { number: 2, words: 'Bad' },
  { number: 3, words: 'So-so' },
  { number: 4, words: 'Good' },
  { number: 5, words: 'Very good' },
] as const

/** Fewer answers than this would say who gave which. */
export const LEAST_ANSWERS = 5
/** More answers to one question than people fit in a room are a slip of the finger. */
export const MOST_ANSWERS = 60

/** What is read out at the start (domain §8), and what cannot stay in the room (domain §7). */
export const GROUND_RULES: readonly string[] = [
  'Use your first name, or any name you like.',
  'What is said here stays here.',
  'Talk about how you were treated, not about the facts of a case.',
  'Name no officer.',
  'You can pass at any time. You can leave the room at any time. You need not say why.',
  'If you join online, your camera may stay off.',
  'One person speaks at a time.',
  'Question ideas, not people.',
  'A support person is always here for you.',
  'We always tell you what happens next.',
]
export const LIMITS_OF_CONFIDENTIALITY: readonly string[] = [
  'There is one limit. If we hear that somebody may come to serious harm, we have to tell somebody who can help.',
  'We would talk to you first, if we can, and tell only those who need to know.',
  'If you want to talk about something that happened to you, a support worker can go to another room with you.',
]

/** What to do when somebody tells of harm (domain §7). It is the same for everybody of the staff. */
export const SUPPORT_STEPS: readonly { title: string; words: string }[] = [
  { title: 'Stop', words: 'Stop what the group is doing, gently. Offer a break to everybody.' },
  { title: 'Acknowledge', words: 'Say “Thank you for telling me. You did the right thing.”' },
  {
    title: 'Go to a private space',
    words: 'The Victim Support worker goes with them to another room. Nobody has to come along.',
  },
  {
    title: 'Do not investigate',
    words: 'Do not ask what happened, who did it or when. Do not promise to keep it secret. Write nothing of it here.',
  },
  { title: 'Immediate danger', words: 'If anybody is in danger now, call 999.' },
  {
    title: 'Otherwise, the same day',
    words:
      'Tell your safeguarding lead today. For an adult they go to the local authority’s safeguarding adults team, for a child to the Multi-Agency Safeguarding Hub (MASH).',
  },
]

/** How long the reference of an outcome may be. */
export const MOST_REFERENCE = 40

/** Rows for notes on the page that takes what was written on paper. */
export const NOTE_ROWS = Array.from({ length: 10 }, (_, at) => at + 1)
type NotePart = 'text' | 'item' | 'kind' | 'breadth' | 'valence'
export const noteField = (row: number, part: NotePart) => `note-${row}-${part}`
export const pulseField = (question: number, answer: number) => `pulse-${question}-${answer}`
