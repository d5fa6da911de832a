import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustmentLabel, adjustmentsIn } from '#app/domain/participants/import-adjustments.ts'
import { guessField, IMPORT_FIELDS, importFields, whyNotHeld } from '#app/domain/participants/import-columns.ts'
import { readAddress } from '#app/domain/participants/import-contact.ts'
import { MAX_LINES, namedFrom, unnamedFrom, whyNotMapped } from '#app/domain/participants/import-lines.ts'
import { sheet, unnamed } from '#test/support/spreadsheets.ts'

const TODAY = '2026-11-19'
const all = new Map(IMPORT_FIELDS.map((field, at) => [at, field]))
const HEADER = IMPORT_FIELDS.map((field) => importFields[field].heading).join(',')
const read = (...lines: string[]) =>
  namedFrom(unnamed(HEADER, ...lines, 'x,x@example.org,020 7946 0999,07700 900999,2025-01-01,bsl'), all, TODAY)
const wordsOf = (line: string) =>
  read(line)
    .problems.filter((one) => one.line === 2)
    .map(({ words }) => words)

describe('columns', () => {
  it.each([
    ['First name', 'alias'],
    [' E-MAIL address ', 'email'],
    ['Mobile', 'call'],
    ['SMS', 'text'],
    ['Date joined', 'startsOn'],
    ['Access needs', 'adjustments'],
    ['Colour', null],
  ])('“%s” is taken for %s', (heading, field) => {
    expect([guessField(heading), whyNotHeld(heading)]).toEqual([field, null])
  })

  it('guess the headings of the template', () => {
    expect(IMPORT_FIELDS.map((field) => guessField(importFields[field].heading))).toEqual(IMPORT_FIELDS)
  })

  it.each([
    ...['Surname', 'Last Name', 'Full name', 'DOB', 'Date of birth', 'Age', 'Home address', 'Postcode', 'Crime type'],
    ...[
      'Crime ref no',
      'CRIS',
      'Officer in case',
      'Ethnicity',
      'Gender',
      'Sexual orientation',
      'Diagnosis',
      'Disability',
    ],
    ...[
      'Notes',
      'Comments (private)',
      'Next of kin',
      'Emergency contact phone',
      'NI number',
      'Bank account',
      'Case status',
    ],
  ])('PRV-01 “%s” is refused, and why is said', (heading) => {
    expect(whyNotHeld(heading)).toMatch(/^We (hold|do not hold)/)
  })

  it('PRV-01 refused columns are dropped before anything waits', () => {
    const file = unnamed('First name,Surname,Crime type,Colour', 'Sam,Secretname,burglary,blue')
    expect(file.refused.map(({ heading }) => heading)).toEqual(['Surname', 'Crime type'])
    expect(file.lines).toEqual([{ line: 2, cells: ['Sam', 'blue'] }])
    expect(JSON.stringify(file)).not.toMatch(/Secretname|burglary/)
    const named = namedFrom(file, new Map([[0, 'alias']]), TODAY)
    expect([named.leftOut, JSON.stringify(named.rows)]).toEqual([['Colour'], expect.not.stringContaining('blue')])
  })

  it('are named once each, and first names always', () => {
    expect(whyNotMapped(new Map([[0, 'email']]))).toContain('first names')
    expect(
      whyNotMapped(
        new Map([
          [0, 'alias'],
          [1, 'email'],
          [2, 'email'],
        ]),
      ),
    ).toContain('Two columns')
    expect(whyNotMapped(new Map([[0, 'alias']]))).toBeNull()
    expect(unnamed('Phone,Mobile', '1,2').columns.map(({ guess }) => guess)).toEqual(['call', null])
  })

  it.each([
    [[], 'The file is empty'],
    [['First name'], 'nobody below it'],
    [['Sam,sam@example.org', 'Kit,kit@example.org'], 'must name the columns'],
    [['Surname,DOB', 'a,b'], 'None of the columns'],
    [['First name', ...Array.from({ length: MAX_LINES + 1 }, () => 'Sam')], 'no more than 300 lines'],
    [[Array.from({ length: 41 }, (_, at) => `c${'abcdefghij'[at % 10]}`).join(','), 'x'], 'no more than 40 columns'],
  ])('a file of %o is refused as a whole', (lines, words) => {
    expect(unnamedFrom(sheet(...lines))).toMatchObject({ ok: false, words: expect.stringContaining(words) })
  })
})

