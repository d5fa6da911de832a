import { findWitnesses } from '#app/domain/break-glass/queries.server.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import type { Confirmed } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { reveals } from '#db/schema/index.ts'
import { getRevealableForCheckIn } from './check-in-queries.server.ts'
import type { Reveal } from './input.ts'
import { countReveals, getRevealable, holdsPasskey, openField, wasToldLately } from './reveal-queries.server.ts'
import { REVEALS_A_DAY, REVEALS_AN_HOUR, type RevealField } from './status.ts'

type Confirming = Confirmed<'contact:reveal' | 'welfare:reveal'>
export type RevealRefusal = 'no-passkey' | 'not-held' | 'restricted' | 'too-many'
type Noted = { participantId: string } | 'too-many'
type Shown = Result<{ value: string }, RevealRefusal | 'repeated' | 'sent-before'>
/** Whose fields these are, and which of them may be shown to whom asks. */
type Revealable = { participantId: string; restrictedSince: Date | null; fields: readonly RevealField[] }
type Asked = { input: Reveal; once: Submission; find: () => Promise<Revealable> }

/**
 * Shows one contact detail to somebody who has just confirmed themselves and holds a passkey. The look is in the trail, and
 * committed, before anything is opened: when it cannot be written nothing is shown (security.md PRV-03, AZ-07).
 */
export function revealField(
  ctx: Confirmed<'contact:reveal'>,
  reference: string,
  input: Reveal,
  once: Submission,
): Promise<Shown> {
  const find = async () => {
    const { participant, fields } = await getRevealable(ctx, reference)
    return { ...participant, fields }
  }
  return show(ctx, { input, once, find })
}

/**
 * The same for whoever owns an open check-in: only of that participant, only what the gate opens at this moment (product,
 * "support"; security.md LNK-08). With the same passkey, reason, trail and limits.
 */
export function revealForCheckIn(
  ctx: Confirmed<'welfare:reveal'>,
  followUpId: string,
  input: Reveal,
  once: Submission,
): Promise<Shown> {
  const find = async () => {
    const { participant, fields } = await getRevealableForCheckIn(ctx, followUpId)
    // Of somebody restricted the gate opens nothing.
    return { ...participant, restrictedSince: null, fields }
  }
  return show(ctx, { input, once, find })
}

async function show(ctx: Confirming, asked: Asked): Promise<Shown> {
  const noted = await noteReveal(ctx, asked)
  if (!noted.ok) return noted
  if (noted.value === 'too-many') return { ok: false, reason: 'too-many' }
  const { field } = asked.input
  const value = await openField(ctx, noted.value.participantId, field)
  return value === null ? { ok: false, reason: 'not-held' } : { ok: true, value: { value } }
}

/** Writes down that a field is about to be shown. One look too many in a day is written down as refused. */
function noteReveal(ctx: Confirming, { input: { field, reason }, once, find }: Asked) {
  return writeOnce<Noted, RevealRefusal>(ctx, once, async (tx) => {
    if (!(await holdsPasskey(ctx.actor.id))) return refuse('no-passkey')
    const { participantId, restrictedSince, fields } = await find()
    if (!fields.includes(field)) return refuse('not-held')
    if (restrictedSince !== null && reason !== 'safety') return refuse('restricted')
    const before = await countReveals(ctx)
    const detail = { field, reason }
    if (before.day >= REVEALS_A_DAY) return done('too-many', event('contact.reveal-refused', participantId, detail))
    const row = { id: newId('rev'), personId: ctx.actor.id, participantId, field, reason, at: ctx.now }
    await tx.insert(reveals).values(row)
    const many = before.hour >= REVEALS_AN_HOUR ? await tellOfMany(tx, ctx) : []
    return done({ participantId }, event('contact.revealed', participantId, detail), ...many)
  })
}

/** Tells every data protection officer, once an hour, that somebody looks at unusually many contact details. */
async function tellOfMany(tx: Database, ctx: Confirming): Promise<AuditEvent[]> {
  if (await wasToldLately(ctx)) return []
  const { told } = await findWitnesses(ctx)
  for (const personId of told)
    await enqueueLetter(tx, {
      template: 'reveals-many',
      about: ctx.actor.id,
      personId,
      cause: newId('many'),
      now: ctx.now,
    })
  return [event('contact.reveals-many', ctx.actor.id, { told })]
}
