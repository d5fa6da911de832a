import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { claimDataFolder } from '#db/data-folder.ts'
import { closeKeyStore, type KeyStore, keyStore, openKeyStore, sqliteKeyStore } from '#db/key-store.server.ts'
import { filesIn, postgresKeyStoreInProcess } from '#test/support/key-stores.ts'
import { withTestKeys } from '#test/support/keys.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'vvf-key-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(withTestKeys)

let files = 0
const kinds: [string, () => Promise<KeyStore>][] = [
  ['an SQLite file', () => sqliteKeyStore(path.join(folder, `${++files}.db`))],
  ['memory', () => sqliteKeyStore(':memory:')],
  ['PostgreSQL', postgresKeyStoreInProcess],
]

describe.each(kinds)('CRY-02 the key store in %s', (_what, open) => {
  let store: KeyStore
  beforeEach(async () => {
    store = await open()
  })
  afterEach(() => store.close())

  it('keeps what is added, finds it, and finds nothing for others', async () => {
    await store.add('ptc_a', 'wrapped a')
    await store.add('ptc_b', 'wrapped b')
    expect(await store.find(['ptc_b', 'ptc_a', 'ptc_none'])).toEqual(
      new Map([
        ['ptc_a', 'wrapped a'],
        ['ptc_b', 'wrapped b'],
      ]),
    )
    expect(await store.find([])).toEqual(new Map())
  })

  it('finds many at once, also more than one question holds', async () => {
    const ids = Array.from({ length: 250 }, (_, at) => `ptc_${String(at).padStart(4, '0')}`)
    for (const id of ids) await store.add(id, `wrapped ${id}`)
    expect((await store.find(ids)).size).toBe(250)
    await store.remove(ids.slice(0, 249))
    expect([...(await store.find(ids)).keys()]).toEqual(['ptc_0249'])
  })

  it('takes one key for each participant, and never a second', async () => {
    await store.add('ptc_a', 'wrapped a')
    await expect(store.add('ptc_a', 'another')).rejects.toThrow()
    expect((await store.find(['ptc_a'])).get('ptc_a')).toBe('wrapped a')
  })

  it('replaces only what still lies there (CRY-03)', async () => {
    await store.add('ptc_a', 'old')
    expect(await store.replace('ptc_a', 'old', 'new')).toBe(true)
    expect(await store.replace('ptc_a', 'old', 'newer')).toBe(false)
    expect(await store.replace('ptc_none', 'old', 'new')).toBe(false)
    expect((await store.find(['ptc_a'])).get('ptc_a')).toBe('new')
  })

  it('of many who replace at once lets one', async () => {
    await store.add('ptc_a', 'old')
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => store.replace('ptc_a', 'old', `new ${at}`)))
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  it('gives all in the order of their ids, in parts', async () => {
    for (const id of ['ptc_c', 'ptc_a', 'ptc_b']) await store.add(id, id)
    expect((await store.after('', 2)).map(({ participantId }) => participantId)).toEqual(['ptc_a', 'ptc_b'])
    expect(await store.after('ptc_b', 2)).toEqual([{ participantId: 'ptc_c', wrapped: 'ptc_c' }])
    expect(await store.after('ptc_c', 2)).toEqual([])
  })

  it('notes an erasure for good, once, on its first day (R12)', async () => {
    await store.noteErasure('digest', '2026-11-19')
    await store.noteErasure('digest', '2026-11-20')
    expect(await store.erasures()).toEqual(new Map([['digest', '2026-11-19']]))
  })
})

describe('CRY-02 the file of the key store', () => {
  const at = (name: string) => ({
    keysDatabaseUrl: `file:${path.join(folder, name, 'keys.db')}`,
    mode: 'test' as const,
  })
  afterEach(closeKeyStore)

  it('is its owner’s alone, and so is its folder', async () => {
    await openKeyStore(at('own'))
    await keyStore().add('ptc_a', 'wrapped')
    expect(statSync(path.join(folder, 'own')).mode & 0o777).toBe(0o700)
    const files = filesIn(path.join(folder, 'own'))
    expect(files.map(({ name }) => path.basename(name))).toContain('keys.db-wal')
    expect(files.filter(({ rights }) => rights !== 0o600)).toEqual([])
  })

  it('is not opened in a folder of another mode', async () => {
    claimDataFolder(path.join(folder, 'demo'), 'demonstration')
    await expect(openKeyStore(at('demo'))).rejects.toThrow('belongs to demonstration mode')
    expect(existsSync(path.join(folder, 'demo/keys.db'))).toBe(false)
  })

  it('holds nothing of a key that was removed, once it is flushed (CRY-04)', async () => {
    await openKeyStore(at('bytes'))
    const wrapped = Array.from({ length: 40 }, (_, n) => {
      const id = `ptc_${n}`
      return { id, wrapped: newParticipantKey(id).wrapped }
    })
    for (const one of wrapped) await keyStore().add(one.id, one.wrapped)
    const held = () =>
      wrapped.filter((one) => filesIn(path.join(folder, 'bytes')).some(({ bytes }) => bytes.includes(one.wrapped)))
    expect(held(), 'negative control').toHaveLength(40)
    await keyStore().remove(wrapped.slice(0, 39).map(({ id }) => id))
    await keyStore().flush()
    expect(held().map(({ id }) => id)).toEqual(['ptc_39'])
  })
})
