import { type Column, type SQL, sql } from 'drizzle-orm'

/** One more than a column holds, added by the database itself. */
export const oneMore = (column: Column): SQL => sql`${column} + 1`
