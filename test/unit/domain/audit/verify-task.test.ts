import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { opened } from '#app/crypto/keys.server.ts'
import { keyIdOf, signText } from '#app/crypto/signing.server.ts'
import { entryHash } from '#app/domain/audit/chain.ts'
import { findHeads, type Head, headBlock, signedText } from '#app/domain/audit/head.ts'
import { findHead } from '#app/domain/audit/queries.server.ts'
import type { FoundEntry } from '#app/domain/audit/verify.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { trailInFile } from '#db/trail.ts'
import { databaseFile, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, NOON } from '#test/support/factories.ts'

withTestDatabase()

let folder = ''
const at = (name: string) => path.join(folder, name)
const pem = (key: { export: (of: { format: 'pem'; type: 'spki' }) => string | Buffer }) =>
  String(key.export({ format: 'pem', type: 'spki' }))
const signed = (head: Head) =>
  headBlock({ ...head, key: keyIdOf(opened().verifying), signature: signText(signedText(head)) })
const headNow = async (minutes = 0) => {
  const head = await findHead(systemContext('audit:view', new Date(NOON.getTime() + minutes * 60_000)))
  if (!head) throw new Error('no head')
  return head
}

/** Copies the data as it is now, in one file. */
function copyTo(name: string): string {
  const connection = new Sqlite(databaseFile(), { readonly: true })
  connection.prepare('vacuum into ?').run(at(name))
  connection.close()
  return at(name)
}

/** Changes a copy as its owner can, who takes the triggers off first. */
function tamper(name: string, work: (connection: Sqlite.Database) => void): string {
  copyFileSync(at('data.db'), at(name))
  const connection = new Sqlite(at(name))
  for (const trigger of ['no_update', 'no_delete', 'no_replace'])
    connection.exec(`drop trigger audit_events_${trigger}`)
  work(connection)
  connection.pragma('journal_mode = DELETE')
  connection.close()
  return at(name)
}

function rebuild(connection: Sqlite.Database, entries: FoundEntry[]): void {
  let hash = '0'.repeat(64)
  for (const entry of entries) {
    if ('unreadable' in entry) throw new Error('unreadable')
    hash = entryHash(hash, entry.sequence === 4 ? { ...entry, actor: 'per_other' } : entry)
    connection
      .prepare("update audit_events set hash = ?, actor = iif(sequence = 4, 'per_other', actor) where sequence = ?")
      .run(hash, entry.sequence)
  }
}

