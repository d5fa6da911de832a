import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkJournal, migrateSqliteFile, postgresMigrations, sqliteMigrations } from '#db/migrate.ts'
import { openSqlite } from '#db/sqlite.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'vvf-migrate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A migrations folder made of given SQL files, as drizzle-kit would have left it. */
function migrationsOf(name: string, files: { sql: string; when: number }[]): string {
  const made = path.join(folder, name)
  mkdirSync(path.join(made, 'meta'), { recursive: true })
  const entries = files.map(({ sql, when }, idx) => {
    const tag = `000${idx}_step`
    writeFileSync(path.join(made, `${tag}.sql`), sql)
    return { idx, version: '6', when, tag, breakpoints: true }
  })
  writeFileSync(path.join(made, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', entries }))
  return made
}

const parents =
  'CREATE TABLE forums (id text primary key);--> statement-breakpoint\nCREATE TABLE places (id text primary key, forum text references forums(id) on delete cascade);'
/** What drizzle-kit writes when a column of the parent changes: the table is built again. */
const rebuild =
  'CREATE TABLE new_forums (id text primary key, name text);--> statement-breakpoint\nINSERT INTO new_forums (id) SELECT id FROM forums;--> statement-breakpoint\nDROP TABLE forums;--> statement-breakpoint\nALTER TABLE new_forums RENAME TO forums;'

function withTwoPlaces(file: string, migrations: string) {
  migrateSqliteFile(file, migrations)
  const db = openSqlite(file)
  db.exec("insert into forums (id) values ('a'); insert into places values ('1', 'a'), ('2', 'a')")
  db.close()
}

function count(file: string, table: string): unknown {
  const db = openSqlite(file)
  const n = db.prepare(`select count(*) from ${table}`).pluck().get()
  db.close()
  return n
}

describe('a migration while another process has the file open', () => {
  it('is refused, and nothing the other one wrote is lost', () => {
    const file = path.join(folder, 'shared.db')
    withTwoPlaces(file, migrationsOf('shared-before', [{ sql: parents, when: 1 }]))
    const other = openSqlite(file)
    other.exec("insert into forums (id) values ('b')")
    const newer = migrationsOf('shared-after', [
      { sql: parents, when: 1 },
      { sql: 'CREATE TABLE extra (id text);--> statement-breakpoint\nSELECT no_such_column;', when: 2 },
    ])
    expect(() => migrateSqliteFile(file, newer)).toThrow('another process has it open')
    other.exec("insert into forums (id) values ('c')")
    other.close()
    expect(count(file, 'forums')).toBe(3)
  })
})

describe('DAT-01 pragmas', () => {
  it('are all set again after the file is closed and opened anew', () => {
    const file = path.join(folder, 'pragmas.db')
    openSqlite(file).close()
    const db = openSqlite(file)
    const value = (name: string) => db.pragma(name, { simple: true })
    expect(
      [
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'busy_timeout',
        'secure_delete',
        'trusted_schema',
        'cell_size_check',
      ].map(value),
    ).toEqual(['wal', 2, 1, 5000, 1, 0, 1])
    expect(db.prepare('select sqlite_version()').pluck().get()).toMatch(/^3\.(5[3-9]|[6-9]\d)\./)
    db.close()
  })
})

describe('DAT-04 guarded migrations', () => {
  it('keep the rows of child tables when a parent is built again', () => {
    const file = path.join(folder, 'rebuild.db')
    const first = migrationsOf('rebuild', [{ sql: parents, when: 1 }])
    withTwoPlaces(file, first)
    migrateSqliteFile(
      file,
      migrationsOf('rebuild', [
        { sql: parents, when: 1 },
        { sql: rebuild, when: 2 },
      ]),
    )
    expect([count(file, 'forums'), count(file, 'places')]).toEqual([1, 2])
  })

  it('would lose them without the guard (negative control)', () => {
    const file = path.join(folder, 'unguarded.db')
    withTwoPlaces(file, migrationsOf('unguarded', [{ sql: parents, when: 1 }]))
    const db = openSqlite(file)
    db.exec(`BEGIN; ${rebuild.replaceAll('--> statement-breakpoint', '')} COMMIT`)
    db.close()
    expect(count(file, 'places')).toBe(0)
  })

  it('put the file back as it was when a migration loses rows', () => {
    const file = path.join(folder, 'lossy.db')
    withTwoPlaces(file, migrationsOf('lossy', [{ sql: parents, when: 1 }]))
    const lossy = migrationsOf('lossy', [
      { sql: parents, when: 1 },
      { sql: 'DELETE FROM places WHERE id = 1;', when: 2 },
    ])
    expect(() => migrateSqliteFile(file, lossy)).toThrow('number of rows in places')
    expect(count(file, 'places')).toBe(2)
    expect(existsSync(`${file}.before-migration`)).toBe(false)
  })

  it('refuse a migration dated before the one it follows, which would be skipped silently', () => {
    const late = migrationsOf('late', [
      { sql: parents, when: 5 },
      { sql: 'CREATE TABLE t (id text);', when: 4 },
    ])
    expect(() => checkJournal(late)).toThrow('dated before')
  })

  it('are complete for the schema: there is nothing left to generate, on either engine', () => {
    for (const [engine, migrations] of [
      ['sqlite', sqliteMigrations],
      ['postgres', postgresMigrations],
    ] as const) {
      const before = readFileSync(path.join(migrations, 'meta/_journal.json'), 'utf8')
      const copy = path.join(folder, `generated-${engine}`)
      cpSync(migrations, copy, { recursive: true })
      const dialect = engine === 'sqlite' ? 'sqlite' : 'postgresql'
      const address = engine === 'sqlite' ? 'file:none.db' : 'postgres://generate'
      const said = execFileSync(
        'node_modules/.bin/drizzle-kit',
        ['generate', `--dialect=${dialect}`, '--schema=./db/schema/index.ts', `--out=${path.relative('.', copy)}`],
        { env: { ...process.env, DATABASE_URL: address }, encoding: 'utf8' },
      )
      expect(said).toContain('No schema changes')
      expect(readFileSync(path.join(copy, 'meta/_journal.json'), 'utf8')).toBe(before)
    }
  })
})
