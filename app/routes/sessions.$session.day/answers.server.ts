import { timeItem } from '#app/domain/day/agenda-commands.server.ts'
import type { DayInput } from '#app/domain/day/input.ts'
import { countStaff, markPerson } from '#app/domain/day/mark-commands.server.ts'
import { changeNote, removeNote, takeNote } from '#app/domain/day/note-commands.server.ts'
import { type DayAnswer, type DayState, elementIds, noteIdFrom } from '#app/domain/day/protocol.ts'
import { tapPulse, untapPulse } from '#app/domain/day/pulse-commands.server.ts'
import { findNote, listItems } from '#app/domain/day/queries.server.ts'
import { markFrom, momentOf } from '#app/domain/day/rules.ts'
import { identifyingSigns, inWords } from '#app/domain/points/rules.ts'
import { listSealedLines } from '#app/domain/register/queries.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import type { Submission } from '#app/http/form.server.ts'

type Key = Ctx<'day:keep'>
type Verdict = { state: DayState; message: string }

const refused = (message: string): Verdict => ({ state: 'refused', message })

/** What each refusal of a command means for whoever sent the form. */
const verdicts: Record<string, Verdict> = {
  already: { state: 'already', message: 'This was so already.' },
  repeated: { state: 'already', message: 'This form was taken before. Nothing was saved twice.' },
  conflict: { state: 'conflict', message: 'Somebody else changed this meanwhile. Nothing was saved.' },
  'sent-before': refused('You sent this form before with something else in it. Check it and send it again.'),
  'too-early': refused('It is too early. This can be filled in from an hour before the session.'),
  'not-taking-place': refused('This session does not take place, so nothing is filled in.'),
  'written-up': refused('The session is written up and its points are with MOPAC. Nothing more is taken down.'),
  'too-many': refused('There are more of these than one session can have. Look again at what is there.'),
  gone: refused('This note is no longer there. Somebody has removed it. What you typed is still below.'),
}

/** Does what a form of the day asks for, and says what became of it. The same for a page and for what was sent later. */
export async function answerTo(ctx: Key, sessionId: string, post: DayInput, once: Submission): Promise<DayAnswer> {
  const focus = focusOf(post, once)
  const result = await done(ctx, sessionId, post, once)
  if (result.ok) return { ok: true, state: 'applied', message: `Saved.${warning(post)}`, focus }
  const { state, message } = verdicts[result.reason] ?? refused('This could not be saved.')
  const ok = state === 'already'
  if (state !== 'conflict') return { ok, state, message, focus }
  return { ok, state, message, focus, ...(await savedInstead(ctx, sessionId, post)) }
}

async function done(ctx: Key, sessionId: string, post: DayInput, once: Submission) {
  switch (post.intent) {
    case 'mark':
      return markPerson(ctx, sessionId, post, once)
    case 'staff':
      return countStaff(ctx, sessionId, post, once)
    case 'time':
      return timeItem(ctx, sessionId, post, once)
    case 'tap':
      return tapPulse(ctx, sessionId, post, once)
    case 'untap':
      return untapPulse(ctx, sessionId, post, once)
    case 'note-remove':
      return removeNote(ctx, sessionId, post, once)
    case 'note': {
      const { intent: _, ...note } = post
      return takeNote(ctx, sessionId, note, once)
    }
    case 'note-change': {
      const { intent: _, ...note } = post
      return changeNote(ctx, sessionId, note, once)
    }
  }
}

/** A note is kept whatever it holds; what may say who it is about is said beside it. */
function warning(post: DayInput): string {
  const signs = 'text' in post ? identifyingSigns(post.text) : []
  return signs.length > 0 ? ` Look at it again: it seems to have ${inWords(signs)} in it.` : ''
}

export function focusOf(post: DayInput, once: Pick<Submission, 'key'>): string {
  if (post.intent === 'mark') return elementIds.person(post.participant)
  if (post.intent === 'time') return elementIds.item(post.item)
  if (post.intent === 'note') return elementIds.note(noteIdFrom(once.key))
  if (post.intent === 'note-change' || post.intent === 'note-remove') return elementIds.note(post.note)
  if (post.intent === 'staff') return elementIds.staff
  return elementIds.question(post.question)
}

async function savedInstead(ctx: Key, sessionId: string, post: DayInput): Promise<{ saved?: string; text?: string }> {
  const session = await getSession(ctx, sessionId)
  if (post.intent === 'mark') {
    const lines = await listSealedLines(ctx, session)
    const status = lines.find(({ participantId }) => participantId === post.participant)?.status ?? null
    return { saved: markFrom(status) }
  }
  if (post.intent === 'time') {
    const item = (await listItems(ctx, session.id)).find(({ id }) => id === post.item)
    return item ? { saved: momentOf(item) } : {}
  }
  const note = 'note' in post ? await findNote(ctx, session.id, post.note) : null
  return note ? { saved: String(note.version), text: note.text } : {}
}