function verify(data: string, { anchor = 'anchor', key = 'public.pem' }: { anchor?: string; key?: string } = {}) {
  const options = ['--data', data, ...(anchor ? ['--anchor', at(anchor)] : []), ...(key ? ['--key', at(key)] : [])]
  const { status, stdout, stderr } = spawnSync(process.execPath, ['app/tasks/audit-verify.mjs', ...options], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'test' },
  })
  return { status, said: stdout + stderr }
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'vvf-verify-'))
  mkdirSync(at('anchor/deeper'), { recursive: true })
  writeFileSync(at('public.pem'), pem(opened().verifying))
  writeFileSync(at('anchor/deeper/first.txt'), signed(await headNow()))
  await aPerson('dpo')
  copyTo('old.db')
  await aSession('open')
  copyTo('data.db')
  writeFileSync(at('anchor/second.txt'), signed(await headNow(15)))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('AUD-04 npm run audit:verify', () => {
  it('finds the trail whole with the data, the anchor and the public key alone, and leaves the data as they are', () => {
    const before = readFileSync(at('data.db'))
    const { status, said } = verify(at('data.db'))
    expect(said).toContain('11 entries in the trail, 2 signed heads from outside.')
    expect(said).toContain('All 2 heads agree, the newest with entry 11, on Thursday 19 November 2026, 12:15pm.')
    expect(said).toContain('The trail is whole.')
    expect(status).toBe(0)
    expect(readFileSync(at('data.db')).equals(before)).toBe(true)
  })

  it('reads a file that is in use', () => {
    expect(verify(databaseFile())).toMatchObject({ status: 0 })
  })

  it.each<[string, () => string, string]>([
    [
      'an edit',
      () => tamper('x.db', (db) => db.exec("update audit_events set role = 'dpo' where sequence = 5")),
      'Entry 5 (2026-',
    ],
    [
      'a delete',
      () => tamper('x.db', (db) => db.exec('delete from audit_events where sequence = 6')),
      'Entry 6: it is missing',
    ],
    [
      'a value of another sort',
      () => tamper('x.db', (db) => db.exec("update audit_events set at = 'x' where sequence = 2")),
      'Entry 2: a value in it',
    ],
    [
      'a cut tail',
      () => tamper('x.db', (db) => db.exec('delete from audit_events where sequence > 9')),
      'Entry 10: the trail ends before it, and had 11 entries on',
    ],
    ['an older file', () => at('old.db'), 'Entry 11: the trail ends before it'],
    [
      'a chain made anew',
      () => tamper('x.db', (db) => rebuild(db, [...trailInFile(at('data.db'))])),
      'something between the beginning and here was changed since',
    ],
  ])('finds %s, and says where in plain words', (_what, file, words) => {
    const { status, said } = verify(file())
    expect(said).toContain('THE TRAIL IS BROKEN. The first broken entry:')
    expect(said).toContain(words)
    expect(status).toBe(1)
  })

  it('reads a saved letter with CRLF and quoted-printable', async () => {
    const body = signed(await headNow(20))
      .replaceAll(/(.{50})(?=.)/g, '$1=\n')
      .replaceAll('\n', '\r\n')
    writeFileSync(at('letter.eml'), `Content-Transfer-Encoding: quoted-printable\r\n\r\n${body}`)
    expect(verify(at('data.db'), { anchor: 'letter.eml' })).toMatchObject({
      status: 0,
      said: expect.stringContaining('1 signed head '),
    })
  })

  it('does not take a head for true that was not signed with the key', async () => {
    const [head] = findHeads(signed(await headNow()))
    if (!head) throw new Error('no head')
    writeFileSync(at('anchor/forged.txt'), headBlock({ ...head, hash: 'a'.repeat(64) }))
    const { status, said } = verify(at('data.db'))
    expect(said).toContain('names the key, and was not signed with it')
    expect(status).toBe(1)
    rmSync(at('anchor/forged.txt'))
    writeFileSync(at('public.pem'), pem(generateKeyPairSync('ed25519').publicKey))
    const other = verify(at('data.db'))
    expect(other.said).toContain('Warning: 2 heads were signed with another key')
    expect(other.status).toBe(2)
  })

  it('warns when the newest entry is long after the newest head', () => {
    rmSync(at('anchor/second.txt'))
    const later = tamper('x.db', (db) => {
      const last = [...trailInFile(at('data.db'))].at(-1)
      if (!last || 'unreadable' in last) throw new Error('no entry')
      const next = { ...last, sequence: 12, at: new Date(NOON.getTime() + 21 * 60_000), detail: {} }
      const values = [12, next.at.getTime(), next.actor, next.role, next.action, next.object, '{}', next.requestId]
      db.prepare('insert into audit_events values (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        ...values,
        entryHash(last.hash ?? '', next),
      )
    })
    const { status, said } = verify(later)
    expect(said).toContain('Entries 10 to 12 are newer than that head: only their own chain holds them.')
    expect(said).toContain('Warning: the newest head is more than 20 minutes older')
    expect(status).toBe(0)
  })
})

describe('AUD-04 what could not be checked', () => {
  it('is said when there is nothing from outside, and misses a chain made anew (negative control)', () => {
    const rebuilt = tamper('x.db', (db) => rebuild(db, [...trailInFile(at('data.db'))]))
    for (const file of [at('data.db'), rebuilt]) {
      const { status, said } = verify(file, { anchor: '' })
      expect(said).toContain('NOT CHECKED against anything outside')
      expect(said).not.toContain('The trail is whole')
      expect(status).toBe(2)
    }
  })

  it.each<[string, () => string, Parameters<typeof verify>[1], string]>([
    ['there is no file', () => at('none.db'), {}, 'There is no file'],
    ['the file holds no data of ours', () => at('public.pem'), {}, 'Could not check'],
    ['the anchor is missing', () => at('data.db'), { anchor: 'none' }, 'Could not check'],
    ['there is no key', () => at('data.db'), { key: '' }, 'give it with --key'],
    ['the key is none', () => at('data.db'), { key: 'data.db' }, 'no public key for Ed25519'],
  ])('ends with 2 when %s', (_what, file, options, words) => {
    const { status, said } = verify(file(), options)
    expect(said).toContain(words)
    expect(status).toBe(2)
  })
})
