import type { Breadth, PointKind, Valence } from '../points/status.ts'
import type { Organisation, RegisterStatus } from '../register/status.ts'

/**
 * What a session day says to the service: one small form for each thing that happens, in the page without scripts and in
 * what is sent later from a device alike. A post is judged by what it says (`before` is what its sender saw), never by when
 * it arrives, so that it may come late and in order. The same key twice is one effect.
 */
export const DAY_ROUTE = 'routes/sessions.$session.day'

/** Where forms of the day are posted, and where the page lies. */
export const dayPath = (sessionId: string) => `/sessions/${sessionId}/day`

/** The view of the pulse that goes round, from hand to hand: the questions alone. */
export const roundPath = (sessionId: string) => `/sessions/${sessionId}/round`

/** The same address for whoever wants a `DayAnswer` and no page: with `Accept: application/json`. */
export const dayDataPath = (sessionId: string) => `${dayPath(sessionId)}?_data=${encodeURIComponent(DAY_ROUTE)}`

/** For how many days a key that was taken is known again. What has waited longer is to be looked at by a person. */
export const KEY_DAYS = 14

/** A status of the register as a form says it: `none` is somebody not marked yet. */
export type Mark = RegisterStatus | 'none'
/** How far an item of the agenda is. */
export type Moment = 'waiting' | 'running' | 'ended'

type Note = { text: string; kind: PointKind; breadth?: Breadth | ''; valence?: Valence | '' }

/** The fields of each form, by intent. All of them are texts; `DayKeys` come on top. */
export type DayPost =
  | { intent: 'mark'; participant: string; before: Mark; wanted: Mark }
  | ({ intent: 'staff' } & Record<`staff-${Organisation}` | `before-${Organisation}`, string>)
  /** `at` is when it was tapped, as the device knows it (ISO 8601, UTC); without it the moment of arrival counts. */
  | { intent: 'time'; item: string; before: Moment; wanted: Moment; at?: string }
  /** `item` is empty for what belongs to no item. The note's id is `noteIdFrom(submission)`: it can be named at once. */
  | ({ intent: 'note'; item: string } & Note)
  | ({ intent: 'note-change'; note: string; version: string } & Note)
  | { intent: 'note-remove'; note: string; version: string }
  /** `round`: tapped in the view that goes round. No page says afterwards what it was. */
  | { intent: 'tap' | 'untap'; question: string; answer: string; round?: 'yes' }

export type DayIntent = DayPost['intent']

/** The hidden fields of every form: the token of the sign-in it is sent under, and the key that makes it count once. */
export type DayKeys = { 'form-token': string; submission: string }

/**
 * - `applied`: it is done now. `already`: it was so before, or this very form was taken before.
 * - `conflict`: somebody else changed the same thing meanwhile; a person has to choose. Nothing was changed.
 * - `refused`: it cannot be done, and sending it again does not help. Nothing was changed.
 */
export type DayState = 'applied' | 'already' | 'conflict' | 'refused'

/**
 * The answer as JSON: 200 for the first two, 409 for `conflict`, 400 for `refused`. Any other answer is none: 401 is a
 * sign-in that has ended (keep it, sign in, send it again), 404 and 403 are for good, 5xx is to be tried again.
 */
export type DayAnswer = {
  ok: boolean
  state: DayState
  message: string
  /** The id of the element on the page that it is about. */
  focus?: string
  /** What is saved in place of what was expected, with `conflict`: a mark, a moment, the newest version of a note, and its words. */
  saved?: string
  text?: string
  /** The token was of another sign-in: the same post with the token of this one may be taken. */
  again?: 'with-new-token'
}

/** The id of a note, from the key of the form it is taken with: so it can be changed before it was ever sent. */
export const noteIdFrom = (submission: string) => `nte_${submission.slice(0, 36)}`

/** The ids of the elements that answers lead to. */
export const elementIds = {
  person: (participant: string) => `person-${participant}`,
  item: (item: string) => `item-${item || 'other'}`,
  note: (note: string) => `note-${note}`,
  question: (question: number | string) => `pulse-${question}`,
  staff: 'staff',
} as const
