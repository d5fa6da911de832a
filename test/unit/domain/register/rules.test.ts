import { describe, expect, it } from 'vitest'
import {
  arrived,
  canBeSet,
  changedEntries,
  changedStaff,
  compareRegisters,
  isComplete,
  staffWarnings,
  takesRegister,
} from '#app/domain/register/rules.ts'
import {
  choicesFor,
  isRegisterStatus,
  ORGANISATION_CODES,
  REGISTER_STATUS_CODES,
  REGISTER_STATUSES,
  staffFrom,
} from '#app/domain/register/status.ts'
import { SESSION_STATE_CODES } from '#app/domain/sessions/status.ts'
import { organisations, registerStatuses } from '#db/schema/sessions.ts'

describe('register statuses', () => {
  it('are the seven the database knows', () => {
    expect(REGISTER_STATUS_CODES).toEqual([...registerStatuses])
  })

  it('have the labels of the register', () => {
    expect(Object.values(REGISTER_STATUSES).map((status) => status.label)).toEqual([
      'Invited',
      'Accepted',
      'Declined',
      'Attended',
      'Left early',
      'Sent apologies',
      'Did not attend',
    ])
  })

  it('count leaving early as having come', () => {
    expect(REGISTER_STATUS_CODES.filter(arrived)).toEqual(['attended', 'left_early'])
  })

  it('do not let anybody attend or stay away before the start', () => {
    const early = REGISTER_STATUS_CODES.filter((status) => canBeSet(status, false))
    expect(early).toEqual(['invited', 'accepted', 'declined', 'apologies'])
    expect(REGISTER_STATUS_CODES.every((status) => canBeSet(status, true))).toBe(true)
  })

  it('are told from other words', () => {
    expect(isRegisterStatus('left_early')).toBe(true)
    expect(isRegisterStatus('toString')).toBe(false)
    expect(isRegisterStatus('')).toBe(false)
  })
})

describe('what changed in a register', () => {
  const before = [
    { participantId: 'a', status: 'accepted' },
    { participantId: 'b', status: 'accepted' },
  ] as const

  it('is new entries and other statuses', () => {
    const after = [
      { participantId: 'b', status: 'attended' },
      { participantId: 'a', status: 'accepted' },
      { participantId: 'c', status: 'invited' },
    ] as const
    expect(changedEntries(before, after)).toEqual([
      { participantId: 'b', from: 'accepted', to: 'attended' },
      { participantId: 'c', from: null, to: 'invited' },
    ])
  })

  it('is nothing when entries are the same or left out', () => {
    expect(changedEntries(before, before)).toEqual([])
    expect(changedEntries(before, [])).toEqual([])
  })
})

describe('two people keeping one register', () => {
  it('shows theirs beside mine, and what differs', () => {
    const theirs = [
      { participantId: 'a', status: 'attended' },
      { participantId: 'b', status: 'apologies' },
      { participantId: 'new', status: 'invited' },
    ] as const
    const mine = [
      { participantId: 'a', status: 'attended' },
      { participantId: 'b', status: 'did_not_attend' },
      { participantId: 'gone', status: 'attended' },
    ] as const
    expect(compareRegisters(theirs, mine)).toEqual([
      { participantId: 'a', mine: 'attended', theirs: 'attended', differs: false },
      { participantId: 'b', mine: 'did_not_attend', theirs: 'apologies', differs: true },
      { participantId: 'new', mine: null, theirs: 'invited', differs: false },
      { participantId: 'gone', mine: 'attended', theirs: null, differs: true },
    ])
  })
})

describe('a complete register', () => {
  const line = (status: keyof typeof REGISTER_STATUSES | null, expected = true) => ({ status, expected })

  it('has a settled status for everybody expected', () => {
    const settled = REGISTER_STATUS_CODES.filter((status) => isComplete([line(status)]))
    expect(settled).toEqual(['declined', 'attended', 'left_early', 'apologies', 'did_not_attend'])
    expect(isComplete([line('attended'), line(null)])).toBe(false)
    expect(isComplete([line('attended'), line('invited', false), line(null, false)])).toBe(true)
  })

  it('is not that of nobody', () => {
    expect(isComplete([])).toBe(false)
  })

  it('is kept only for a session that takes place', () => {
    expect(SESSION_STATE_CODES.filter((state) => !takesRegister(state))).toEqual(['postponed', 'cancelled'])
  })
})

describe('staff in the room', () => {
  const staff = (numbers: Partial<Record<(typeof organisations)[number], number>>) =>
    staffFrom((organisation) => numbers[organisation] ?? 0)
  const enough = { facilitator: 1, victim_support: 1 }

  it('are of the organisations the database knows', () => {
    expect(ORGANISATION_CODES).toEqual([...organisations])
  })

  it('are compared organisation by organisation', () => {
    expect(changedStaff(staff({ mps: 2 }), staff({ mps: 1, mopac: 1 }))).toEqual([
      { organisation: 'mps', theirs: 2, mine: 1 },
      { organisation: 'mopac', theirs: 0, mine: 1 },
    ])
    expect(changedStaff(staff(enough), staff(enough))).toEqual([])
  })

  it.each([
    ['nothing when all is as it should be', { ...enough, mps: 2, mopac: 2 }, 6, []],
    ['no support worker', { facilitator: 1 }, 6, ['No Victim Support worker was there. A session needs one.']],
    ['no facilitator', { victim_support: 2 }, 6, ['No facilitator was there. A session needs one.']],
    ['more than two of the police', { ...enough, mps: 3 }, 12, ['3 police staff were there. The most is 2.']],
    [
      'police more than a third of the participants',
      { ...enough, mps: 2 },
      5,
      ['More police staff were there than one for every 3 participants.'],
    ],
    ['more than two of MOPAC', { ...enough, mopac: 4 }, 6, ['4 MOPAC staff were there. The most is 2.']],
  ])('lead to a word about %s', (_what, numbers, arrivals, words) => {
    expect(staffWarnings(staff(numbers), arrivals)).toEqual(words)
  })
})

describe('the choices on the page', () => {
  it('are answers before the session, all of them ones that may be set', () => {
    expect(choicesFor(false, null).every((status) => canBeSet(status, false))).toBe(true)
  })

  it('keep what is saved among them', () => {
    expect(choicesFor(false, 'attended')).toContain('attended')
  })

  it('are all seven once it has begun, the likeliest first', () => {
    expect([...choicesFor(true, null)].sort()).toEqual([...REGISTER_STATUS_CODES].sort())
    expect(
      choicesFor(true, null)
        .slice(0, 5)
        .every((status) => REGISTER_STATUSES[status].settled),
    ).toBe(true)
  })
})
