import { replaceCalendar } from '#app/domain/calendar/commands.server.ts'
import * as changing from '#app/domain/sessions/changing-commands.server.ts'
import * as planning from '#app/domain/sessions/planning-commands.server.ts'
import calendar from '#db/seed/reference/calendar.json' with { type: 'json' }
import { aPerson, aSession, ctxFor, inRegister, once, participantsIn } from '../factories.ts'
import { withTeam } from '../teams.ts'
import type { Step } from './step.ts'

/** The dates of a forum's sessions: laid out around Christmas, moved, postponed, called off. */
export async function cadenceStory(step: Step, person: Awaited<ReturnType<typeof aPerson>>): Promise<void> {
  const plan = ctxFor(person, 'session:plan')
  const rhythm = { version: 1, weekday: 5, time: '19:00', week: 3, observes: null, schoolBreaks: true }
  const first = { first: '2027-03-26', time: '18:00' }
  const answers = {
    '2027-03-26': { choice: 'keep', why: 'The forum chose Good Friday' },
    '2027-12-25': { choice: 'skip', why: 'Christmas' },
  }
  const { id } = await aSession('open', { key: 'moving', date: '2026-12-10' })
  const when = { version: 1, date: '2026-12-10', time: '19:30', minutes: 90 }
  const moved = { ...when, version: 2, date: '2026-12-28', reason: 'The room is taken' }
  const why = { answers: { '2026-12-28': { why: 'Everybody is free' } } }
  await step('setRhythm', ['forum.rhythm-set'], () => planning.setRhythm(plan, 'open', rhythm))
  await step('layOutSessions', ['sessions.laid-out', 'session.date-kept'], () =>
    planning.layOutSessions(plan, 'open', { ...first, answers }, once()),
  )
  await step('layOutSessions', ['sessions.laid-out', 'session.date-skipped'], () =>
    planning.layOutSessions(
      plan,
      'open',
      {
        first: '2028-04-14',
        time: '18:00',
        answers: {
          '2028-04-14': { choice: 'skip', why: 'Good Friday' },
        },
      },
      once(),
    ),
  )
  await step('changeSession', ['session.changed'], () => changing.changeSession(plan, id, when))
  await step('changeSession', ['session.moved', 'session.date-kept'], () =>
    changing.changeSession(plan, id, { ...moved, ...why }),
  )
  const { id: firm } = await aSession('open', { key: 'firm', date: '2027-02-02', state: 'confirmed' })
  await withTeam(firm, person.id)
  await participantsIn('open', 1)
  await inRegister(firm, ['ptc_open_1'], 'accepted')
  const to = { version: 1, date: '2027-02-03', time: '18:00', minutes: 120, reason: 'The room is taken' }
  await step('changeSession', ['session.moved', 'session.fell-back', 'register.asked-again', 'message.asked'], () =>
    changing.changeSession(plan, firm, { ...to, ready: 'not-yet' }),
  )
  await step('postponeSession', ['session.postponed'], () =>
    changing.postponeSession(plan, id, { reason: 'The room is flooded', version: 3 }),
  )
  await step('cancelSession', ['session.cancelled'], () =>
    changing.cancelSession(plan, id, { reason: 'No room was found', version: 4 }),
  )
}

export async function calendarStory(step: Step): Promise<void> {
  const ctx = ctxFor(await aPerson('admin'), 'calendar:replace')
  await step('replaceCalendar', ['calendar.replaced'], () => replaceCalendar(ctx, JSON.stringify(calendar), once()))
}
