import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { openParticipantKey, opensParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { unseal, versionOf } from '#app/crypto/seal.server.ts'
import { sqliteKeyStore } from '#db/key-store.server.ts'
import { withVersions } from '#test/support/key-stores.ts'
import {
  addPeople,
  aliasOf,
  giveKeys,
  type KeyWorld,
  keyProcess,
  newWorld,
  withDatabase,
} from '#test/support/key-world.ts'

/** Killed at 50 fixed points, in two services at the same time, and then once more let through to the end. */
const PEOPLE = 200
const KILLS = 25
const POINTS = ['before-key', 'after-key', 'before-commit', 'after-commit'] as const

const root = mkdtempSync(path.join(tmpdir(), 'vvf-killed-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Where the nth process of a service is killed: after 1 to 11 keys, or after 1 to 4 steps. */
function killOf(service: number, n: number): string[] {
  const point = POINTS[(n + service) % POINTS.length] ?? 'after-key'
  return [point, String(point.endsWith('key') ? (n * 7 + service) % 11 : (n * 3 + service) % 4)]
}

const rotationOf = (world: KeyWorld) =>
  withDatabase(world, (db) => db.prepare('select state, reached, wrapped from key_rotations').get())

/** A service with an approved change from version 1 to 2. */
async function begun(name: string): Promise<KeyWorld> {
  const world = newWorld(path.join(root, name))
  await addPeople(world, PEOPLE)
  giveKeys(world, [1, 2])
  withDatabase(world, (db) =>
    db.exec(`insert into key_rotations (id, to_version, proposed_by, proposed_at, approved_by, state)
      values ('rot_1', 2, 'per_1', 1, 'per_2', 'running')`),
  )
  return world
}

async function killedAndResumed(service: number): Promise<{ world: KeyWorld; killed: number }> {
  const world = await begun(`service-${service}`)
  let killed = 0
  for (let n = 0; n < KILLS; n++) {
    const { signal, said } = await keyProcess(world, 'rotate', ...killOf(service, n))
    expect(said).toBe('')
    if (signal === 'SIGKILL') killed++
  }
  expect(await keyProcess(world, 'rotate', 'nowhere', '0')).toMatchObject({ status: 0 })
  return { world, killed }
}

it('CRY-03 a change of keys that is killed 50 times goes on, counts exactly, and leaves the old key nothing', async () => {
  const services = await Promise.all([killedAndResumed(0), killedAndResumed(1)])
  expect(services.map(({ killed }) => killed)).toEqual([KILLS, KILLS])
  for (const { world } of services) {
    expect(rotationOf(world)).toMatchObject({ state: 'done', wrapped: PEOPLE })
    const store = await sqliteKeyStore(path.join(world.folder, 'keys.db'))
    const keys = await store.after('', PEOPLE + 1)
    await store.close()
    const [aliases, seed, counted] = withDatabase(world, (db) => [
      db.prepare('select id, alias from participants order by id').all() as { id: string; alias: string }[],
      db.prepare('select seed from authenticator_apps').pluck().get() as string,
      db.prepare("select sum(detail ->> 'keys') from audit_events where action = 'keys.wrapped-anew'").pluck().get(),
    ])
    expect(keys.map(({ wrapped }) => versionOf(wrapped))).toEqual(keys.map(() => 2))
    expect([keys.length, counted]).toEqual([PEOPLE, PEOPLE])
    withVersions(2)
    const wrapped = new Map(keys.map((key) => [key.participantId, key.wrapped]))
    aliases.forEach(({ id, alias }, n) => {
      const key = openParticipantKey(id, wrapped.get(id) ?? '')
      expect(unseal(alias, { table: 'participants', column: 'alias', row: id }, key)).toBe(aliasOf(n))
    })
    expect(unseal(seed, { table: 'authenticator_apps', column: 'seed', row: 'app_1' })).toBe('seed')
    withVersions(1)
    expect(keys.filter((key) => opensParticipantKey(key.participantId, key.wrapped))).toEqual([])
    expect(versionOf(seed)).toBe(2)
    const check = new Sqlite(path.join(world.folder, 'keys.db'), { readonly: true })
    expect(check.pragma('integrity_check', { simple: true })).toBe('ok')
    check.close()
  }
}, 300_000)
