import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/**
 * Whether a column contains a text, in any case, on both engines. `%` and `_` mean themselves. SQLite lowers only
 * A to Z, so other letters are sought in small and in capital form.
 */
export function containsText(column: SQLiteColumn, text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const lowered = sql`lower(${column})`
  return sql`(${lowered} like lower(${pattern.toLowerCase()}) escape '\\' or ${lowered} like lower(${pattern.toUpperCase()}) escape '\\')`
}
