import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFileWith } from '#test/support/key-stores.ts'
import {
  addPeople,
  giveKeys,
  type KeyWorld,
  keyProcess,
  newWorld,
  runIn,
  task,
  withDatabase,
} from '#test/support/key-world.ts'
import { secretsIn } from '#test/support/keys.ts'

let root = ''
let world: KeyWorld
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'vvf-keys-data-'))
  world = newWorld(path.join(root, 'data'))
  await addPeople(world, 12)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const keysDb = () => path.join(world.folder, 'keys.db')
const withoutKeys = () => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(keysDb() + suffix, { force: true })
}
const withoutPeople = () => withDatabase(world, (db) => db.exec('delete from participants'))
/** The key file of another service: the same versions, other keys. */
const foreign = () => {
  const [, other] = keyFileWith(1, 2).seal
  return JSON.stringify({ ...keyFileWith(1), seal: [{ ...other, version: 1 }] })
}

/** What has gone wrong, and the one sentence with which the service does not start. */
const faults: [string, () => void | Promise<void>, string | RegExp][] = [
  [
    'the key file is lost',
    () => rmSync(world.keyFile),
    /There is no key file at \S+, and the data in \S+ opens with no other/,
  ],
  [
    'the key file lacks the version',
    () => giveKeys(world, [2]),
    'Sealed with key version 1, which is not in the key file: 12 keys of participants and 1 authenticator app. Put the key file that has it back',
  ],
  ['the key file is another service’s', () => writeFileSync(world.keyFile, foreign()), 'sealed with another key file'],
  [
    'the key store is another service’s',
    async () => {
      writeFileSync(world.keyFile, foreign())
      withDatabase(world, (db) => db.exec('delete from authenticator_apps'))
    },
    'No key in the key store',
  ],
  ['the key store is missing', withoutKeys, /The key store \S+ has no key for any of the 12 participants/],
  [
    'the key store is empty',
    () => {
      withoutKeys()
      writeFileSync(keysDb(), '')
    },
    'put it back from where it was moved to',
  ],
  ['the database is empty and the key store is not', withoutPeople, 'and the database has no participant'],
]

describe('CRY-06 the built server says what to put back, and does not start, when', () => {
  it.each(faults)('%s', async (_what, spoil, words) => {
    const text = readFileSync(world.keyFile, 'utf8')
    await spoil()
    const { status, said } = await runIn(world, ['build/server/index.js'])
    expect(said).toMatch(words)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(1)
    expect(secretsIn(text).filter((secret) => said.includes(secret))).toEqual([])
    expect(said).not.toMatch(/ptc_|VVF-/)
  })
})

describe('CRY-03 npm run keys', () => {
  const change = (...args: string[]) => task(world, 'app/tasks/change-keys.ts', ...args)
  const versions = () =>
    JSON.parse(readFileSync(world.keyFile, 'utf8')).seal.map((one: { version: number }) => one.version)

  it('adds a version for its owner alone, keeps the older ones, and says nothing of them', async () => {
    const before = readFileSync(world.keyFile, 'utf8')
    const { status, said } = await change('--add')
    expect(status).toBe(0)
    expect(versions()).toEqual([1, 2])
    expect(statSync(world.keyFile).mode & 0o777).toBe(0o600)
    const after = readFileSync(world.keyFile, 'utf8')
    for (const secret of secretsIn(before)) expect(after).toContain(secret)
    expect(secretsIn(after).filter((secret) => said.includes(secret))).toEqual([])
  })

  it('takes out no version that still seals something, and says how much and where', async () => {
    await task(world, 'app/tasks/make-backup.ts')
    await change('--add')
    const { status, said } = await change('--remove', '1')
    expect(status).toBe(1)
    expect(said).toContain('12 keys of participants, 1 authenticator app and 2 copies in the backup folder')
    expect(versions()).toEqual([1, 2])
    expect(await change('--remove', '2')).toMatchObject({ status: 1, said: expect.stringContaining('is the newest') })
    expect(await change('--remove', '7')).toMatchObject({ status: 1, said: expect.stringContaining('no version 7') })
  }, 60_000)

  it('takes a version out when everything is under the new one', async () => {
    await change('--add')
    withDatabase(world, (db) =>
      db.exec(`insert into key_rotations (id, to_version, proposed_by, proposed_at, approved_by, state)
        values ('rot_1', 2, 'per_1', 1, 'per_2', 'running')`),
    )
    expect(await keyProcess(world, 'rotate', 'nowhere', '0')).toMatchObject({ status: 0 })
    expect(await change('--remove', '1')).toMatchObject({ status: 0 })
    expect(versions()).toEqual([2])
  }, 60_000)

  it('completes a key file of an earlier version, and leaves what is in it', async () => {
    const { index: _index, ...older } = keyFileWith(1)
    writeFileSync(world.keyFile, JSON.stringify(older))
    expect(await change('--complete')).toMatchObject({ status: 0 })
    const after = JSON.parse(readFileSync(world.keyFile, 'utf8'))
    expect(after).toMatchObject(older)
    expect(Buffer.from(after.index, 'base64')).toHaveLength(32)
    expect(await change('--complete')).toMatchObject({ status: 1, said: expect.stringContaining('left alone') })
  }, 60_000)
})