describe('a line', () => {
  it('becomes a person with what we hold', () => {
    const { rows, problems, notes } = read(
      ' Sam  ,Sam@Example.org,(020) 7946 0018,7700900123,3/6/2025,"step free / BSL; none"'.replaceAll('"', ''),
    )
    expect([problems, notes]).toEqual([[], []])
    expect(rows[0]).toEqual({
      line: 2,
      alias: 'Sam',
      routes: [
        { route: 'email', address: 'Sam@Example.org' },
        { route: 'call', address: '+442079460018' },
        { route: 'text', address: '+447700900123' },
      ],
      startsOn: '2025-06-03',
      adjustments: ['step-free', 'bsl'],
    })
  })

  it.each([
    [',a@example.org,,,,', 'no first name'],
    ['sam@example.org,,,,,', 'not an email address'],
    ['07700900123,,,,,', 'not a phone number'],
    ['A B C D,,,,,', '3 words or fewer'],
    [`${'x'.repeat(41)},,,,,`, 'longer than 40'],
    ['S\u202Eam,,,,,', 'cannot be shown'],
    ['Sam,a@b@c,,,,', 'email address is not'],
    ['Sam,a@example.org; b@example.org,,,,', 'email address is not'],
    ['Sam,,12,,,', 'phone number is not'],
    ['Sam,,ring me,,,', 'phone number is not'],
    ['Sam,,,020 7946 0018,,', 'not a mobile'],
    ['Sam,,,,31/2/2025,', 'is not a day'],
    ['Sam,,,,2027-01-01,', 'still to come'],
    ['Sam,X@example.org,,,,', ''],
  ])('“%s” is named with what is wrong, and quoted nowhere: %s', (line, words) => {
    const found = wordsOf(line)
    if (words) expect(found).toEqual([expect.stringContaining(words)])
    for (const text of found) expect(text).not.toMatch(/@example|07700|ring me/)
  })

  it('that repeats an address of an earlier line is not brought in', () => {
    const { rows, problems } = read('Sam,one@example.org,020 7946 0001,,,', 'Kit,ONE@example.org,+44 20 7946 0001,,,')
    expect(problems).toEqual([
      { line: 3, words: 'Line 2 has the same email address' },
      { line: 3, words: 'Line 2 has the same phone number' },
    ])
    expect(rows.map(({ alias }) => alias)).toEqual(['Sam', 'x'])
  })

  it('with an unknown adjustment or two names is to be looked at, and the words of the adjustment are dropped', () => {
    const named = read('Sam Brown,,,,,autism and quiet room')
    expect(named.notes.map(({ words }) => words)).toEqual([
      expect.stringContaining('surname'),
      expect.stringContaining('not on our list'),
    ])
    expect([named.rows[0]?.adjustments, JSON.stringify(named)]).toEqual([
      ['quiet-room'],
      expect.not.stringContaining('autism'),
    ])
  })
})

it('adjustments have labels', () => {
  expect(adjustmentsIn('Large print, halal').kinds.map(adjustmentLabel)).toEqual(['Large print', 'Food'])
})

it('INJ-02 an address is one plain address or none, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const route of ['email', 'call', 'text'] as const) {
        const found = readAddress(route, text)
        if (!found.ok) continue
        expect(found.address).not.toMatch(/[\r\n,;<>"\0]/)
        expect(readAddress(route, found.address)).toEqual(found)
      }
    }),
    { seed: 1645, numRuns: 500 },
  )
})
