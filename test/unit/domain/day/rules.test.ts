import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInput, viewFrom } from '#app/domain/day/input.ts'
import { dayDataPath, noteIdFrom } from '#app/domain/day/protocol.ts'
import {
  areDoorsOpen,
  markOf,
  minutesGone,
  momentFrom,
  momentOf,
  pulseLines,
  staffOfTeam,
  takesNotes,
} from '#app/domain/day/rules.ts'

const at = (time: string) => new Date(`2026-11-19T${time}:00Z`)
const session = { startsAt: at('18:00') }

describe('markOf', () => {
  const marks = fc.constantFrom('none', 'accepted', 'attended', 'left_early', 'apologies')

  it.each([
    ['none', 'none', 'attended', 'done'],
    ['none', 'attended', 'attended', 'nothing'],
    ['attended', 'attended', 'attended', 'nothing'],
    ['none', 'apologies', 'attended', 'conflict'],
    ['attended', 'none', 'left_early', 'conflict'],
  ])('from %s, now %s, wanted %s: %s', (before, now, wanted, verdict) => {
    expect(markOf(before, now, wanted)).toBe(verdict)
  })

  it('never writes over what its sender has not seen, and always says so', () => {
    fc.assert(
      fc.property(marks, marks, marks, (before, now, wanted) => {
        const verdict = markOf(before, now, wanted)
        expect(verdict === 'done').toBe(before === now && now !== wanted)
        expect(verdict === 'conflict').toBe(before !== now && now !== wanted)
      }),
    )
  })
})

describe('the times of a day', () => {
  it('opens the doors an hour before, and never shuts them', () => {
    expect([at('16:59'), at('17:00'), at('23:00')].map((now) => areDoorsOpen(session, now))).toEqual([
      false,
      true,
      true,
    ])
    expect(areDoorsOpen(session, new Date('2027-06-01T00:00:00Z'))).toBe(true)
  })

  it('knows how far an item is and how long it took', () => {
    const item = { startedAt: at('18:05'), endedAt: at('18:20') }
    expect([
      momentOf({ startedAt: null, endedAt: null }),
      momentOf({ ...item, endedAt: null }),
      momentOf(item),
    ]).toEqual(['waiting', 'running', 'ended'])
    expect(minutesGone(item, at('19:00'))).toBe(15)
    expect(minutesGone({ ...item, endedAt: null }, at('18:11'))).toBe(6)
    expect(minutesGone({ ...item, endedAt: null }, at('18:00'))).toBe(0)
    expect(minutesGone({ startedAt: null, endedAt: null }, at('19:00'))).toBeNull()
  })

  it('believes the clock of a device that can be right, and no other', () => {
    const now = new Date('2026-11-21T09:00:00Z')
    expect(momentFrom(at('18:30'), session, now)).toEqual(at('18:30'))
    expect(momentFrom(new Date('2026-11-22T09:00:00Z'), session, now)).toEqual(now)
    expect(momentFrom(new Date('2026-11-01T09:00:00Z'), session, now)).toEqual(now)
    expect(momentFrom(null, session, now)).toEqual(now)
  })

  it('takes notes until the write-up was submitted, or its notes were destroyed', () => {
    const none = { submittedAt: null, notesDestroyedAt: null }
    expect([null, none].map(takesNotes)).toEqual([true, true])
    expect(takesNotes({ ...none, submittedAt: at('18:00') })).toBe(false)
    expect(takesNotes({ ...none, notesDestroyedAt: at('18:00') })).toBe(false)
  })
})

describe('pulseLines', () => {
  it('shows totals once five have answered a question, and no sooner', () => {
    const tallies = [
      { question: 1, answer: 5, number: 3 },
      { question: 1, answer: 2, number: 2 },
      { question: 2, answer: 1, number: 4 },
    ]
    expect(pulseLines(tallies)).toEqual([
      { question: 1, answered: 5, answers: [0, 2, 0, 0, 3] },
      { question: 2, answered: 4, answers: null },
      { question: 3, answered: 0, answers: null },
    ])
  })
})

describe('the protocol of a day', () => {
  const parse = (fields: Record<string, string>) => dayInput.safeParse(fields)

  it('counts the team by part', () => {
    expect(staffOfTeam([{ part: 'mps' }, { part: 'facilitator' }, { part: 'mps' }])).toEqual({ mps: 2, facilitator: 1 })
  })

  it('gives a note an id that its sender knows, and an address for answers to read', () => {
    expect(noteIdFrom('3f0c7c2e-0000-4000-8000-000000000000')).toBe('nte_3f0c7c2e-0000-4000-8000-000000000000')
    expect(dayDataPath('ses_1')).toBe('/sessions/ses_1/day?_data=routes%2Fsessions.%24session.day')
  })

  it('takes what the page sends and no other field', () => {
    const mark = { intent: 'mark', participant: 'ptc_1', before: 'none', wanted: 'attended' }
    expect(parse(mark).success).toBe(true)
    expect(parse({ ...mark, reason: 'was ill' }).success).toBe(false)
    expect(parse({ ...mark, wanted: 'ill' }).success).toBe(false)
    expect(parse({ intent: 'tap', question: '4', answer: '1' }).success).toBe(false)
    expect(parse({ intent: 'explode' }).success).toBe(false)
    expect(
      parse({ intent: 'time', item: 'a', before: 'waiting', wanted: 'running', at: 'yesterday' }).data,
    ).toMatchObject({
      at: null,
    })
  })

  it('reads nothing strange from an address', () => {
    const view = (search: string) => viewFrom(new URLSearchParams(search))
    expect(view('was=ptc_1.accepted&tapped=2.5&edit=nte_1&at=other')).toEqual({
      was: { participant: 'ptc_1', mark: 'accepted' },
      tapped: { question: 2, answer: 5 },
      edit: 'nte_1',
      at: 'other',
    })
    expect(view('was=x&tapped=9.9&edit=<b>&at=%22')).toEqual({ was: null, tapped: null, edit: '', at: '' })
  })
})
