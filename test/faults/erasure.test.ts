import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { eraseOnRequest, settleErasures } from '#app/domain/data-rights/erasure-commands.server.ts'
import { closeDatabase, setEngine } from '#db/client.server.ts'
import { claimDataFolder } from '#db/data-folder.ts'
import { keyStore, setKeyStore, sqliteKeyStore } from '#db/key-store.server.ts'
import { migrateSqliteFile } from '#db/migrate.ts'
import { seedReference } from '#db/seed/reference.ts'
import { sqliteEngine } from '#db/sqlite.server.ts'
import { confirmedFor } from '#test/support/break-glass.ts'
import { carelessEngine, carelessKeyStore } from '#test/support/careless.ts'
import { brokenChain } from '#test/support/chain.ts'
import { requestOf } from '#test/support/data-requests.ts'
import { readFrom } from '#test/support/db.ts'
import { aPerson, NOON } from '#test/support/factories.ts'
import { withTestKeys } from '#test/support/keys.ts'
import { processFile } from '#test/support/processes.ts'
import { aWholePerson, type WholePerson } from '#test/support/whole-person.ts'

/** CRY-04, R12: what was erased is in no byte of any file, whenever the service dies, and no older copy brings it back. */
const made = mkdtempSync(path.join(tmpdir(), 'vvf-erasure-'))
const folders: string[] = []
let one: WholePerson
let neighbour: WholePerson
let officer: Awaited<ReturnType<typeof aPerson>>
let request: string

const at = (folder: string, name: string) => path.join(folder, name)

async function open(folder: string): Promise<void> {
  const engine = sqliteEngine(at(folder, 'app.db'))
  setEngine(engine)
  readFrom(engine)
  setKeyStore(await sqliteKeyStore(at(folder, 'keys.db')))
}

