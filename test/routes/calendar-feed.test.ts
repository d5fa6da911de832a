import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { NotFound } from '#app/domain/shared/errors.ts'
import * as own from '#app/routes/calendar.feed._index/route.tsx'
import * as feed from '#app/routes/feed.$token/route.tsx'
import { calendarFeeds, grants, people } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given, NOON } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()

type Who = Awaited<ReturnType<typeof aPerson>>
const press = async (who: Who, intent: string, submission = submissionKey()) =>
  (await own.action(await post('/calendar/feed', who, { intent, submission }))) as Response
const addressOf = async (who: Who) =>
  (await (await own.loader(await get('/calendar/feed', who))).json()).feed?.address ?? ''
const fetched = async (address: string) => {
  const token = address.split('/').at(-1) ?? ''
  return (await feed.loader(await get(`/feed/${token}`, null, { token }))).text()
}

describe('INJ-05 the secret address of a calendar', () => {
  it('shows the sessions its owner may open, as meetings and nothing more', async () => {
    const who = await aPerson('support', { forum: 'open' })
    await aSession('open', { key: 'mine', date: '2026-12-03' })
    await aSession('open', { key: 'off', date: '2026-12-10', state: 'cancelled' })
    await aSession('lgbtq', { key: 'theirs', date: '2026-12-04' })
    await press(who, 'make')
    const file = await fetched(await addressOf(who))
    expect(file).toContain('UID:ses_mine@')
    expect(file).toContain('/sessions/ses_mine')
    expect(file.match(/STATUS:\w+/g)).toEqual(['STATUS:TENTATIVE', 'STATUS:CANCELLED'])
    expect(file).not.toContain('ses_theirs')
    expect(file.replace(/URL:[^\r]+(\r\n [^\r]+)*/g, '')).not.toMatch(
      /forum|victim|police|mopac|open|ATTENDEE|ORGANIZER|LOCATION|DESCRIPTION/i,
    )
    expect(await rows().select().from(calendarFeeds)).toHaveLength(1)
  })

  it('leads nowhere once it was renewed or ended, and a second press of the same button makes no second one', async () => {
    const who = await aPerson('facilitator', { forum: 'open' })
    const key = submissionKey()
    await press(who, 'make', key)
    const first = await addressOf(who)
    await press(who, 'make', key)
    expect(await addressOf(who)).toBe(first)
    await press(who, 'make')
    await expect(fetched(first)).rejects.toThrow(NotFound)
    const second = await addressOf(who)
    expect(await fetched(second)).toContain('BEGIN:VCALENDAR')
    await press(who, 'end')
    await expect(fetched(second)).rejects.toThrow(NotFound)
    expect(await addressOf(who)).toBe('')
  })

  it('ends with the role and with the account of its owner, whatever the calendar still asks', async () => {
    const who = await aPerson('analyst')
    await press(who, 'make')
    const address = await addressOf(who)
    await given((tx) => tx.update(grants).set({ endedAt: NOON }).where(eq(grants.personId, who.id)))
    await expect(fetched(address)).rejects.toThrow(NotFound)
    await given((tx) => tx.update(grants).set({ endedAt: null }).where(eq(grants.personId, who.id)))
    expect(await fetched(address)).toContain('END:VCALENDAR')
    await given((tx) => tx.update(people).set({ state: 'disabled' }).where(eq(people.id, who.id)))
    await expect(fetched(address)).rejects.toThrow(NotFound)
    await expect(fetched('https://localhost/feed/guessed.ics')).rejects.toThrow(NotFound)
  })
})
