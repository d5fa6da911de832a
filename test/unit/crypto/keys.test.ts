import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createKeyFile } from '#app/crypto/key-file.server.ts'
import { opened, openKeys, parseKeys } from '#app/crypto/keys.server.ts'
import { badKeyFiles, secretsIn, testKeyFile, withTestKeys } from '#test/support/keys.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'vvf-keys-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  withTestKeys()
})
const fileOf = (name: string) => path.join(folder, name)

describe('CRY-06 a key file', () => {
  it('is made for its owner alone, with other keys each time, and never over another', () => {
    const file = fileOf('made/keys.json')
    const pem = createKeyFile(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
    const before = readFileSync(file, 'utf8')
    expect(() => createKeyFile(file)).toThrow('EEXIST')
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(createKeyFile(fileOf('other.json'))).not.toBe(pem)
    openKeys({ keyFile: file, mode: 'live' })
    expect(opened().verifying.export({ format: 'pem', type: 'spki' })).toBe(pem)
    expect(opened().sealing).toBe(1)
  })

  it('is made by itself in a demonstration, and never in live mode', () => {
    expect(() => openKeys({ keyFile: fileOf('none.json'), mode: 'live' })).toThrow('There is no key file')
    expect(existsSync(fileOf('none.json'))).toBe(false)
    openKeys({ keyFile: fileOf('own.json'), mode: 'demonstration' })
    expect(statSync(fileOf('own.json')).mode & 0o777).toBe(0o600)
  })

  it('from an earlier version is completed by a demonstration itself, and never in live mode', () => {
    const { index: _index, ...older } = testKeyFile
    const file = fileOf('older.json')
    writeFileSync(file, JSON.stringify(older), { mode: 0o600 })
    expect(() => openKeys({ keyFile: file, mode: 'live' })).toThrow('Complete it with npm run keys')
    openKeys({ keyFile: file, mode: 'demonstration' })
    const completed = readFileSync(file, 'utf8')
    expect(JSON.parse(completed)).toMatchObject(older)
    openKeys({ keyFile: file, mode: 'demonstration' })
    expect(readFileSync(file, 'utf8')).toBe(completed)
  })

  it('is not made anew beside data that only the lost one opens (CRY-06)', () => {
    const dataFolder = fileOf('with-data')
    mkdirSync(dataFolder)
    writeFileSync(path.join(dataFolder, 'app.db'), '')
    for (const mode of ['live', 'demonstration', 'test'] as const)
      expect(() => openKeys({ keyFile: fileOf('lost.json'), mode, dataFolder })).toThrow('put the key file back')
    expect(existsSync(fileOf('lost.json'))).toBe(false)
  })

  it('is not taken in live mode from among the data, whose copies would open themselves (CRY-02)', () => {
    const dataFolder = fileOf('data')
    const keyFile = path.join(dataFolder, 'deep/keys.json')
    createKeyFile(keyFile)
    expect(() => openKeys({ keyFile, mode: 'live', dataFolder })).toThrow('lies among the data')
    expect(() => openKeys({ keyFile, mode: 'demonstration', dataFolder })).not.toThrow()
    createKeyFile(fileOf('data.json'))
    expect(() => openKeys({ keyFile: fileOf('data.json'), mode: 'live', dataFolder })).not.toThrow()
  })

  it.each(badKeyFiles())('is refused with $what, and nothing of it is said', ({ text, words }) => {
    const attempt = () => parseKeys(text)
    expect(attempt).toThrow(words)
    try {
      attempt()
    } catch (error) {
      const said = `${(error as Error).message}${(error as Error).stack}${JSON.stringify((error as Error).cause ?? '')}`
      expect(secretsIn(text).filter((secret) => said.includes(secret))).toEqual([])
    }
  })

  it.each([0o640, 0o604, 0o660, 0o644, 0o601, 0o610])('is refused with rights %o', (rights) => {
    const file = fileOf(`rights-${rights}.json`)
    createKeyFile(file)
    chmodSync(file, rights)
    expect(() => openKeys({ keyFile: file, mode: 'live' })).toThrow('can be read by others')
    chmodSync(file, 0o400)
    expect(() => openKeys({ keyFile: file, mode: 'live' })).not.toThrow()
  })

  it('is refused when it is a key of another sort', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const file = fileOf('ec.json')
    createKeyFile(file)
    const content = JSON.parse(readFileSync(file, 'utf8'))
    content.auditSigning = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
    writeFileSync(file, JSON.stringify(content))
    expect(() => openKeys({ keyFile: file, mode: 'live' })).toThrow('no Ed25519 key')
  })
})
