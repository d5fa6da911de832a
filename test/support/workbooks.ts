import { deflateRawSync } from 'node:zlib'
import writeWorkbook from 'write-excel-file/node'

type Cell = string | number | Date | null

/** A workbook with one sheet of these rows. */
export async function workbook(rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : cellOf(value))))
  return new Uint8Array(await writeWorkbook(cells, {}).toBuffer())
}

function cellOf(value: Exclude<Cell, null>) {
  if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' }
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}

type Part = { name: string; content: Buffer; claims?: number }

/** A zip of these parts; `claims` is what its table of contents says of the size of one, true or not. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = []
  const table: Buffer[] = []
  let offset = 0
  for (const { name, content, claims = content.length } of parts) {
    const packed = deflateRawSync(content)
    const title = Buffer.from(name)
    const sizes = (header: Buffer, at: number) => {
      header.writeUInt32LE(packed.length, at)
      header.writeUInt32LE(claims, at + 4)
      header.writeUInt16LE(title.length, at + 8)
    }
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt16LE(8, 8)
    sizes(head, 18)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(8, 10)
    sizes(entry, 20)
    entry.writeUInt32LE(offset, 42)
    local.push(head, title, packed)
    table.push(entry, title)
    offset += head.length + title.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(table).length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...local, ...table, end]))
}

const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook by hand, around the rows of its one sheet as they stand in the file. */
export function rawWorkbook(sheetData: string, more: readonly Part[] = []): Uint8Array {
  return zipOf([
    {
      name: 'xl/workbook.xml',
      content: xml(
        `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: xml(
        `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: xml(`<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`),
    },
    ...more,
  ])
}

const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
export const sheetCell = text
