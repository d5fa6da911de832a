/**
 * The unique index that a failed statement ran into, as `table(column,column)`, or null when it was something else.
 * SQLite says it in the message, PostgreSQL in fields of the error; drizzle wraps both.
 */
export function brokenIndex(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const facts = at as { code?: string; table?: string; detail?: string }
    if (facts.code === '23505') {
      const columns = /^Key \((?<columns>[^)]*)\)=/.exec(facts.detail ?? '')?.groups?.columns
      return `${facts.table}(${(columns ?? '').replaceAll(/[\s"]/g, '')})`
    }
    if (facts.code === 'SQLITE_CONSTRAINT_UNIQUE' || facts.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
      const named = at.message.replace(/^UNIQUE constraint failed: /, '').split(', ')
      return `${named[0]?.split('.')[0]}(${named.map((column) => column.split('.')[1]).join(',')})`
    }
  }
  return null
}
