import type { ActionFunctionArgs } from '@remix-run/node'
import { describe, expect, it, vi } from 'vitest'
import { Forbidden } from '#app/domain/shared/errors.ts'
import { loader as home } from '#app/routes/_index/route.tsx'
import type { DatesAnswer } from '#app/routes/calendar.dates/preview.server.ts'
import { action, loader } from '#app/routes/calendar.dates/route.tsx'
import { calendarFiles } from '#db/schema/index.ts'
import file from '#db/seed/reference/calendar.json' with { type: 'json' }
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson } from '#test/support/factories.ts'
import { cookieOf, formTokenFor, get, submissionKey } from '#test/support/http.ts'

const clock = vi.hoisted(() => ({ at: '2026-11-19T12:00:00Z' }))
vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date(clock.at),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

type Who = { id: string }
const added = { date: '2027-06-14', title: 'A new bank holiday' }
const [gone] = file.observances
const newer = JSON.stringify({
  ...file,
  bankHolidays: { ...file.bankHolidays, events: [...file.bankHolidays.events, added] },
  observances: file.observances.slice(1),
})

/** The form as a browser sends it. */
async function send(who: Who, fields: Record<string, string | Blob>, submission = submissionKey()) {
  const cookie = await cookieOf(who)
  const body = new FormData()
  const all = { submission, 'form-token': await formTokenFor(cookie), intent: 'check', ...fields }
  for (const [name, value] of Object.entries(all)) body.append(name, value)
  const headers = { Cookie: cookie, 'X-Request-Id': 'test' }
  const request = new Request('http://localhost:3000/calendar/dates', { method: 'POST', headers, body })
  return (await action({ request, params: {}, context: { nonce: 'test' } } as ActionFunctionArgs)) as Response
}
const answerOf = async (response: Response): Promise<DatesAnswer> => response.json()
const versions = () => rows().$count(calendarFiles)

describe('the calendar of holidays', () => {
  it('says which version is in use, its last day, and what it has of each kind and year', async () => {
    const page = await (await loader(await get('/calendar/dates', await aPerson('admin')))).json()
    expect(page).toMatchObject({ version: 1, endsOn: 'Sunday 31 December 2028', soon: false, earlier: 0 })
    expect(page.years.find(({ year }) => year === 2026)?.bankHolidays).toBe(8)
  })

  it('is replaced after a look at what changes, once, and not before', async () => {
    const admin = await aPerson('admin')
    const { preview } = await answerOf(await send(admin, { file: new Blob([newer]) }))
    expect(preview).toMatchObject({ over: 1, added: ['14 Jun 2027: bank holiday, A new bank holiday'] })
    expect(preview?.removed).toEqual([expect.stringContaining(gone?.name ?? '?')])
    expect(await versions()).toBe(1)
    const taken = { intent: 'replace', over: '1', text: preview?.text ?? '' }
    const key = submissionKey()
    expect((await send(admin, taken, key)).status).toBe(303)
    expect((await send(admin, taken, key)).status).toBe(303)
    expect(await versions()).toBe(2)
    const late = await send(admin, taken)
    expect((await answerOf(late)).errors[0]?.message).toMatch(/^Somebody else has just brought in a calendar/)
    expect(await versions()).toBe(2)
  })

  it.each([
    ['nothing', {}, /^Choose a JSON file/],
    ['no JSON', { text: 'Hello' }, /^The file is not JSON/],
    ['another time zone', { text: JSON.stringify({ ...file, timezone: 'Europe/Paris' }) }, /^timezone: /],
    ['far too much', { file: new Blob([' '.repeat(500_001), '1']) }, /^The file is too long/],
    ['a field of its own', { extra: '1' }, /^The form held something we did not ask for/],
  ])('is not replaced by %s: it says why and keeps what was pasted', async (_what, fields, words) => {
    const refused = await send(await aPerson('admin'), { intent: 'replace', over: '1', ...fields })
    expect(refused.status).toBe(400)
    const { errors, typed } = await answerOf(refused)
    expect(errors[0]?.message).toMatch(words)
    expect(typed.text).toBe('text' in fields ? fields.text : undefined)
    if ('text' in fields) expect(errors[0]?.field).toBe('text')
    expect(await versions()).toBe(1)
  })

  it('is for administrators alone', async () => {
    for (const role of ['facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner', 'dpo'] as const) {
      const who = await aPerson(role)
      await expect(loader(await get('/calendar/dates', who))).rejects.toThrow(Forbidden)
      await expect(send(who, { text: newer })).rejects.toThrow(Forbidden)
    }
  })

  it('is asked for on the administrator’s home when less than a year is left', async () => {
    const admin = await aPerson('admin')
    const asked = async () =>
      (await (await home(await get('/', admin))).json()).tasks.filter(({ href }) => href === '/calendar/dates')
    expect(await asked()).toEqual([])
    clock.at = '2028-01-02T12:00:00Z'
    expect(await asked()).toMatchObject([{ hint: 'The one in use ends on Sunday 31 December 2028' }])
    clock.at = '2029-01-02T12:00:00Z'
    expect(await asked()).toMatchObject([{ hint: 'The one in use ended on Sunday 31 December 2028' }])
    clock.at = '2026-11-19T12:00:00Z'
  })
})
