import type { agendaSources, agendaStates } from '#db/schema/agenda.ts'

export type AgendaState = (typeof agendaStates)[number]
export type AgendaSource = (typeof agendaSources)[number]

/** How something to talk about came to us, as pages say it. Nobody's name is with any of them. */
export const sourceWords: Record<AgendaSource, string> = {
  link: 'Through a link',
  phone: 'By phone',
  room: 'In the room',
  facilitator: 'From you',
  standing: 'Always first',
}

/** Where the facilitator can say that something came from. */
export const TYPED_SOURCES = ['phone', 'room', 'facilitator'] as const
export type TypedSource = (typeof TYPED_SOURCES)[number]
export const typedSourceWords: Record<TypedSource, string> = {
  phone: 'Somebody told us by phone',
  room: 'Somebody said it in the room',
  facilitator: 'I suggest it myself',
}

type Move = { from: readonly AgendaState[]; to: AgendaState; button: string; notice: string }

/** What can be done with an item, as data: buttons, checks and notices read the same row (architecture rule 6). */
export const moves = {
  take: { from: ['suggested', 'not-taken'], to: 'on', button: 'Put on the agenda', notice: 'It is on the agenda.' },
  'take-off': { from: ['on'], to: 'suggested', button: 'Take off', notice: 'Taken off. It is among the suggestions.' },
  decline: { from: ['suggested'], to: 'not-taken', button: 'Do not take', notice: 'Not taken. You can bring it back.' },
  'bring-back': { from: ['not-taken'], to: 'suggested', button: 'Bring back', notice: 'It is a suggestion again.' },
  done: { from: ['on'], to: 'done', button: 'We talked about it', notice: 'Marked as talked about.' },
  'not-done': { from: ['done'], to: 'on', button: 'We did not get to it', notice: 'Marked as not talked about.' },
} as const satisfies Record<string, Move>
export type AgendaMove = keyof typeof moves
export const MOVES = Object.keys(moves) as [AgendaMove, ...AgendaMove[]]

/** Moves that say what became of an item in the meeting: they are for after its start. */
export const isOfTheDay = (move: AgendaMove) => move === 'done' || move === 'not-done'

export const isMove = <I extends { intent: string }>(input: I): input is I & { intent: AgendaMove } =>
  Object.hasOwn(moves, input.intent)
