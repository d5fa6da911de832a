import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createInflateRaw } from 'node:zlib'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { Forbidden } from '#app/domain/shared/errors.ts'
import { toXlsx } from '#app/http/spreadsheet-xlsx.server.ts'
import * as assessment from '#app/routes/data.assessment/route.tsx'
import * as map from '#app/routes/data.map._index/route.tsx'
import { loader as file } from '#app/routes/data.map[.]xlsx/route.ts'
import { dataMap } from '#db/data-map.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

withTestDatabase()

const show = async (path = '/data/map') => (await map.loader(await get(path, await aPerson('dpo')))).json()

/** The text of each file in a zip, by name: enough of the format to look into what was written. */
async function unzipped(zip: Buffer): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  let at = zip.indexOf('PK\x01\x02', 0, 'latin1')
  while (at !== -1 && zip.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [nameLength, extra, comment] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ]
    const local = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + size)
    const bytes = method === 0 ? packed : await buffer(Readable.from([packed]).pipe(createInflateRaw()))
    found.set(name, bytes.toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return found
}

describe('/data/map', () => {
  it('has the fields that the ICO asks for, filled or marked, and never an invented name', async () => {
    const { fields, records } = await show()
    expect(fields.map(({ key }) => key)).toEqual([
      ...['Controller', 'How to reach the controller', 'Data protection officer', 'Processors'],
      ...['Who carries messages', 'Contracts'],
      ...['Transfers out of the UK', 'Security measures', 'Consent records', 'Appropriate Policy Document'],
      ...['Impact assessment', 'Personal data breaches'],
    ])
    expect(fields.find(({ key }) => key === 'Data protection officer')).toHaveProperty('toFill')
    expect(records).toHaveLength(10)
    for (const { people, data, recipients, keep, article6 } of records)
      expect([people, data, recipients, keep, [article6]].map((list) => list.length > 0)).not.toContain(false)
  })

  it('GOV-01 lists every column, by pages', async () => {
    const { columns } = await show()
    expect(columns.page.total).toBe(dataMap().length)
    const last = await (await map.loader(await get(`/data/map?page=${columns.page.pages}`, { id: 'per_dpo' }))).json()
    expect(last.columns.page.to).toBe(dataMap().length)
  })

  it('narrows by purpose, kind and table, and passes over what is not known', async () => {
    const { columns } = await show('/data/map?purpose=safe-contact&class=personal&table=contact_routes')
    expect(columns.rows.map(({ column }) => column)).toContain('address')
    expect(new Set(columns.rows.map(({ table }) => table))).toEqual(new Set(['contact_routes']))
    const { filter, columns: all } = await (
      await map.loader(await get('/data/map?purpose=%3Cx%3E&page=-4', { id: 'per_dpo' }))
    ).json()
    expect([filter.purpose, all.page.page]).toEqual(['', 1])
  })

  it('is for officer, administrator and commissioner alone', async () => {
    for (const role of ['admin', 'commissioner'] as const)
      expect(await renderRoute(map, await get('/data/map', await aPerson(role)))).toContain('Record of processing')
    for (const role of ['facilitator', 'board'] as const)
      await expect(map.loader(await get('/data/map', await aPerson(role)))).rejects.toThrow(Forbidden)
  })
})

describe('/data/map.xlsx', () => {
  it('holds three sheets of text under constant names', async () => {
    const answer = await file(await get('/data/map.xlsx', await aPerson('dpo')))
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="data-map.xlsx"')
    const bytes = Buffer.from(await answer.arrayBuffer())
    const parts = await unzipped(bytes)
    const book = parts.get('xl/workbook.xml') ?? ''
    expect([...book.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Record of processing',
      'Purposes',
      'Columns',
    ])
    const rows = await readSheet(bytes, 'Columns')
    expect(rows).toHaveLength(dataMap().length + 1)
  })

  it('INJ-04 has no formula, whatever a cell begins with', async () => {
    const evil = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=1', '<f>1</f>', 'a\u0000b']
    const parts = await unzipped(await toXlsx([{ name: 'Sheet', head: ['Head'], rows: evil.map((text) => [text]) }]))
    const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    expect(sheets).toHaveLength(1)
    for (const [, text] of sheets) {
      expect(text).not.toMatch(/<f[\s>/]/)
      expect([...text.matchAll(/<c [^>]*>/g)].filter(([cell]) => !/t="(s|inlineStr)"/.test(cell))).toEqual([])
    }
  })
})

describe('/data/assessment', () => {
  it('has the seven headings, what the map knows, and marks what a person must write', async () => {
    const html = await renderRoute(assessment, await get('/data/assessment', await aPerson('dpo')))
    expect([...html.matchAll(/<h2[^>]*>(\d)\. /g)].map(([, number]) => number)).toEqual([...'1234567'])
    expect(html).toContain(`${dataMap().length} kinds of entry`)
    expect(html.match(/To be filled in:/g)?.length).toBeGreaterThan(12)
  })
})
