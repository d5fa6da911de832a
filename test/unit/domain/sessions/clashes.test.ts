import { describe, expect, it } from 'vitest'
import { parseCalendarFile } from '#app/domain/calendar/file-input.ts'
import type { CohortCode } from '#app/domain/calendar/status.ts'
import { clashesOf, type Elsewhere, needsDecision } from '#app/domain/sessions/clashes.ts'
import { londonInstant } from '#app/domain/shared/dates.ts'
import file from '#db/seed/reference/calendar.json' with { type: 'json' }

const parsed = parseCalendarFile(JSON.stringify(file))
if (!parsed.ok) throw new Error(parsed.problems.join())
const { bankHolidays, observances, schoolHolidays } = parsed.value
const calendar = {
  ...{ version: 1, endsOn: parsed.endsOn, years: bankHolidays.range, bankHolidays: bankHolidays.events },
  ...{ observances, schoolBreaks: schoolHolidays.events },
}
const robin = new Map([['per_robin', 'Robin Example']])

type Where = { time?: string; observes?: CohortCode; schoolBreaks?: boolean; elsewhere?: Elsewhere[]; isSure?: boolean }
function at(
  date: string,
  { time = '18:00', observes, schoolBreaks = false, elsewhere = [], isSure = true }: Where = {},
) {
  const start = londonInstant(date, time)
  if (!start.ok) throw new Error(start.reason)
  const looks = { observes: observes ?? null, schoolBreaks }
  const company = { staff: robin, venueId: 'ven_hall', isSure }
  return clashesOf({ date, time, minutes: 120, startsAt: start.at }, { looks, calendar, company, elsewhere })
}
const briefly = (clashes: ReturnType<typeof at>) => clashes.map(({ kind, weight }) => `${kind} ${weight}`)

describe('what clashes with a session, and how much it weighs', () => {
  it('says whose day it is in a word or two, and nothing where it is everybody’s', () => {
    const words = (date: string) => at(date).map((one) => one.words)
    expect(words('2026-12-29')).toEqual(['Christmas to New Year closure. Better avoided'])
    expect(words('2027-04-30')).toEqual(['Orthodox Good Friday to Easter Monday (Orthodox Christian). Better avoided'])
  })

  it('a bank holiday needs a decision; Scotland’s of 15 June 2026 is not ours', () => {
    expect(briefly(at('2026-05-25'))).toEqual(['bank-holiday block'])
    expect(needsDecision(at('2026-12-28'))).toBe(true)
    expect(at('2026-06-15')).toEqual([])
  })

  it('an observance warns whom it concerns: everybody, or the group the forum looks out for', () => {
    expect(at('2026-11-20')).toEqual([])
    expect(briefly(at('2026-11-20', { observes: 'lgbtq' }))).toEqual(['observance warn'])
    expect(at('2026-11-20', { observes: 'black' })).toEqual([])
    expect(at('2026-05-27')[0]).toMatchObject({ weight: 'warn', words: expect.stringContaining('Eid al-Adha') })
    expect(briefly(at('2026-12-07'))).toEqual(['observance note'])
    expect(at('2026-10-07', { observes: 'black' })).toEqual([])
  })

  it('of dates within a range only those meant', () => {
    const days = ['2026-04-16', '2026-04-17', '2026-04-20', '2026-04-24', '2026-04-30']
    expect(days.filter((day) => at(day, { observes: 'lgbtq' }).length > 0)).toEqual([
      '2026-04-17',
      '2026-04-24',
      '2026-04-30',
    ])
  })

  it('a Hebrew day begins the evening before, and a date that may move warns a little around it', () => {
    const eve = at('2026-09-20')
    expect(eve[0]).toMatchObject({ weight: 'warn', words: expect.stringContaining('begins at sunset that evening') })
    expect(at('2026-09-20', { time: '10:30' })).toEqual([])
    expect(at('2026-05-29')[0]?.words).toContain('may be a day earlier or later')
  })

  it('school breaks matter to parents only; Carnival week and Pride to all, for officers are short', () => {
    expect(briefly(at('2026-02-18', { schoolBreaks: true, time: '10:30' }))).toContain('school-break warn')
    expect(briefly(at('2026-02-18', { time: '10:30' }))).not.toContain('school-break warn')
    for (const day of ['2026-08-25', '2026-08-29', '2026-07-04']) expect(briefly(at(day))).toContain('officers warn')
    expect(briefly(at('2026-08-23'))).not.toContain('officers warn')
  })

  it('nobody is in two rooms at once, and one hall holds one forum', () => {
    const other = (time: string, staff = ['per_robin'], venueId: string | null = null): Elsewhere => {
      const start = londonInstant('2027-01-21', time)
      return { date: '2027-01-21', startsAt: start.ok ? start.at : new Date(0), minutes: 120, staff, venueId }
    }
    const with_ = (one: Elsewhere, isSure = true) => at('2027-01-21', { elsewhere: [one], isSure })
    expect(with_(other('19:59'))).toMatchObject([
      { kind: 'staff', weight: 'block', words: 'Robin Example is at a session of another forum at the same time' },
    ])
    expect(briefly(with_(other('20:00')))).toEqual(['staff warn'])
    expect(briefly(with_(other('19:59'), false))).toEqual(['staff warn'])
    expect(with_(other('10:00', [], 'ven_hall'))).toMatchObject([
      { kind: 'venue', weight: 'warn', words: 'Another forum meets in the same place that day' },
    ])
    expect(with_(other('18:00', ['per_ash'], 'ven_other'))).toEqual([])
  })
})
