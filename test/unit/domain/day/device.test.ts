import { describe, expect, it } from 'vitest'
import {
  behind,
  type Entry,
  expectedOf,
  type Fields,
  insteadOf,
  nextToSend,
  outcomeOf,
  standingWords,
  subjectOf,
  waitSeconds,
} from '#app/day/entry.ts'
import { noteOf } from '#app/day/notes.ts'
import { waitingLines } from '#app/day/waiting.ts'
import type { DayAnswer } from '#app/domain/day/protocol.ts'
import { markTaps, queryAfter } from '#app/domain/day/taps.ts'

const conflict = (saved?: string): DayAnswer => ({ ok: false, state: 'conflict', message: 'Changed', saved })
const refusal: DayAnswer = { ok: false, state: 'refused', message: 'No' }
const entry = (seq: number, fields: Fields, answer?: DayAnswer): Entry => ({
  ...{ seq, fields, session: 'ses_one', submission: `key-of-entry-number-${seq}`, at: '2026-11-19T20:00:00Z' },
  ...(answer ? { answer } : {}),
})
const mark = (participant: string, before: string, wanted: string): Fields => ({
  intent: 'mark',
  ...{ participant, before, wanted },
})
const tap: Fields = { intent: 'tap', question: '1', answer: '5' }
const note = (text: string): Fields => ({ intent: 'note', item: '', text, kind: 'ask' })

describe('what is kept on a device', () => {
  it('is sent in the order in which it was entered', () => {
    const kept = [entry(3, tap), entry(1, mark('a', 'none', 'attended')), entry(2, note('One'))]
    expect(nextToSend(kept)?.seq).toBe(1)
    expect(nextToSend([])).toBeUndefined()
  })

  it('waits behind a conflict about the same person, and only there', () => {
    const problem = entry(1, mark('a', 'none', 'attended'), conflict('apologies'))
    const later = entry(2, mark('a', 'attended', 'left_early'))
    const other = entry(3, mark('b', 'none', 'attended'))
    expect(nextToSend([problem, later, other])).toBe(other)
    expect(behind(problem, [problem, later, other])).toEqual([later])
    expect(nextToSend([problem, later])).toBeUndefined()
  })

  it('is a different thing with each tap of a face, and the same with each change of a note', () => {
    expect(subjectOf(entry(1, tap))).not.toBe(subjectOf(entry(2, tap)))
    const change: Fields = { intent: 'note-change', note: 'nte_key-of-entry-number-1', version: '1', text: 'Two' }
    expect(subjectOf(entry(1, note('One')))).toBe(subjectOf(entry(2, change)))
  })

  it.each([
    [200, { ok: true, state: 'applied', message: '' }, 'done'],
    [200, { ok: true, state: 'already', message: '' }, 'done'],
    [409, conflict(), 'problem'],
    [400, { ok: false, state: 'refused', message: 'No' }, 'problem'],
    [400, { ok: false, state: 'refused', message: 'No', again: 'with-new-token' }, 'new-token'],
    [401, { fields: [] }, 'signed-out'],
    [404, null, 'problem'],
    [403, null, 'problem'],
    [503, null, 'later'],
    [429, null, 'later'],
    [200, null, 'later'],
    [200, { welcome: 'to the network of this hotel' }, 'later'],
  ])('takes %s with %j as: %s', (status, body, outcome) => {
    expect(outcomeOf(status, body).outcome).toBe(outcome)
  })

  it('is tried again ever more seldom, at least twice a minute', () => {
    expect([1, 2, 3, 4, 5, 50].map(waitSeconds)).toEqual([2, 5, 10, 20, 30, 30])
  })

  it('shows at once what was tapped, and what is saved where that stands against it', () => {
    const kept = [entry(1, mark('a', 'none', 'attended')), entry(2, mark('a', 'attended', 'left_early'))]
    expect(expectedOf('none', 'person a', kept)).toBe('left_early')
    expect(expectedOf('none', 'person b', kept)).toBe('none')
    const against = kept.map((one) => ({ ...one, answer: conflict('apologies') }))
    expect(expectedOf('apologies', 'person a', against)).toBe('apologies')
  })

  it('is said again from what is saved now, when somebody chooses theirs', () => {
    const problem = entry(1, mark('a', 'none', 'attended'), conflict('apologies'))
    const last = entry(2, mark('a', 'attended', 'left_early'))
    expect(insteadOf(problem, last, {})).toEqual(mark('a', 'apologies', 'left_early'))
    const change = entry(1, { intent: 'note-change', note: 'nte_1', version: '1', text: 'Mine' }, conflict('4'))
    expect(insteadOf(change, change, {})).toMatchObject({ version: '4', text: 'Mine' })
    expect(insteadOf(entry(1, note('One'), conflict()), last, {})).toBeNull()
    expect(insteadOf({ ...problem, answer: refusal }, last, {})).toBeNull()
  })

  it('is a new note when the one it would change is gone, with the last of its words', () => {
    const change = entry(1, { intent: 'note-change', note: 'nte_1', version: '1', text: 'Mine', kind: 'ask' }, refusal)
    const asNew = { intent: 'note', item: '', text: 'Mine', kind: 'ask', breadth: '', valence: '' }
    expect(insteadOf(change, change, {})).toEqual(asNew)
    const refused = entry(1, { ...note('One'), item: 'agi_1' }, refusal)
    expect(insteadOf(refused, change, {})).toEqual({ ...asNew, item: 'agi_1' })
    expect(insteadOf(refused, entry(2, { intent: 'note-remove', note: 'nte_1', version: '1' }), {})).toBeNull()
  })

  it('is a note as its last change has it, with the version for the next one', () => {
    const taken = entry(1, note('One'))
    const id = 'nte_key-of-entry-number-1'
    const changed = entry(2, { intent: 'note-change', note: id, version: '1', text: 'Two', kind: 'ask' })
    const removed = entry(3, { intent: 'note-remove', note: id, version: '2' })
    expect(noteOf(id, null, [taken])).toMatchObject({ text: 'One', version: '1' })
    expect(noteOf(id, null, [taken, changed])).toMatchObject({ text: 'Two', version: '2' })
    expect(noteOf(id, null, [taken, changed, removed])).toBeNull()
    expect(noteOf('nte_other', null, [taken])).toBeNull()
  })

  it.each([
    [{}, 'All saved.'],
    [{ waiting: 3 }, '3 waiting to be sent.'],
    [{ waiting: 3, offline: true }, '3 waiting to be sent. There is no connection.'],
    [{ problems: 1 }, '1 conflict: choose what is right.'],
    [{ waiting: 1, signedOut: true }, 'Sign in again to send 1 entry.'],
    [{ waiting: 2, stranger: true }, 'Somebody else is signed in now. 2 entries of yours will wait for you.'],
  ])('says of %j: %s', (how, words) => {
    const standing = { waiting: 0, problems: 0, signedOut: false, stranger: false, offline: false, ...how }
    expect(standingWords(standing)).toBe(words)
  })
})

