import { describe, expect, it } from 'vitest'
import { cancelSessionInput, changeSessionInput } from '#app/domain/sessions/input.ts'
import { hoursInWords, isWithinMonths, timeFrom } from '#app/domain/sessions/rules.ts'
import { londonInstant } from '#app/domain/shared/dates.ts'

describe('a time somebody typed', () => {
  it.each([
    ['18:00', '18:00'],
    ['18.30', '18:30'],
    [' 6pm ', '18:00'],
    ['6:30 PM', '18:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['9:05', '09:05'],
    ['midday', '12:00'],
    ['midnight', '00:00'],
  ])('%s is %s', (typed, time) => expect(timeFrom(typed)).toBe(time))

  it.each(['', '6', '25:00', '18:60', '13pm', '0am', '6 o’clock', '18:00:00', '1e1:00'])('%s is none', (typed) =>
    expect(timeFrom(typed)).toBeNull(),
  )
})

describe('a change of a session', () => {
  const good = { intent: 'check', version: '1', date: '3/12/2026', time: '6pm', minutes: '120' }
  const messages = (change: Record<string, unknown>) => {
    const parsed = changeSessionInput.safeParse({ ...good, ...change })
    return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
  }

  it('is read as a day, a time and a length', () => {
    expect(changeSessionInput.parse({ ...good, follow: 'yes', reason: ' The  room ', 'why-2026-12-25': 'x' })).toEqual({
      intent: 'check',
      version: 1,
      date: '2026-12-03',
      time: '18:00',
      minutes: 120,
      follow: true,
      reason: 'The room',
      answers: { '2026-12-25': { why: 'x' } },
    })
    expect(changeSessionInput.parse(good)).toMatchObject({ follow: false, reason: '', answers: {} })
    expect(changeSessionInput.safeParse({ ...good, answers: 'yes' }).success, 'AZ-05 no field is called so').toBe(false)
  })

  it.each([
    [{ date: '29/2/2027' }, 'Date must be a real date'],
    [{ date: '31/4/2027' }, 'Date must be a real date'],
    [{ date: '//' }, 'Enter the date'],
    [{ time: '' }, 'Enter a start time'],
    [{ time: 'soon' }, 'Start time must be a time of day, like 18:00 or 6pm'],
    [{ minutes: '29' }, 'Length in minutes must be 30 or more'],
    [{ minutes: '481' }, 'Length in minutes must be 480 or fewer'],
    [{ minutes: '2h' }, 'Length in minutes must be a whole number'],
    [{ version: 'x' }, expect.any(String)],
    [{ follow: 'perhaps' }, 'Say whether the later sessions follow'],
    [{ reason: 'x'.repeat(201) }, 'Reason must be 200 characters or fewer'],
    [{ 'whom-2026-12-25': 'x' }, expect.stringContaining('whom')],
    [{ 'why-2026-12-25': ['x', 'y'] }, expect.any(String)],
    [{ forumId: 'for_1' }, expect.stringContaining('forumId')],
  ])('%o is refused', (change, message) => expect(messages(change)).toEqual([message]))
})

describe('other forms', () => {
  it('a reason has 1 to 200 characters', () => {
    const ok = (reason: string) => cancelSessionInput.safeParse({ intent: 'cancel', version: '1', reason }).success
    expect([ok(''), ok('  '), ok('x'), ok('x'.repeat(200)), ok('x'.repeat(201))]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ])
  })
})

describe('when a session is', () => {
  it('is within so many months of today, both ends included', () => {
    const near = (date: string) => isWithinMonths(date, '2026-11-19', { back: 24, ahead: 24 })
    expect(['2024-11-18', '2024-11-19', '2028-11-19', '2028-11-20'].map(near)).toEqual([false, true, true, false])
  })

  it('says when it ends by the clock on the wall, also in the night the clocks change', () => {
    const words = (date: string, time: string) => {
      const start = londonInstant(date, time)
      return start.ok ? hoursInWords({ time, startsAt: start.at, minutes: 120 }) : start.reason
    }
    expect(words('2026-12-03', '18:00')).toBe('6pm to 8pm')
    expect(words('2027-03-28', '00:30')).toBe('12:30am to 3:30am')
  })
})
