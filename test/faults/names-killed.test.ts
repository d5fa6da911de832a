import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { unseal } from '#app/crypto/seal.server.ts'
import { sqliteKeyStore } from '#db/key-store.server.ts'
import { migrateSqliteFile, sqliteMigrations } from '#db/migrate.ts'
import { openSqlite } from '#db/sqlite.server.ts'
import { filesIn } from '#test/support/key-stores.ts'
import { aliasOf, idOf, type KeyWorld, keyProcess, newWorld, withDatabase } from '#test/support/key-world.ts'

/** A data file from before names were sealed, brought up to date by processes that are killed on the way. */
const PEOPLE = 450
const BEFORE_SEALING = 5
const root = mkdtempSync(path.join(tmpdir(), 'vvf-names-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** The migrations as they were before names were sealed. */
function earlierMigrations(): string {
  const made = path.join(root, 'migrations')
  cpSync(sqliteMigrations, made, { recursive: true })
  const journal = path.join(made, 'meta/_journal.json')
  const whole = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
  writeFileSync(journal, JSON.stringify({ ...whole, entries: whole.entries.slice(0, BEFORE_SEALING) }))
  return made
}

/** A service of that version, which kept changing names, so that old ones lie in the gaps of its file. */
function oldService(): KeyWorld {
  const world = newWorld(path.join(root, 'old'))
  const file = path.join(world.folder, 'app.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  migrateSqliteFile(file, earlierMigrations())
  const db = openSqlite(file)
  db.pragma('secure_delete = OFF')
  const insert = db.prepare('insert into participants (id, reference, alias) values (?, ?, ?)')
  for (let n = 0; n < PEOPLE * 2; n++) insert.run(idOf(n), `VVF-${1000 + n}`, aliasOf(n))
  db.prepare('delete from participants where id >= ?').run(idOf(PEOPLE))
  db.close()
  migrateSqliteFile(file)
  return world
}

const inTheClear = ({ folder }: KeyWorld) => filesIn(folder).filter(({ bytes }) => bytes.includes('Canary-name-'))

it('CRY-02 names held in the clear are sealed whenever it is killed, and are nowhere in the clear afterwards', async () => {
  const world = oldService()
  expect(
    inTheClear(world).map(({ name }) => path.basename(name)),
    'negative control',
  ).toContain('app.db')
  const kills = [
    ['after-key', '20'],
    ['before-commit', '0'],
    ['after-commit', '0'],
    ['before-key', '150'],
    ['before-flush', '0'],
    ['after-flush', '0'],
  ]
  for (const kill of kills)
    expect(await keyProcess(world, 'seal', ...kill), kill.join()).toMatchObject({
      signal: 'SIGKILL',
      said: '',
    })
  expect(await keyProcess(world, 'seal', 'nowhere', '0')).toMatchObject({ status: 0 })

  expect(inTheClear(world)).toEqual([])
  const rows = withDatabase(
    world,
    (db) => db.prepare('select id, alias from participants order by id').all() as { id: string; alias: string }[],
  )
  const store = await sqliteKeyStore(path.join(world.folder, 'keys.db'))
  const keys = await store.find(rows.map(({ id }) => id))
  await store.close()
  expect([rows.length, keys.size]).toEqual([PEOPLE, PEOPLE])
  rows.forEach(({ id, alias }, n) => {
    const key = openParticipantKey(id, keys.get(id) ?? '')
    expect(unseal(alias, { table: 'participants', column: 'alias', row: id }, key)).toBe(aliasOf(n))
  })
  const events = withDatabase(world, (db) =>
    db.prepare("select sum(detail ->> 'people') from audit_events where action = 'participants.sealed'").pluck().get(),
  )
  expect(events).toBe(PEOPLE)
}, 120_000)
