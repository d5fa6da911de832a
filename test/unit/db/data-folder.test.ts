import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Config, readConfig } from '#app/config.server.ts'
import { closeDatabase } from '#db/client.server.ts'
import { claimDataFolder } from '#db/data-folder.ts'
import { openDatabase } from '#db/open.server.ts'

const modes: Config['mode'][] = ['live', 'demonstration', 'test']
const pairs = modes.flatMap((owner) => modes.filter((other) => other !== owner).map((other) => [owner, other] as const))

let parent = ''
let folder = ''
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'vvf-folder-'))
  folder = path.join(parent, 'data')
})
afterEach(() => rmSync(parent, { recursive: true }))

describe('a data folder', () => {
  it.each(modes)('belongs to %s mode from its first use on', (mode) => {
    claimDataFolder(folder, mode)
    claimDataFolder(folder, mode)
    expect(readFileSync(path.join(folder, 'mode'), 'utf8')).toBe(`${mode}\n`)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(path.join(folder, 'mode')).mode & 0o777).toBe(0o600)
  })

  it.each(modes)('that others could read is closed to them, in %s mode', (mode) => {
    mkdirSync(folder, { mode: 0o755 })
    claimDataFolder(folder, mode)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    chmodSync(folder, 0o755)
    claimDataFolder(folder, mode)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it.each(pairs)('of %s mode is not opened in %s mode', (owner, other) => {
    claimDataFolder(folder, owner)
    expect(() => claimDataFolder(folder, other)).toThrow(`belongs to ${owner} mode`)
    expect(readFileSync(path.join(folder, 'mode'), 'utf8')).toBe(`${owner}\n`)
  })

  it('with files of somebody else is left alone', () => {
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'letter.txt'), 'Dear all')
    expect(() => claimDataFolder(folder, 'live')).toThrow('does not say whose')
    expect(readdirSync(folder)).toEqual(['letter.txt'])
  })
})

describe('opening the database', () => {
  const settings = (mode: string, more: Record<string, string> = {}) =>
    readConfig({ APP_MODE: mode, DATA_FOLDER: folder, ...more })

  it('keeps the file and those beside it to their owner', async () => {
    await openDatabase(settings('test'))
    for (const name of ['app.db', 'app.db-wal', 'app.db-shm', 'keys.db', 'keys.db-wal', 'keys.db-shm'])
      expect(statSync(path.join(folder, name)).mode & 0o777, name).toBe(0o600)
    await closeDatabase()
  })

  it('refuses a folder of another mode before it touches the file', async () => {
    claimDataFolder(folder, 'demonstration')
    await expect(openDatabase(settings('live'))).rejects.toThrow('belongs to demonstration mode')
    expect(readdirSync(folder)).toEqual(['mode'])
  })

  it('refuses a database file that lies in a folder of another mode', async () => {
    claimDataFolder(path.join(parent, 'made-up'), 'demonstration')
    const elsewhere = { DATABASE_URL: `file:${path.join(parent, 'made-up', 'app.db')}` }
    await expect(openDatabase(settings('live', elsewhere))).rejects.toThrow('belongs to demonstration mode')
  })

  it.skipIf(process.env.DATABASE_URL?.startsWith('postgres'))('opens an empty folder for its mode', async () => {
    await openDatabase(settings('live'))
    await closeDatabase()
    expect(readdirSync(folder).sort()).toEqual(['app.db', 'keys.db', 'mode'])
  })
})
