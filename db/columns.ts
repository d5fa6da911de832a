import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import { config } from '#app/config.server.ts'
import type { Role } from '#app/domain/access/permissions.ts'

/** How harmful a column is in the wrong hands (domain §6.1, security.md GOV-01). */
export type DataClass = 'public' | 'internal' | 'pseudonym' | 'personal' | 'special' | 'secret'
export type Purpose =
  | 'running-forums'
  | 'thanking'
  | 'safe-contact'
  | 'taking-part'
  | 'data-rights'
  | 'learning'
  | 'reporting'
  | 'accounts'
  | 'messages'
  | 'accountability'
/**
 * How long the column is kept (domain §6.6). The words are in `db/data-map/words.ts`; what removes it when the time is over
 * is in `app/domain/retention/rules.ts`.
 */
export type Keep =
  | 'programme+24m'
  | 'place+24m'
  | 'place+30d'
  | '12m'
  | '24m'
  | '6y'
  | '30d'
  | '6w'
  | '14d'
  | '1d'
  | 'for good'
/**
 * Who sees it: a role, everybody, nobody, the person whose account it is about, the participant it is about through their
 * private link, or an administrator or data protection officer who uses emergency access.
 */
export type Seen = Role | 'public' | 'the service' | 'oneself' | 'the participant' | 'emergency access'

/** The data-protection declaration that every column carries. A column without one fails a test. */
export type Declaration = {
  class: DataClass
  purpose: Purpose
  keep: Keep
  seen: readonly Seen[]
  /** Held only sealed: under the key of the participant it is about, or under the key of the service. */
  sealed?: 'participant' | 'service'
}

const isPostgres = config.engine === 'postgres'
const declared = new WeakMap<object, Declaration>()
const tables: { name: string; table: lite.SQLiteTable; columns: Map<string, Declaration | undefined> }[] = []

/** Chooses the builder of the running engine and keeps SQLite's types for both (architecture rule 5). */
function column<B extends object>(forSqlite: () => B, forPostgres: () => unknown, declaration: Declaration): B {
  const builder = isPostgres ? (forPostgres() as B) : forSqlite()
  declared.set(builder, declaration)
  return builder
}

export const text = <N extends string>(name: N, d: Declaration) =>
  column(
    () => lite.text(name),
    () => pg.text(name),
    d,
  )

/**
 * Text that is held only sealed, under the key of the participant it is about (`db/seal.server.ts`), or of the service.
 * Destroying the key erases it everywhere.
 */
export const sealed = <N extends string>(name: N, d: Declaration, by: 'participant' | 'service' = 'participant') =>
  text(name, { ...d, sealed: by })

/** Text restricted to a list in the types; pair it with `oneOf` to have the database restrict it too. */
export const choice = <N extends string, const V extends readonly [string, ...string[]]>(
  name: N,
  values: V,
  d: Declaration,
) =>
  column(
    () => lite.text(name, { enum: values }),
    () => pg.text(name, { enum: [...values] }),
    d,
  )

export const integer = <N extends string>(name: N, d: Declaration) =>
  column(
    () => lite.integer(name),
    () => pg.integer(name),
    d,
  )

export const flag = <N extends string>(name: N, d: Declaration) =>
  column(
    () => lite.integer(name, { mode: 'boolean' }),
    () => pg.boolean(name),
    d,
  )

/** A UTC instant, to the millisecond. */
export const instant = <N extends string>(name: N, d: Declaration) =>
  column(
    () => lite.integer(name, { mode: 'timestamp_ms' }),
    () => pg.timestamp(name, { withTimezone: true, mode: 'date', precision: 3 }),
    d,
  )

/** A calendar date in Europe/London, `YYYY-MM-DD`. */
export const localDate = <N extends string>(name: N, d: Declaration) =>
  column(
    () => lite.text(name),
    () => pg.date(name, { mode: 'string' }),
    d,
  )

export const json = <T>(name: string, d: Declaration) =>
  column(
    () => lite.text(name, { mode: 'json' }).$type<T>(),
    () => pg.jsonb(name),
    d,
  )

/** A number that only ever grows, given by the database: the order of the audit trail. */
export const sequence = (name: string, d: Declaration) =>
  column(
    () => lite.integer(name).primaryKey({ autoIncrement: true }),
    () => pg.bigserial(name, { mode: 'number' }).primaryKey(),
    d,
  )

/** A table whose columns' declarations are kept for the data map. */
export const table: typeof lite.sqliteTable = ((name: string, columns: Record<string, object>, extra?: never) => {
  const make = (isPostgres ? pg.pgTable : lite.sqliteTable) as unknown as (...args: unknown[]) => lite.SQLiteTable
  const made = make(name, columns, extra)
  tables.push({
    name,
    table: made,
    columns: new Map(Object.entries(columns).map(([key, builder]) => [key, declared.get(builder)])),
  })
  return made
}) as unknown as typeof lite.sqliteTable

const pick = <S>(forSqlite: S, forPostgres: unknown): S => (isPostgres ? (forPostgres as S) : forSqlite)
export const uniqueIndex = pick(lite.uniqueIndex, pg.uniqueIndex)
export const index = pick(lite.index, pg.index)
export const primaryKey = pick(lite.primaryKey, pg.primaryKey)
export const check = pick(lite.check, pg.check)

/** Every table made with `table`, with the declaration of each column (undefined where it is missing). */
export const declaredTables: readonly (typeof tables)[number][] = tables
