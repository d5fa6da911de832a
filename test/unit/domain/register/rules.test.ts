import { describe, expect, it } from 'vitest'
import { arrived, canBeSet, changedEntries, compareRegisters } from '#app/domain/register/rules.ts'
import { isRegisterStatus, REGISTER_STATUS_CODES, REGISTER_STATUSES } from '#app/domain/register/status.ts'
import { registerStatuses } from '#db/schema/sessions.ts'

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