describe('the taps beside a person', () => {
  const wanted = (...how: Parameters<typeof markTaps>) => markTaps(...how).map((one) => one.wanted)

  it('are those that the mark leaves open, with a way back', () => {
    expect(wanted('none', true, null)).toEqual(['attended', 'apologies', 'did_not_attend'])
    expect(wanted('none', false, null)).toEqual(['attended', 'apologies'])
    expect(wanted('attended', true, 'accepted')).toEqual(['left_early', 'accepted'])
    expect(wanted('left_early', true, 'none')).toEqual(['attended'])
    expect(wanted('apologies', true, null)).toEqual(['attended', 'none'])
  })

  it('lead to a page that knows what was tapped last', () => {
    expect(queryAfter(mark('a', 'none', 'attended'))).toBe('?was=a.none')
    expect(queryAfter({ intent: 'note-remove', note: 'nte_1' })).toBe('')
  })
})

describe('what a page that has no key says of a device', () => {
  it('is a line for each session of one’s own, and of others only how many', () => {
    const row = (owner: string, session: string, day = '') => ({ owner, session, day })
    const rows = [
      row('me', 'ses_1', 'Thursday 3 December 2026'),
      row('me', 'ses_1', 'Thursday 3 December 2026'),
      row('old-me', 'ses_2'),
    ]
    expect(waitingLines(rows, ['me', 'old-me'])).toEqual({
      own: [
        {
          words: '2 entries of the session on Thursday 3 December 2026 wait on this device.',
          href: '/sessions/ses_1/day',
        },
        { words: '1 entry of another session waits on this device.', href: '/sessions/ses_2/day' },
      ],
      others: '',
    })
    expect(waitingLines(rows, ['somebody'])).toMatchObject({
      own: [],
      others: expect.stringMatching(/^3 entries of somebody else wait/),
    })
    expect(waitingLines([], ['me'])).toEqual({ own: [], others: '' })
  })
})
