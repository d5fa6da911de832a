import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { openParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { unseal } from '#app/crypto/seal.server.ts'
import { sqliteKeyStore } from '#db/key-store.server.ts'
import { filesIn } from '#test/support/key-stores.ts'
import {
  addPeople,
  aliasOf,
  giveKeys,
  idOf,
  type KeyWorld,
  newWorld,
  task,
  withDatabase,
} from '#test/support/key-world.ts'

const PEOPLE = 3
let root = ''
let world: KeyWorld
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'vvf-backup-'))
  world = newWorld(path.join(root, 'data'))
  await addPeople(world, PEOPLE)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const backups = () => `${world.folder}-backups`
const at = (iso: string) => writeFileSync(`${world.folder}.clock`, iso)
const copies = (kind: 'app' | 'keys') => readdirSync(path.join(backups(), kind)).sort()
const backup = () => task(world, 'app/tasks/make-backup.ts')
const restore = (...args: string[]) => task(world, 'app/tasks/restore-backup.ts', ...args)

/** The names in a data folder that open with its own key store; null for those that do not. */
async function namesIn(folder: string): Promise<(string | null)[]> {
  const db = new Sqlite(path.join(folder, 'app.db'), { readonly: true })
  const rows = db.prepare('select id, alias from participants order by id').all() as { id: string; alias: string }[]
  db.close()
  const store = await sqliteKeyStore(path.join(folder, 'keys.db'))
  const keys = await store.find(rows.map(({ id }) => id))
  await store.close()
  return rows.map(({ id, alias }) => {
    const wrapped = keys.get(id)
    return wrapped
      ? unseal(alias, { table: 'participants', column: 'alias', row: id }, openParticipantKey(id, wrapped))
      : null
  })
}

/** What an erasure leaves in the key store: the line in its ledger, and no key. */
async function eraseKey(id: string): Promise<void> {
  const store = await sqliteKeyStore(path.join(world.folder, 'keys.db'))
  await store.noteErasure(keyedDigest('erasure', id), '2026-11-19')
  await store.remove([id])
  await store.flush()
  await store.close()
}

describe('R7 npm run backup', () => {
  it('makes two sealed copies for their owner alone, which hold nothing to read, and no key', async () => {
    const { status, said } = await backup()
    expect(said).toContain('sealed, opened again and compared')
    expect(status).toBe(0)
    const files = filesIn(backups())
    expect(files.filter(({ rights }) => rights !== 0o600)).toEqual([])
    const made = files.filter(({ name }) => name.endsWith('.vvf'))
    expect(made).toHaveLength(2)
    const keys = readFileSync(world.keyFile, 'utf8').match(/[A-Za-z0-9+/]{16}/g) ?? []
    for (const { bytes } of made)
      for (const words of ['SQLite format', 'VVF-1000', 'one@example.org', aliasOf(0), 'v1.1.', ...keys])
        expect(bytes).not.toContain(words)
    expect(existsSync(path.join(world.folder, 'backup-at-work'))).toBe(false)
    expect(
      withDatabase(world, (db) =>
        db.prepare("select count(*) from audit_events where action = 'backup.made'").pluck().get(),
      ),
    ).toBe(1)
  })

  it('R12 keeps copies of the data for 35 days and copies of the keys for 7', async () => {
    const days = ['2026-11-01', '2026-11-02', '2026-11-08', '2026-11-09', '2026-12-07']
    for (const day of days) {
      at(`${day}T03:00:00Z`)
      expect((await backup()).status, day).toBe(0)
    }
    const dayOf = (name: string) => name.slice(0, 10)
    expect(copies('app').map(dayOf)).toEqual(days.slice(2))
    expect(copies('keys').map(dayOf)).toEqual(days.slice(4))
  })
})

describe('R7 npm run restore', () => {
  it('puts everything back into an empty folder, and says what it did', async () => {
    await backup()
    withDatabase(world, (db) =>
      db.exec(`insert into sign_in_sessions (id, person_id, idle_until, ends_at) values ('x', 'per_1', 9e12, 9e12)`),
    )
    const to = path.join(root, 'restored')
    const { status, said } = await restore('newest', '--to', to)
    expect(said).toContain(`(${PEOPLE} participants,`)
    expect(said).toContain('The audit trail is whole')
    expect(status).toBe(0)
    expect(await namesIn(to)).toEqual([aliasOf(0), aliasOf(1), aliasOf(2)])
    expect(statSync(to).mode & 0o777).toBe(0o700)
    expect(filesIn(to).filter(({ rights }) => rights !== 0o600)).toEqual([])
    const restored = new Sqlite(path.join(to, 'app.db'), { readonly: true })
    expect(restored.prepare('select count(*) from sign_in_sessions').pluck().get()).toBe(0)
    expect(restored.prepare("select count(*) from audit_events where action = 'backup.restored'").pluck().get()).toBe(1)
    restored.close()
    const again = await restore('newest', '--to', to)
    expect(again).toMatchObject({ status: 1, said: expect.stringContaining('is not empty') })
  }, 60_000)

  it('R12 does not bring back who was erased after the copy was made, with the newest keys', async () => {
    await backup()
    const [old] = copies('app')
    await eraseKey(idOf(1))
    at('2026-11-20T12:00:00Z')
    await backup()
    const to = path.join(root, 'restored')
    const { status, said } = await restore(path.join(backups(), 'app', old ?? ''), '--to', to)
    expect(said).toContain('People erased since then: 1')
    expect(status).toBe(0)
    expect(await namesIn(to)).toEqual([aliasOf(0), aliasOf(2)])
  }, 60_000)

  it('R12 takes the key store that is still there, which knows of erasures that no copy does', async () => {
    await backup()
    await eraseKey(idOf(2))
    const to = path.join(root, 'restored')
    const { said } = await restore('newest', '--to', to, '--keys', path.join(world.folder, 'keys.db'))
    expect(said).toContain('People erased since then: 1')
    expect(await namesIn(to)).toEqual([aliasOf(0), aliasOf(1)])
  }, 60_000)

  it('CRY-02 opens nothing without the key file, or when a copy was changed, and leaves the folder empty', async () => {
    await backup()
    const copy = path.join(backups(), 'app', copies('app')[0] ?? '')
    const to = path.join(root, 'restored')
    const refused = async (words: string) => {
      expect(await restore('newest', '--to', to)).toMatchObject({ status: 1, said: expect.stringContaining(words) })
      expect(readdirSync(to)).toEqual([])
    }
    const bytes = readFileSync(copy)
    const changed = Buffer.from(bytes)
    changed[bytes.length - 100] = (changed[bytes.length - 100] ?? 0) ^ 1
    writeFileSync(copy, changed)
    await refused('is damaged')
    writeFileSync(copy, bytes.toString('latin1').replace('"participants":3', '"participants":4'), 'latin1')
    await refused('is damaged')
    writeFileSync(copy, bytes)
    giveKeys(world, [2])
    await refused('key version 1, which is not in the key file')
  }, 60_000)

  it.each([
    [[], 'Say which copy'],
    [['newest'], 'Say which copy'],
    [['none.vvf', '--to', 'x'], 'There is no backup none.vvf'],
    [['newest', '--to', 'x'], 'There is no copy of the data'],
    [['package.json', '--to', 'x'], 'There is no copy of the keys'],
  ])('says what is missing of %j', async (args, words) => {
    expect(await restore(...args)).toMatchObject({ status: 1, said: expect.stringContaining(words) })
    expect(existsSync('x')).toBe(false)
  })
})
