import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES, MAX_POINTS, MAX_TEXT, readPointsCsv } from '#app/domain/points/csv-import.ts'
import { toSpreadsheetCsv } from '#app/http/spreadsheet-csv.ts'

const HEADER = 'text,kind,breadth,valence'
const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (...lines: string[]) => readPointsCsv(utf8(lines.join('\n')))

const readable = (...lines: string[]) => {
  const file = read(...lines)
  if (!file.ok) throw new Error(file.words)
  return file
}
const texts = (bytes: Uint8Array) => {
  const file = readPointsCsv(bytes)
  return file.ok ? file.rows.map((row) => row.text) : file.reason
}

describe('a file of points', () => {
  it('becomes rows', () => {
    const file = readable(HEADER, 'Waited for a call,experience,several,problem', '"Tell us, please",ask,one,')
    expect(file.format).toBe('points')
    expect(file.problems).toEqual([])
    const forum = { origin: 'forum', sourceTitle: null, suggestedThemes: [] }
    expect(file.rows).toEqual([
      { ...forum, line: 2, text: 'Waited for a call', kind: 'experience', breadth: 'several', valence: 'problem' },
      { ...forum, line: 3, text: 'Tell us, please', kind: 'ask', breadth: 'one', valence: null },
    ])
  })

  it('takes columns in any order and case, and labels as well as codes', () => {
    const file = readable(
      ' Valence ,BREADTH,Text,Kind',
      'working well,Two or  more people,Kind officer,Ask of the POLICE',
    )
    expect(file.rows).toMatchObject([
      { text: 'Kind officer', kind: 'ask', breadth: 'several', valence: 'working_well' },
    ])
  })

  it('takes a blank kind for an experience and a blank valence for none, but wants a breadth', () => {
    const file = readable(HEADER, 'One,,general,', 'Two,,,')
    expect(file.rows).toMatchObject([{ text: 'One', kind: 'experience', breadth: 'general', valence: null }])
    expect(file.problems).toEqual([
      { line: 3, words: 'Say how many people said it: One person, Two or more people, General agreement' },
    ])
  })

  it.each([
    [';', HEADER.replaceAll(',', ';'), 'Slow, but kind;experience;one;mixed'],
    ['tab', HEADER.replaceAll(',', '\t'), 'Slow, but kind\texperience\tone\tmixed'],
  ])('may be separated by %s', (_, header, line) => {
    expect(readable(header, line).rows).toMatchObject([{ text: 'Slow, but kind', valence: 'mixed' }])
  })

  it.each(['\n', '\r\n', '\r'])('may end its lines in %j, with blank lines and empty cells around', (end) => {
    const file = readPointsCsv(utf8(['', `${HEADER},,`, '', 'One,,one,,,', ',,,,,', 'Two,,,', '', ''].join(end)))
    expect(file).toMatchObject({ ok: true, rows: [{ line: 4, text: 'One' }], problems: [{ line: 6 }] })
  })

  it('counts lines as the file has them, line breaks inside a text too', () => {
    const file = readable(HEADER, '"One\r\nand\nmore",,one,', 'Two,,nobody,', '"Three\n\n",,one,', 'Four,,nobody,')
    expect(file.rows).toMatchObject([
      { line: 2, text: 'One and more' },
      { line: 6, text: 'Three' },
    ])
    expect(file.problems.map((problem) => problem.line)).toEqual([5, 9])
  })

  it('keeps what looks like a formula as plain text, which leaves again as plain text', () => {
    const file = readable(HEADER, '=1+1,,one,', '@SUM(A1),,one,', '-5,,one,', '+44,,one,')
    expect(file.rows.map((row) => row.text)).toEqual(['=1+1', '@SUM(A1)', '-5', '+44'])
    expect(toSpreadsheetCsv(file.rows.map((row) => [row.text]))).toContain(`"'=1+1"`)
  })
})

describe('lines that cannot be taken', () => {
  const wordsFor = (line: string) => readable(HEADER, line).problems.map((problem) => problem.words)

  it.each([
    [',,one,', 'The text is missing'],
    ['   ,,one,', 'The text is missing'],
    ['Text,rant,one,', 'The kind “rant” is not one of: Experience, Suggestion, Ask of the police'],
    ['Text,,all,', 'The breadth “all” is not one of: One person, Two or more people, General agreement'],
    ['Text,,one,bad', 'The valence “bad” is not one of: Problem, Mixed, Working well'],
    ['Text, with a comma,,one,,x', expect.stringMatching(/^There are more cells than columns/)],
    ['Te\u0007xt,,one,', 'There is a character that cannot be shown. Type the text again'],
    ['Te\u202Ext,,one,', 'There is a character that cannot be shown. Type the text again'],
    ['\u200B,,one,', 'The text is missing'],
    [`${'x'.repeat(MAX_TEXT + 1)},,one,`, 'The text must be 1,000 characters or fewer. It has 1001'],
  ])('%s', (line, words) => expect(wordsFor(line)).toContainEqual(words))

  it('names everything wrong with a line', () => {
    expect(wordsFor(',rant,,bad')).toHaveLength(4)
  })

  it('shortens what it repeats', () => {
    expect(wordsFor(`Text,${'r'.repeat(500)},one,`)[0]?.length).toBeLessThan(120)
  })

  it('takes the longest text there may be', () => {
    expect(readable(HEADER, `${'x'.repeat(MAX_TEXT)},,one,`).problems).toEqual([])
  })

  it('names the line that has the same text', () => {
    const file = readable(HEADER, 'No call back,,one,', 'Other,,one,', '"NO  call\nback",,one,')
    expect(file.rows).toHaveLength(2)
    expect(file.problems).toEqual([{ line: 4, words: 'This is the same text as line 2' }])
  })
})

