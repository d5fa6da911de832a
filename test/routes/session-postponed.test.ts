import { describe, expect, it } from 'vitest'
import * as calls from '#app/routes/sessions.$session.calls/route.tsx'
import * as messages from '#app/routes/sessions.$session.messages/route.tsx'
import * as team from '#app/routes/sessions.$session.team/route.tsx'
import * as vouchers from '#app/routes/sessions.$session.vouchers/route.tsx'
import { contactTasks } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given, NOON } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { change, invitedWorld } from '#test/support/session-messages.ts'

withTestDatabase()
withFrozenClock()

type Route = Parameters<typeof renderRoute>[0]
const at = { session: 'ses_one' }
const shown = async (route: Route, part: string, who: { id: string }) =>
  renderRoute(route, await get(`/sessions/ses_one/${part}`, who, at))

describe('the pages of a session that was postponed', () => {
  it('ask nothing about the date that is off, and say what comes first', async () => {
    const { facilitator, people } = await invitedWorld(1)
    const task = { participantId: people[0]?.id ?? '', sessionId: 'ses_one', about: 'session-invitation' as const }
    const rung = { state: 'done' as const, settledAt: NOON, settledBy: facilitator.id }
    await given((tx) =>
      tx.insert(contactTasks).values({ id: 'ctk_1', ...task, ...rung, route: 'call', cause: 'x', dueOn: '2026-11-19' }),
    )
    expect(await shown(calls, 'calls', facilitator)).toContain('name="answer"')
    await change('ses_one', { state: 'postponed', cancelledAt: NOON })
    expect(await shown(calls, 'calls', facilitator)).not.toContain('name="answer"')
    expect(await shown(team, 'team', facilitator)).toContain('Give it a new date first, then change its team.')
    expect(await shown(vouchers, 'vouchers', facilitator)).toContain('does not take place, so there is nobody to thank')
  })
})

describe('the messages of a session with no participants', () => {
  it('say what comes first, and nothing about nobody being left', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { date: '2026-12-03' })
    const page = await shown(messages, 'messages', facilitator)
    expect(page).toContain('Give somebody a place first, then invite them here.')
    expect(page).not.toContain('Nobody is left')
  })
})
