import { type DayAnswer, type DayIntent, noteIdFrom } from '../domain/day/protocol.ts'

/** What was entered and is not known to be saved yet. `answer`: why it was not taken, when a person has to choose. */
export type Entry = {
  seq: number
  session: string
  submission: string
  fields: Fields
  at: string
  answer?: DayAnswer
}
export type Fields = { intent: DayIntent } & Record<string, string>

/** What becomes of an entry after the service was asked. */
export type Outcome = 'done' | 'problem' | 'signed-out' | 'new-token' | 'later'

const WAITS = [2, 5, 10, 20, 30]
const STATES: readonly unknown[] = ['applied', 'already', 'conflict', 'refused']

/** What an entry is about. Two taps of the pulse are two answers: each is about itself. */
export function subjectOf({ fields, submission }: Pick<Entry, 'fields' | 'submission'>): string {
  const { intent, participant, item, note } = fields
  if (intent === 'mark') return `person ${participant}`
  if (intent === 'time') return `item ${item}`
  if (intent === 'note') return `note ${noteIdFrom(submission)}`
  if (intent === 'note-change' || intent === 'note-remove') return `note ${note}`
  return intent === 'staff' ? 'staff' : submission
}

export const isWaiting = (entry: Entry) => entry.answer === undefined

/** The next one to send: the oldest, past those a person has to look at and what came after them about the same. */
export function nextToSend(entries: readonly Entry[]): Entry | undefined {
  const ordered = [...entries].sort((a, b) => a.seq - b.seq)
  return ordered.find(
    (entry, at) => isWaiting(entry) && !ordered.slice(0, at).some((one) => isBlocking(one) && isSame(one, entry)),
  )
}

const isBlocking = (entry: Entry) => !isWaiting(entry)
const isSame = (one: Entry, other: Entry) => subjectOf(one) === subjectOf(other)

/** Entries about the same thing that came after a problem: they wait for its choice, and go with it. */
export function behind(problem: Entry, entries: readonly Entry[]): Entry[] {
  return entries.filter((entry) => entry.seq > problem.seq && isSame(entry, problem))
}

/** How many seconds to wait after so many tries in a row without an answer. */
export const waitSeconds = (tries: number): number => WAITS[Math.min(tries, WAITS.length) - 1] ?? 2

/** What an answer means. Anything that is not in our words, such as the page of a hotel's network, is no answer. */
export function outcomeOf(status: number, body: unknown): { outcome: Outcome; answer?: DayAnswer } {
  if (status === 401 || status === 204) return { outcome: 'signed-out' }
  const answer = asAnswer(body)
  if (!answer) {
    const message = gone[status]
    return message ? { outcome: 'problem', answer: { ok: false, state: 'refused', message } } : { outcome: 'later' }
  }
  if (answer.again) return { outcome: 'new-token' }
  return answer.ok ? { outcome: 'done', answer } : { outcome: 'problem', answer }
}

const gone: Record<number, string> = {
  403: 'You may not fill in this session any more. Nothing was saved.',
  404: 'This session, or what this is about, is not there any more. Nothing was saved.',
}

function asAnswer(body: unknown): DayAnswer | null {
  if (typeof body !== 'object' || body === null || !('state' in body)) return null
  return STATES.includes(body.state) ? (body as DayAnswer) : null
}

/** What something is once everything that waits for it is done: the last that was wanted, or what is saved. */
export function expectedOf(saved: string, subject: string, entries: readonly Entry[]): string {
  const own = entries.filter((entry) => isWaiting(entry) && subjectOf(entry) === subject)
  return own.at(-1)?.fields.wanted ?? saved
}

/** The same wish again, from what is saved now. Null when it can no longer be fulfilled. */
export function insteadOf(problem: Entry, last: Entry, newest: Record<string, string>): Fields | null {
  const saved = problem.answer?.saved
  const { intent } = problem.fields
  if (intent === 'staff') return { ...last.fields, ...newest }
  if (problem.answer?.state === 'refused') return asNewNote(problem, last)
  if (saved === undefined) return null
  if (intent === 'note-change' || intent === 'note-remove') return { ...last.fields, version: saved }
  return { ...last.fields, before: saved }
}

/** The words of a note that was not taken, or whose note is gone, as a new note. */
function asNewNote({ fields: { intent, item = '' } }: Entry, { fields: last }: Entry): Fields | null {
  if ((intent !== 'note' && intent !== 'note-change') || last.intent === 'note-remove') return null
  const { text = '', kind = '', breadth = '', valence = '' } = last
  return { intent: 'note', item, text, kind, breadth, valence }
}

/** How things stand, for the line that is always in view. */
export type Standing = { waiting: number; problems: number; signedOut: boolean; stranger: boolean; offline: boolean }

const entriesIn = (count: number) => (count === 1 ? '1 entry' : `${count} entries`)

export function standingWords({ waiting, problems, signedOut, stranger, offline }: Standing): string {
  const words: string[] = []
  if (problems > 0)
    words.push(problems === 1 ? '1 conflict: choose what is right.' : `${problems} conflicts: choose what is right.`)
  if (stranger) words.push(`Somebody else is signed in now. ${entriesIn(waiting)} of yours will wait for you.`)
  else if (signedOut) words.push(waiting > 0 ? `Sign in again to send ${entriesIn(waiting)}.` : 'You are signed out.')
  else if (waiting > 0) words.push(`${waiting} waiting to be sent.${offline ? ' There is no connection.' : ''}`)
  else if (problems === 0) words.push('All saved.')
  return words.join(' ')
}
