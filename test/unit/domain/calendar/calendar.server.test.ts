import { describe, expect, it } from 'vitest'
import { bankHolidaysByRule } from '#app/domain/calendar/bank-holidays.server.ts'
import { replaceCalendar } from '#app/domain/calendar/commands.server.ts'
import { getCalendar, listCalendarFiles } from '#app/domain/calendar/queries.server.ts'
import { bankHolidayOn, knowsBankHolidaysOf, runsOutSoon } from '#app/domain/calendar/rules.ts'
import { calendarFiles, forums } from '#db/schema/index.ts'
import file from '#db/seed/reference/calendar.json' with { type: 'json' }
import { seedReference } from '#db/seed/reference.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once } from '#test/support/factories.ts'

withTestDatabase()

describe('bank holidays by rule', () => {
  it.each([2024, 2025, 2026, 2027, 2028])('agree with the calendar of England and Wales in %i', (year) => {
    const known = file.bankHolidays.events.filter(({ date }) => date.startsWith(String(year)))
    expect(bankHolidaysByRule(year)).toEqual(known.map(({ date, title }) => ({ date, title })))
  })

  it('go on where the file ends', async () => {
    const calendar = await getCalendar()
    const on = (date: string) => bankHolidayOn(date, calendar.bankHolidays)
    expect([on('2029-12-25'), on('2033-12-27'), on('2023-05-29')]).toEqual([
      'Christmas Day',
      'Christmas Day',
      'Spring bank holiday',
    ])
    expect(['2019-12-31', '2043-12-31', '2044-01-01'].map((date) => knowsBankHolidaysOf(date, calendar))).toEqual([
      false,
      true,
      false,
    ])
  })
})

describe('the calendar file', () => {
  it('comes with the service as version 1, complete to the end of 2028', async () => {
    const calendar = await getCalendar()
    expect(calendar).toMatchObject({ version: 1, endsOn: '2028-12-31' })
    expect([runsOutSoon(calendar, '2027-12-31'), runsOutSoon(calendar, '2028-01-01')]).toEqual([false, true])
    await seedReference(NOON)
    expect(await rows().$count(calendarFiles)).toBe(1)
  })

  it('is replaced by a newer one, which wins inside its years; the older one is kept', async () => {
    const ctx = ctxFor(await aPerson('admin'), 'calendar:replace')
    const coronation = { date: '2027-06-14', title: 'A new bank holiday' }
    const { bankHolidays } = file
    const newer = { ...file, bankHolidays: { ...bankHolidays, events: [...bankHolidays.events, coronation] } }
    await getCalendar()
    expect(await replaceCalendar(ctx, JSON.stringify(newer), once())).toMatchObject({ ok: true, value: { version: 2 } })
    const calendar = await getCalendar()
    expect(calendar.version).toBe(2)
    expect(bankHolidayOn('2027-06-14', calendar.bankHolidays)).toBe('A new bank holiday')
    expect((await listCalendarFiles()).map(({ version, loadedBy }) => [version, loadedBy])).toEqual([
      [2, 'per_admin'],
      [1, null],
    ])
  })

  it('is not replaced by what is none, or what is over', async () => {
    const ctx = ctxFor(await aPerson('admin'), 'calendar:replace', new Date('2029-01-01T12:00:00Z'))
    expect(await replaceCalendar(ctx, '{}', once())).toEqual({ ok: false, reason: 'not-a-calendar' })
    expect(await replaceCalendar(ctx, JSON.stringify(file), once())).toEqual({ ok: false, reason: 'over-already' })
    expect((await getCalendar()).version).toBe(1)
  })
})

describe('forums from before they had a rhythm', () => {
  it('learn whose days they look out for, once, and only where nobody has set a rhythm', async () => {
    await given((tx) => tx.update(forums).set({ weekday: null, usualTime: null, observes: null, schoolBreaks: false }))
    await seedReference(NOON)
    const looks = async () =>
      Object.fromEntries(
        (await rows().select().from(forums)).map((one) => [one.slug, [one.observes, one.schoolBreaks]]),
      )
    const known = {
      ...{ open: [null, false], 'black-communities': ['black', false], 'women-and-girls': ['women_girls', false] },
      ...{ disability: ['disability', false], lgbtq: ['lgbtq', false], 'parents-of-young-victims': [null, true] },
    }
    expect(await looks()).toEqual(known)
    await given((tx) => tx.update(forums).set({ weekday: 1, observes: null }))
    await seedReference(NOON)
    expect(new Set(Object.values(await looks()).map(([observes]) => observes))).toEqual(new Set([null]))
  })
})
