import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inventory } from '#app/crypto/inventory.ts'
import { keyFileFields } from '#app/crypto/keys.server.ts'

const folder = 'app/crypto'
const files = readdirSync(folder).filter((name) => name.endsWith('.server.ts'))
const sources = ['app', 'db', 'emails'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(top, name))
    .filter((name) => /\.(tsx?|mjs)$/.test(name)),
)
const importing = (pattern: RegExp) => sources.filter((file) => pattern.test(readFileSync(file, 'utf8'))).sort()

describe('GOV-07 the inventory of keys and methods', () => {
  it('names everything that app/crypto exports, once, and nothing else', async () => {
    const exported = await Promise.all(
      files.map(async (file) => {
        const module = (await import(/* @vite-ignore */ path.resolve(folder, file))) as Record<string, unknown>
        return Object.entries(module).flatMap(([name, value]) =>
          typeof value === 'function' ? [`${file} ${name}`] : [],
        )
      }),
    )
    const named = inventory.flatMap(({ by }) =>
      Object.entries(by).flatMap(([file, names]) => names.map((name) => `${file} ${name}`)),
    )
    expect(named.sort()).toEqual(exported.flat().sort())
  })

  it('names every key of the key file', () => {
    expect([...new Set(inventory.flatMap(({ key }) => key ?? []))].sort()).toEqual(keyFileFields.toSorted())
  })

  it('says of each what it is for, where it lies and what its loss costs', () => {
    for (const { name, by, ...words } of inventory)
      for (const [field, text] of Object.entries(words)) expect(text, `${name}: ${field}`).toMatch(/\S/)
    expect(new Set(inventory.map(({ name }) => name)).size).toBe(inventory.length)
  })
})

describe('GOV-07 what works with keys', () => {
  it('is in app/crypto alone; elsewhere are random ids and plain SHA-256, and the stamp of a build', () => {
    const elsewhere = importing(/from 'node:crypto'/).filter((file) => !file.startsWith(folder))
    expect(elsewhere).toEqual([
      'app/domain/audit/chain.ts',
      'app/domain/shared/ids.ts',
      'app/http/middleware.server.ts',
      'app/http/upload.server.ts',
      'app/tasks/prepare.mjs',
    ])
    for (const file of elsewhere) {
      const [, names = ''] = /import \{([^}]*)\} from 'node:crypto'/.exec(readFileSync(file, 'utf8')) ?? []
      const allowed = ['createHash', 'randomBytes', 'randomInt', 'randomUUID']
      expect(
        names.split(',').filter((name) => !allowed.includes(name.trim())),
        file,
      ).toEqual([])
    }
  })

  it('has its libraries in app/crypto alone', () => {
    const inBrowser = 'app/enhance-passkey.ts'
    const found = importing(/from '(@node-rs\/argon2|@simplewebauthn\/|otplib|webcrypto)/)
    expect(found.filter((file) => !file.startsWith(folder) && file !== inBrowser)).toEqual([])
    // The second place is a person's own device (decision 0019).
    expect(importing(/\bcrypto\.subtle\b|\brequire\('crypto'\)|from 'crypto'/)).toEqual(['app/day/store.ts'])
  })
})
