import { describe, expect, it } from 'vitest'
import { parseCalendarFile } from '#app/domain/calendar/file-input.ts'
import file from '#db/seed/reference/calendar.json' with { type: 'json' }

const problems = (change: object | string) => {
  const parsed = parseCalendarFile(typeof change === 'string' ? change : JSON.stringify({ ...file, ...change }))
  return parsed.ok ? [] : parsed.problems
}
const [first] = file.observances
const { bankHolidays } = file

describe('a calendar file', () => {
  it('is read as it is, also with a byte order mark', () => {
    expect(parseCalendarFile(`\uFEFF${JSON.stringify(file)}`)).toMatchObject({ ok: true, endsOn: '2028-12-31' })
  })

  it.each([
    ['no JSON', 'Hello', 'The file is not JSON. Save it as JSON and try again'],
    ['nothing', '', 'The file is not JSON. Save it as JSON and try again'],
    ['a list', '[]', expect.any(String)],
    ['far too long', ' '.repeat(500_001), 'The file is too long to be a calendar of holidays'],
    ['another time zone', { timezone: 'Europe/Paris' }, expect.stringMatching(/^timezone: /)],
    ['Scotland', { bankHolidays: { ...bankHolidays, division: 'scotland' } }, expect.stringMatching(/division: /)],
    [
      'a year without its bank holidays',
      { bankHolidays: { ...bankHolidays, range: [2024, 2029] } },
      'bankHolidays, events: 2029 has fewer than 8 bank holidays',
    ],
    [
      'a bank holiday twice',
      { bankHolidays: { ...bankHolidays, events: [...bankHolidays.events, bankHolidays.events[0]] } },
      'bankHolidays, events: 2024-01-01 is there twice',
    ],
    [
      'a day that is none',
      { observances: [{ ...first, end: '2026-02-30' }] },
      'observances, number 1, end: must be a real date like 2026-12-25',
    ],
    [
      'an end before its start',
      { observances: [{ ...first, end: '2024-01-01' }] },
      'observances, number 1, end: must not be before the start',
    ],
    ['a group nobody knows', { observances: [{ ...first, cohorts: ['martians'] }] }, expect.stringMatching(/cohorts/)],
    ['a control character', { observances: [{ ...first, name: 'A\u0007' }] }, expect.stringMatching(/odd characters/)],
    ['no school breaks', { schoolHolidays: { events: [] } }, expect.stringMatching(/^schoolHolidays, events: /)],
  ])('with %s is refused, saying where', (_what, change, problem) => {
    expect(problems(change)).toContainEqual(problem)
    expect(problems(change).length).toBeLessThanOrEqual(10)
  })
})
