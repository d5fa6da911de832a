import { getTableColumns, is, Table } from 'drizzle-orm'
import * as schema from '#db/schema/index.ts'
import { rows } from './db.ts'

/** Every text that the database holds, from every column of every table, each once. */
export async function everyText(): Promise<string[]> {
  const found = new Set<string>()
  for (const table of Object.values(schema).filter((one) => is(one, Table))) {
    const held = (await rows()
      .select()
      .from(table as never)) as Record<string, unknown>[]
    for (const row of held)
      for (const name of Object.keys(getTableColumns(table))) for (const text of textsIn(row[name])) found.add(text)
  }
  return [...found]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  return Object.values(value).flatMap(textsIn)
}
