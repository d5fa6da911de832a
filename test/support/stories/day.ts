import { timeItem } from '#app/domain/day/agenda-commands.server.ts'
import { noteOutcome, noteRouteUsed } from '#app/domain/day/disclosure-commands.server.ts'
import { countStaff, markPerson } from '#app/domain/day/mark-commands.server.ts'
import { changeNote, removeNote, takeNote } from '#app/domain/day/note-commands.server.ts'
import { noteIdFrom } from '#app/domain/day/protocol.ts'
import { tapPulse, untapPulse } from '#app/domain/day/pulse-commands.server.ts'
import { typeIn } from '#app/domain/day/typed-in-commands.server.ts'
import { staffFrom } from '#app/domain/register/status.ts'
import { disclosureUses } from '#db/schema/index.ts'
import { aDay, NOTED } from '../day.ts'
import { rows } from '../db.ts'
import { ctxFor, once } from '../factories.ts'
import type { Step } from './step.ts'

export async function dayStory(step: Step): Promise<void> {
  const { facilitator, ctx, evening } = await aDay({ people: 2, items: 2 })
  const mark = { participant: 'ptc_open_1', before: 'none', wanted: 'attended' } as const
  await step('markPerson', ['register.marked', 'session.held'], () => markPerson(ctx, 'ses_one', mark, once()))
  const none = staffFrom(() => 0)
  await step('countStaff', ['register.kept'], () =>
    countStaff(ctx, 'ses_one', { before: none, wanted: { ...none, mps: 1 } }, once()),
  )
  await step('timeItem', ['agenda.timed'], () =>
    timeItem(ctx, 'ses_one', { item: 'agi_1', before: 'waiting', wanted: 'running', at: null }, once()),
  )
  const key = once()
  const note = noteIdFrom(key.key)
  await step('takeNote', ['note.taken'], () => takeNote(ctx, 'ses_one', { ...NOTED, item: 'agi_1' }, key))
  await step('changeNote', ['note.changed'], () =>
    changeNote(ctx, 'ses_one', { ...NOTED, text: 'They rang back', note, version: 1 }, once()),
  )
  await step('removeNote', ['note.removed'], () => removeNote(ctx, 'ses_one', { note, version: 2 }, once()))
  await step('tapPulse', ['pulse.tapped'], () => tapPulse(ctx, 'ses_one', { question: 1, answer: 5 }, once()))
  await step('untapPulse', ['pulse.tapped'], () => untapPulse(ctx, 'ses_one', { question: 1, answer: 5 }, once()))
  const paper = {
    version: 2,
    entries: [{ participantId: 'ptc_open_2', status: 'apologies' as const }],
    staff: { ...none, mps: 1 },
    notes: [{ ...NOTED, item: '' }],
    answers: [{ question: 1, answer: 4, number: 3 }],
  }
  await step('typeIn', ['register.kept', 'note.taken', 'pulse.tapped'], () => typeIn(ctx, 'ses_one', paper, once()))
  const noting = ctxFor(facilitator, 'disclosure:note', evening)
  await step('noteRouteUsed', ['disclosure.route-used'], () => noteRouteUsed(noting, 'ses_one', once()))
  const [use] = await rows().select().from(disclosureUses)
  await step('noteOutcome', ['disclosure.outcome-noted'], () =>
    noteOutcome(noting, 'ses_one', { use: use?.id ?? '', reference: 'SG 12' }),
  )
}