beforeAll(async () => {
  withTestKeys()
  claimDataFolder(made, 'test')
  migrateSqliteFile(at(made, 'app.db'))
  await open(made)
  await seedReference(new Date('2026-10-01T09:00:00Z'))
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  officer = await aPerson('dpo')
  one = await aWholePerson('one', facilitator.id)
  neighbour = await aWholePerson('neighbour', facilitator.id)
  request = await requestOf(facilitator, one.reference, 'erasure')
  await closeDatabase()
})
afterAll(() => {
  for (const folder of [made, ...folders]) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own with the files as they were before anything was erased. */
function aCopy(from = made): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vvf-erased-'))
  folders.push(folder)
  for (const name of ['app.db', 'keys.db']) copyFileSync(at(from, name), at(folder, name))
  return folder
}

const erase = () => eraseOnRequest(confirmedFor(officer, 'data-request:settle'), request)
const marksOf = (person: WholePerson) => [...person.typed, ...person.stored, person.wrapped]

/** The raw key as it would lie in memory, in the ways in which it could be written down. */
function rawKey(person: WholePerson): string[] {
  const [bytes] = [...openParticipantKey(person.id, person.wrapped).seal.values()]
  return bytes ? [bytes.toString('latin1'), bytes.toString('base64'), bytes.toString('hex')] : []
}

/** All bytes of both files, of what lies beside them, and of a fresh copy of each. */
function allBytes(folder: string): string {
  const beside = ['app.db', 'keys.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`])
  const files = beside.map((name) => at(folder, name)).filter((file) => existsSync(file))
  const copies = ['app.db', 'keys.db'].map((name) => {
    const to = at(folder, `copy-of-${name}`)
    rmSync(to, { force: true })
    const db = new Sqlite(at(folder, name), { readonly: true })
    db.prepare('VACUUM INTO ?').run(to)
    db.close()
    return to
  })
  return [...files, ...copies].map((file) => readFileSync(file, 'latin1')).join('\n')
}

const foundIn = (bytes: string, person: WholePerson) =>
  [...marksOf(person), ...rawKey(person)].filter((mark) => bytes.includes(mark))

describe('CRY-04 the bytes after an erasure', () => {
  it('hold nothing of the person, and all of their neighbour', async () => {
    const folder = aCopy()
    expect(foundIn(allBytes(folder), one)).toEqual([...one.stored, one.wrapped])
    await open(folder)
    expect(await erase()).toEqual({ ok: true, value: null })
    expect(foundIn(allBytes(folder), one), 'while it is open').toEqual([])
    await closeDatabase()
    const bytes = allBytes(folder)
    expect(foundIn(bytes, one)).toEqual([])
    expect(foundIn(bytes, neighbour)).toEqual([...neighbour.stored, neighbour.wrapped])
    expect(brokenChain(at(folder, 'app.db'))).toEqual([])
  })

  it('would hold it where what is deleted stays in the gaps (negative control)', async () => {
    const folder = aCopy()
    setEngine(carelessEngine(at(folder, 'app.db')))
    setKeyStore(await carelessKeyStore(at(folder, 'keys.db')))
    expect(await erase()).toMatchObject({ ok: true })
    await closeDatabase()
    const inFile = (name: string) => readFileSync(at(folder, name), 'latin1')
    expect(one.stored.filter((mark) => inFile('app.db').includes(mark)).length).toBeGreaterThan(0)
    expect(inFile('keys.db')).toContain(one.wrapped)
  })

  it('would hold it beside the file where the log is not emptied (negative control)', async () => {
    const folder = aCopy()
    const engine = sqliteEngine(at(folder, 'app.db'))
    setEngine({ ...engine, flush: async () => true })
    setKeyStore(await sqliteKeyStore(at(folder, 'keys.db')))
    await erase()
    expect(readFileSync(at(folder, 'app.db'), 'latin1')).toContain(one.stored[0])
    await closeDatabase()
  })
})

type Ended = { signal: string | null; steps: number; output: string }

/** Erases in a process of its own, which kills itself before or after one of its steps. */
async function eraseAndDie(folder: string, step: number, when: 'before' | 'after'): Promise<Ended> {
  const args = [processFile('erasing-process'), folder, request, officer.id, String(step), when]
  const env = { ...process.env, LOG_LEVEL: 'debug' }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  const [, signal] = await once(child, 'close')
  const steps = /"steps":(?<n>\d+)/.exec(output)?.groups?.n
  return { signal: signal as string | null, steps: Number(steps ?? 0), output }
}

describe('R12 an erasure that is cut short', () => {
  it('is finished at the next start, wherever it was killed', async () => {
    const whole = aCopy()
    const { steps, output } = await eraseAndDie(whole, 0, 'before')
    expect(steps).toBe(7)
    expect(foundIn(output, one)).toEqual([])
    const kills = Array.from({ length: steps }, (_, n) => ['before', 'after'].map((when) => ({ step: n + 1, when })))
    const cut = kills.flat() as { step: number; when: 'before' | 'after' }[]
    const died = await Promise.all(
      [0, 1, 2].map(async (turn) => {
        const ended: { folder: string; name: string; began: boolean; signal: string | null }[] = []
        for (const { step, when } of cut.filter((_kill, n) => n % 3 === turn)) {
          const folder = aCopy()
          const { signal } = await eraseAndDie(folder, step, when)
          ended.push({ folder, name: `${when} step ${step}`, began: !(step === 1 && when === 'before'), signal })
        }
        return ended
      }),
    )
    expect(died.flat()).toHaveLength(14)
    for (const { folder, name, began, signal } of died.flat()) {
      expect(signal, name).toBe('SIGKILL')
      await open(folder)
      await settleErasures(NOON)
      const left = foundIn(allBytes(folder), one)
      expect((await keyStore().erasures()).size, name).toBe(began ? 1 : 0)
      if (began) expect(left, name).toEqual([])
      else expect(left.length, name).toBe(one.stored.length + 1)
      expect(await erase(), name).toEqual({ ok: true, value: null })
      await closeDatabase()
      expect(foundIn(allBytes(folder), one), name).toEqual([])
      expect(brokenChain(at(folder, 'app.db')), name).toEqual([])
    }
  })
})

describe('R12 older copies', () => {
  const erased = async () => {
    const folder = aCopy()
    await open(folder)
    await erase()
    await closeDatabase()
    return folder
  }
  const settled = async (folder: string) => {
    await open(folder)
    const result = await settleErasures(NOON)
    await closeDatabase()
    return result
  }

  it('of the data, put back beside the newest keys, are erased again before anybody is served', async () => {
    const folder = await erased()
    copyFileSync(at(made, 'app.db'), at(folder, 'app.db'))
    expect(await settled(folder)).toEqual({ finished: 0, replayed: 1 })
    expect(foundIn(allBytes(folder), one)).toEqual([])
    expect(brokenChain(at(folder, 'app.db'))).toEqual([])
  })

  it('of the keys, put back beside the newest data, lose the key again and learn of the erasure', async () => {
    const folder = await erased()
    copyFileSync(at(made, 'keys.db'), at(folder, 'keys.db'))
    expect(await settled(folder)).toEqual({ finished: 0, replayed: 0 })
    expect(foundIn(allBytes(folder), one)).toEqual([])
    copyFileSync(at(made, 'app.db'), at(folder, 'app.db'))
    expect(await settled(folder)).toEqual({ finished: 0, replayed: 1 })
  })

  it('of the data open nothing with the newest keys, also before that', async () => {
    const folder = await erased()
    copyFileSync(at(made, 'app.db'), at(folder, 'app.db'))
    await open(folder)
    expect([...(await keyStore().find([one.id, neighbour.id])).keys()]).toEqual([neighbour.id])
    await closeDatabase()
  })
})
