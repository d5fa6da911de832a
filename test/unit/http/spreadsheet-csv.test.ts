import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSpreadsheetCsv } from '#app/http/spreadsheet-csv.ts'

const SEED = { seed: 20261203, numRuns: 1000 }
const DANGEROUS = '=+-@\t\r\n\0＝＋－＠'
const reread = (csv: string): string[][] => parse(csv, { bom: true, record_delimiter: '\r\n' })

describe('a file a spreadsheet opens', () => {
  it('has a byte order mark, quotes round every cell and CRLF', () => {
    expect(
      toSpreadsheetCsv([
        ['Month', 'Points'],
        ['', 5],
      ]),
    ).toBe('\ufeff"Month","Points"\r\n"","5"\r\n')
  })

  it('doubles quotation marks and keeps line breaks inside a cell', () => {
    expect(toSpreadsheetCsv([['say "no"\nthen']])).toBe('\ufeff"say ""no""\nthen"\r\n')
  })

  it('leaves numbers alone, negative ones too', () => {
    expect(reread(toSpreadsheetCsv([[-5, 0, 12.5]]))).toEqual([['-5', '0', '12.5']])
  })

  it.each([
    '=1+1',
    '+44 20',
    '-5',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '\0=x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '  =1',
    '"=1',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff=1',
    ' \t=1',
    "'=1",
    '“=1',
  ])('makes %j inert', (text) => expect(reread(toSpreadsheetCsv([[text]]))).toEqual([[`'${text}`]]))

  it.each(['He said = maybe', '5 - 6', 'a@b', '', '£20', '‘not a priority’'])('leaves %j as it is', (text) => {
    expect(reread(toSpreadsheetCsv([[text]]))).toEqual([[text]])
  })

  it('never starts a cell with what a formula starts with, and loses no text', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(...DANGEROUS, ' ', '"', "'", ',', ';', 'a', '1', '\u00a0', '\u200b'),
    })
    const cell = fc.oneof(nasty, fc.string({ unit: 'binary' }))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 })
    fc.assert(
      fc.property(table, (rows) => {
        const back = reread(toSpreadsheetCsv(rows))
        expect(back.length).toBe(rows.length)
        for (const [at, text] of back.flat().entries()) {
          expect(DANGEROUS).not.toContain(text.replace(/^ +/, '').charAt(0) || 'nothing')
          expect([rows.flat()[at], `'${rows.flat()[at]}`]).toContain(text)
        }
      }),
      SEED,
    )
  })
})
