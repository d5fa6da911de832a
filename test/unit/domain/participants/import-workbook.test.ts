import { describe, expect, it } from 'vitest'
import { unpackedSize } from '#app/domain/participants/import-archive.server.ts'
import { MAX_UNPACKED_BYTES, readWorkbook } from '#app/domain/participants/import-workbook.server.ts'
import { rawWorkbook, sheetCell, workbook, zipOf } from '#test/support/workbooks.ts'

const wordsOf = async (file: Uint8Array) => {
  const read = await readWorkbook(file, 302)
  return read.ok ? 'read' : read.words
}
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024)

describe('a workbook', () => {
  it('gives its lines with their numbers, days as days and numbers as text, without empty lines', async () => {
    const file = await workbook([
      ['First name', 'Phone', 'Started'],
      [null, null, null],
      ['Sam', 7700900123, new Date('2025-06-03T00:00:00Z')],
    ])
    expect(await readWorkbook(file, 302)).toEqual({
      ok: true,
      lines: [
        { line: 1, cells: ['First name', 'Phone', 'Started'] },
        { line: 3, cells: ['Sam', '7700900123', '2025-06-03'] },
      ],
    })
  })

  it('gives what a formula last showed, and works none out; macros are not looked at', async () => {
    const rows = `<row r="1">${sheetCell('A1', 'Name')}</row><row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x")</f><v>Kit</v></c></row>`
    const file = rawWorkbook(rows, [{ name: 'xl/vbaProject.bin', content: Buffer.from('macro') }])
    expect(await readWorkbook(file, 302)).toMatchObject({ ok: true, lines: [{}, { line: 2, cells: ['Kit'] }] })
  })

  it('gives no more lines than asked for', async () => {
    const file = await workbook(Array.from({ length: 40 }, (_, at) => [`Name ${at}`]))
    expect(await readWorkbook(file, 10)).toMatchObject({ ok: true, lines: { length: 10 } })
  })
})

describe('WEB-09 a workbook that is not what it seems is refused', () => {
  it('when it says that it unpacks to more than the limit, without being unpacked', async () => {
    const file = zipOf([{ name: 'xl/a.xml', content: zeros(1), claims: MAX_UNPACKED_BYTES + 1 }])
    expect(await wordsOf(file)).toContain('too big')
  })

  it('when it unpacks to more than it says: no further than the limit', async () => {
    const file = zipOf([{ name: 'xl/a.xml', content: zeros(64), claims: 1_000 }])
    expect(file.length).toBeLessThan(100_000)
    const before = process.memoryUsage()
    const largest = { rss: 0 }
    const watching = setInterval(() => {
      largest.rss = Math.max(largest.rss, process.memoryUsage().rss)
    }, 5)
    expect(await unpackedSize(file, MAX_UNPACKED_BYTES)).toBe('too-big')
    clearInterval(watching)
    expect(Math.max(0, largest.rss - before.rss)).toBeLessThan(60 * 1024 * 1024)
  })

  it('when many parts together do', async () => {
    const parts = Array.from({ length: 30 }, (_, at) => ({ name: `xl/${at}.xml`, content: zeros(1) }))
    expect(await wordsOf(zipOf(parts))).toContain('too big')
  })

  it('when a part is smaller than it says', async () => {
    expect(await unpackedSize(zipOf([{ name: 'a.xml', content: zeros(1), claims: 5 }]), 2_000_000)).toBe('broken')
  })

  it('when one cell far out makes a sheet of thousands of millions of cells', async () => {
    const file = rawWorkbook(
      `<row r="1">${sheetCell('A1', 'Name')}</row><row r="1048576">${sheetCell('XFD1048576', 'x')}</row>`,
    )
    expect(file.length).toBeLessThan(2_000)
    const before = process.memoryUsage().heapUsed
    expect(await wordsOf(file)).toContain('too big')
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024)
  }, 30_000)

  it.each([
    ['no zip', Buffer.from('PK\u0003\u0004 and then nothing of a zip')],
    ['a zip of something else', zipOf([{ name: 'readme.txt', content: Buffer.from('hello') }])],
    ['a workbook without a sheet', zipOf([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }])],
    ['broken xml', rawWorkbook('<row r="1"><c r="A1"')],
    ['a zip cut short', rawWorkbook(`<row r="1">${sheetCell('A1', 'x')}</row>`).slice(0, 400)],
    ['a table of contents that points nowhere', pointingNowhere()],
  ])('when it is %s', async (_what, file) => {
    expect(await wordsOf(new Uint8Array(file))).toContain('cannot be read')
  })
})

function pointingNowhere(): Uint8Array {
  const file = zipOf([{ name: 'a.xml', content: Buffer.from('x') }])
  new DataView(file.buffer).setUint32(file.length - 6, 0xfffffff0, true)
  return file
}