describe('files refused as a whole', () => {
  it.each([
    ['an empty file', '', 'empty', undefined],
    ['blank lines', '\n\n', 'empty', undefined],
    ['a header alone', HEADER, 'empty', undefined],
    ['no header', 'Waited for a call,experience,one,problem', 'unknown-column', 1],
    ['an unknown column', `${HEADER},name\nOne,,one,,x`, 'unknown-column', 1],
    ['a column twice', `${HEADER},Text\nOne,,one,,x`, 'repeated-column', 1],
    ['a column too few', '\ntext,kind,valence\nOne,,', 'missing-column', 2],
    ['a stray quotation mark', `${HEADER}\nOne,,one,\nHe said "no",,one,`, 'stray-quote', 3],
  ])('%s', (_, text, reason, line) => {
    expect(readPointsCsv(utf8(text))).toMatchObject({ ok: false, reason, line })
  })

  it('names the unknown and the missing column', () => {
    expect(read(`${HEADER},Officer`)).toMatchObject({ words: expect.stringContaining('“officer”') })
    expect(read('text,kind,valence')).toMatchObject({ words: expect.stringContaining('“breadth”') })
  })

  it.each([
    ['to the end of the file', ['"One\ntwo",,one,', 'Three,"expe', 'Four,,one,'], 4],
    ['before the next quotation mark', ['One,,one,', '', '"Two,,one,', 'Three,,one,', '"Four",,one,'], 4],
    ['after other quoted cells', ['"One",,one,', '"a\nb","c\nd","one,', 'Two,,one,'], 5],
    ['on the last line', ['One,,one,', '"Two'], 3],
  ])('a quotation mark never closed %s, with the line it opens on', (_, lines, line) => {
    const words = `The quotation mark that opens on line ${line} is never properly closed`
    expect(read(HEADER, ...lines)).toEqual({ ok: false, reason: 'unclosed-quote', line, words })
  })

  it('a quotation mark that would swallow five megabytes', () => {
    const file = `${HEADER}\nOne,,one,\n"Two${',,one,\nmore'.repeat(440_000)}`
    expect(read(file)).toMatchObject({ reason: 'unclosed-quote', line: 3 })
  })

  it('more than 5 MB', () => {
    expect(readPointsCsv(new Uint8Array(MAX_FILE_BYTES + 1).fill(0x61))).toMatchObject({ reason: 'too-large' })
  })

  it('100,000 lines, of which it reads no more than it must', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => `Point ${at},,one,`)
    const broken = [...many.slice(0, MAX_POINTS + 1), '"never reached']
    const refusal = { ok: false, reason: 'too-many', words: 'The file must have no more than 2,000 points' }
    expect(read(HEADER, ...many)).toMatchObject(refusal)
    expect(read(HEADER, ...broken)).toMatchObject(refusal)
  })

  it('but not the most points there may be', () => {
    const most = Array.from({ length: MAX_POINTS }, (_, at) => `Point ${at},,one,`)
    expect(readable(HEADER, ...most, '', '').rows).toHaveLength(MAX_POINTS)
  })
})

describe('encodings', () => {
  const line = 'Café cost £5 – ‘too much’,,one,'

  it('reads UTF-8 with and without a byte order mark', () => {
    expect(texts(utf8(`${HEADER}\n${line}`))).toEqual(['Café cost £5 – ‘too much’'])
    expect(texts(utf8(`\ufeff${HEADER}\n${line}`))).toEqual(['Café cost £5 – ‘too much’'])
  })

  it('reads Windows-1252', () => {
    const bytes = Uint8Array.from([...utf8(`${HEADER}\nI don`), 0x92, ...utf8('t have '), 0xa3, ...utf8('5 or '), 0x80])
    expect(texts(Uint8Array.from([...bytes, ...utf8('5,,one,')]))).toEqual(['I don’t have £5 or €5'])
  })

  it('flags a byte that means nothing in Windows-1252', () => {
    const file = readPointsCsv(Uint8Array.from([...utf8(`${HEADER}\nOdd `), 0x81, 0xa3, ...utf8(',,one,')]))
    expect(file).toMatchObject({ ok: true, rows: [], problems: [{ line: 2 }] })
  })

  it.each([
    ['UTF-16, little end first', Buffer.from(`\ufeff${HEADER}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${HEADER}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(HEADER, 'utf16le')],
    ['a spreadsheet', Buffer.from('504b0304140000000800', 'hex')],
  ])('refuses %s', (_, bytes) => expect(texts(bytes)).toBe('encoding'))
})

describe('any file', () => {
  const options = { seed: 20261203, numRuns: 500 }

  it('is read or refused, never thrown at', () => {
    const soup = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', '=', 'a', 'é', ' ', 'one') })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          soup.map((text) => utf8(`${HEADER}\n${text}`)),
        ),
        (bytes) => {
          expect(typeof readPointsCsv(bytes).ok).toBe('boolean')
        },
      ),
      options,
    )
  })

  it('gives back the texts it was made of', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', '"', ',', ';', '\n', '\r\n', ' ', 'é', '=') })
    const clean = (text: string) => text.trim().replace(/\s+/g, ' ')
    const list = fc.uniqueArray(
      word.filter((text) => clean(text) !== ''),
      {
        selector: (text) => clean(text).toLowerCase(),
      },
    )
    fc.assert(
      fc.property(list, (said) => {
        fc.pre(said.length > 0)
        const csv = stringify([HEADER.split(','), ...said.map((text) => [text, '', 'one', ''])], { quoted: true })
        expect(texts(utf8(csv))).toEqual(said.map(clean))
      }),
      options,
    )
  })
})
