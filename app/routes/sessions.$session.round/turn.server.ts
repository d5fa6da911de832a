import { keyOfTurn, keyOfUndo, markOfTap, tapOfMark } from '#app/domain/day/counted.server.ts'
import { roundPath } from '#app/domain/day/protocol.ts'
import { tapPulse, untapPulse } from '#app/domain/day/pulse-commands.server.ts'
import type { RoundInput } from '#app/domain/day/round-input.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type Accepted, invalid } from '#app/http/form.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { addressOf } from '#app/ui/service/round.tsx'

type Key = Ctx<'day:keep'>
type Posted<I extends RoundInput['intent']> = Extract<RoundInput, { intent: I }>

/** What leaves a person where they are. Anything else has been counted before, and the next question comes. */
const closedWords: Record<string, string> = {
  'too-early': 'It is too early for this. Please give the tablet back.',
  'not-taking-place': 'Nothing can be tapped any more. Please give the tablet back.',
  'written-up': 'Nothing can be tapped any more. Please give the tablet back.',
  'too-many': 'Nothing more can be counted here. Please give the tablet back.',
}

/** Counts an answer, or takes the last one back, and leads on. A person answers each question once, also on the way back. */
export function settleTurn(ctx: Key, sessionId: string, form: Accepted<RoundInput>): Promise<Response> {
  const { value } = form
  return value.intent === 'tap' ? counted(ctx, sessionId, form, value) : takenBack(ctx, sessionId, form, value)
}

async function counted(ctx: Key, sessionId: string, form: Accepted<RoundInput>, tap: Posted<'tap'>) {
  const { person, question } = tap
  const key = keyOfTurn(sessionId, person, question)
  const result = await tapPulse(ctx, sessionId, tap, { ...form.once, key })
  const closed = result.ok ? undefined : closedWords[result.reason]
  if (closed) return invalid(form.refuse('', closed))
  const isTheirs = result.ok || result.reason === 'repeated'
  const mark = isTheirs ? `&counted=${markOfTap(sessionId, tap, key)}` : ''
  return seeOther(addressOf(roundPath(sessionId), person, question + 1) + mark)
}

async function takenBack(ctx: Key, sessionId: string, form: Accepted<RoundInput>, { mark }: Posted<'untap'>) {
  const tap = tapOfMark(sessionId, mark)
  if (!tap) return seeOther(roundPath(sessionId))
  const result = await untapPulse(ctx, sessionId, tap, { ...form.once, key: keyOfUndo(mark) })
  const closed = result.ok ? undefined : closedWords[result.reason]
  if (closed) return invalid(form.refuse('', closed))
  // The rest of the turn has keys of its own: the answer that comes instead is another one.
  return seeOther(addressOf(roundPath(sessionId), crypto.randomUUID(), tap.question))
}
