import { describe, expect, it } from 'vitest'
import { ownRequestInput, requestFilterFrom, requestsInput } from '#app/domain/data-rights/input.ts'
import { actionsFor, requestLifeCycle, transition } from '#app/domain/data-rights/life-cycle.ts'
import { type MessageCarrier, recordFields } from '#app/domain/data-rights/record.ts'
import { canBeExtended, countdown, countdownInWords, dueOn } from '#app/domain/data-rights/rules.ts'
import { REQUEST_KINDS, REQUEST_STATES, refusalsOf } from '#app/domain/data-rights/status.ts'

describe('The month for an answer', () => {
  it.each([
    ['2026-01-31', false, '2026-02-28'],
    ['2028-01-31', false, '2028-02-29'],
    ['2026-11-19', false, '2026-12-19'],
    ['2026-11-30', true, '2027-02-28'],
  ])('of %s, put off: %s, ends on %s', (asked, extended, due) => expect(dueOn(asked, extended)).toBe(due))

  it.each([
    ['2026-12-19', 'in-time', '30 days left'],
    ['2026-11-26', 'soon', '7 days left'],
    ['2026-11-20', 'soon', '1 day left'],
    ['2026-11-19', 'soon', 'Due today'],
    ['2026-11-18', 'overdue', '1 day late'],
    ['2026-11-01', 'overdue', '18 days late'],
  ])('due on %s is %s: %s', (due, standing, words) => {
    const left = countdown({ state: 'open', dueOn: due }, '2026-11-19')
    expect([left.standing, countdownInWords(left)]).toEqual([standing, words])
  })

  it('does not run for what is settled, and is put off once', () => {
    expect(countdown({ state: 'done', dueOn: '2026-01-01' }, '2026-11-19')).toEqual({ standing: 'settled', days: 0 })
    expect(canBeExtended({ extended: false, dueOn: '2026-11-19' }, '2026-11-19')).toBe(true)
    expect(canBeExtended({ extended: false, dueOn: '2026-11-18' }, '2026-11-19')).toBe(false)
    expect(canBeExtended({ extended: true, dueOn: '2026-12-19' }, '2026-11-19')).toBe(false)
  })
})

describe('The life-cycle of a request', () => {
  it('leads every kind from open to done, and ends where nothing is left to do', () => {
    for (const kind of REQUEST_KINDS) {
      const reached = new Set(['open'])
      for (const state of REQUEST_STATES)
        for (const action of [
          ...actionsFor({ state, kind }, 'data-request:settle'),
          ...actionsFor({ state, kind }, 'data-request:take'),
        ])
          if (reached.has(state)) reached.add(transition({ state, kind }, action)?.to ?? '')
      expect(reached.has('done'), kind).toBe(true)
      expect(refusalsOf(kind).length, kind).toBeGreaterThan(0)
    }
    expect(Object.keys({ ...requestLifeCycle.refused, ...requestLifeCycle.withdrawn })).toEqual([])
  })

  it('gives out, changes and erases nothing without a check of who asks', () => {
    for (const kind of REQUEST_KINDS)
      for (const action of ['hand-over', 'put-right', 'stop-use', 'erase'] as const) {
        const row = transition({ state: 'open', kind }, action)
        if (row) expect(row.needsIdentity, `${kind} ${action}`).toBe(true)
      }
  })
})

describe('The forms', () => {
  const parse = (fields: object) => requestsInput('2026-11-19').safeParse({ intent: 'take', wish: '', ...fields })
  const good = { kind: 'access', askedOn: '19/11/2026', identity: 'later' }

  it.each([
    ['no kind', { ...good, kind: '' }, 'kind'],
    ['no words where they are needed', { ...good, kind: 'objection' }, 'wish'],
    ['words that show nothing', { ...good, kind: 'objection', wish: ' \u200b ' }, 'wish'],
    ['too many words', { ...good, wish: 'x'.repeat(1001) }, 'wish'],
    ['a day to come', { ...good, askedOn: '20/11/2026' }, 'askedOn'],
    ['a day too long ago', { ...good, askedOn: '18/5/2026' }, 'askedOn'],
    ['no such day', { ...good, askedOn: '31/11/2026' }, 'askedOn'],
    ['a check nobody can make', { ...good, identity: 'link' }, 'identity'],
  ])('refuse %s', (_what, fields, field) => {
    expect(parse(fields).error?.issues.map(({ path }) => path[0])).toEqual([field])
  })

  it('take what is in order, and leave a filter out that makes no sense', () => {
    expect(parse(good).data).toMatchObject({ kind: 'access', askedOn: '2026-11-19' })
    expect(ownRequestInput.safeParse({ kind: 'erasure', wish: '' }).success).toBe(true)
    expect(requestFilterFrom(new URLSearchParams('state=x&kind=y'))).toEqual({ state: 'unanswered', kind: '' })
    expect(requestFilterFrom(new URLSearchParams('state=all&kind=access'))).toEqual({ state: 'all', kind: 'access' })
  })
})

describe('The record of processing', () => {
  it.each<[MessageCarrier, RegExp]>([
    ['nobody', /^Nobody/],
    ['notify', /^GOV\.UK Notify.* a processor.* 7 days$/],
    [{ mailServer: 'mail.example.org' }, /^The mail server mail\.example\.org/],
  ])('says who carries messages: %j', (carrier, words) => {
    const fields = recordFields({ controllerContact: null, dpoContact: null }, carrier)
    expect(fields.find(({ key }) => key === 'Who carries messages')).toHaveProperty(
      'value',
      expect.stringMatching(words),
    )
  })
})
