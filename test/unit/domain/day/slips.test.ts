import { describe, expect, it } from 'vitest'
import type { Fields } from '#app/day/entry.ts'
import { slipsIn } from '#app/day/slips.ts'
import { dayInput } from '#app/domain/day/input.ts'
import { ORGANISATION_CODES } from '#app/domain/register/status.ts'
import { UNPRINTABLE } from '#app/domain/shared/fields.ts'
import { NOTED } from '#test/support/day.ts'

const note = (text: string): Fields => ({ ...NOTED, intent: 'note', item: '', text })
const staff = (number: string): Fields => ({
  intent: 'staff',
  ...Object.fromEntries(
    ORGANISATION_CODES.flatMap((code) => [
      [`before-${code}`, '0'],
      [`staff-${code}`, number],
    ]),
  ),
})

/** What the service says of a form: the first thing of each field. */
function saidByService(fields: Fields) {
  const unprintable = Object.entries(fields).filter(([, text]) => UNPRINTABLE.test(text))
  const issues = dayInput.safeParse(fields).error?.issues ?? []
  const all = [
    ...unprintable.map(([field]) => ({ field, message: 'Remove the characters that cannot be printed' })),
    ...issues.map(({ path, message }) => ({ field: String(path[0]), message })),
  ]
  return all.filter(({ field }, at) => all.findIndex((one) => one.field === field) === at)
}

describe('INJ-01 what a device says of a form that the service would refuse', () => {
  const texts = [
    'Nobody rang',
    '',
    ' \n ',
    '\u200b',
    'x'.repeat(1000),
    'x'.repeat(1001),
    `a${'\n'.repeat(999)}b`,
    'a\u202Eb',
    '\u0000',
  ]
  it.each(texts)('is what the service says: a note of %j', (text) => {
    expect(slipsIn(note(text))).toEqual(saidByService(note(text)))
  })

  const numbers = ['', '0', ' 2 ', '1,0', '20', '21', '-1', '2.5', 'two', ',', '1e1', '\u202E']
  it.each(numbers)('is what the service says: staff %j', (number) => {
    expect(slipsIn(staff(number))).toEqual(saidByService(staff(number)))
  })

  it('is nothing for a tap', () => {
    expect(slipsIn({ intent: 'tap', question: '1', answer: '5' })).toEqual([])
  })
})
