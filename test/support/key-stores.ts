import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { type KeyStore, storeOver } from '#db/key-store.server.ts'
import { testKeyFile } from './keys.ts'

let instance: PGlite | null = null

/** An empty key store in a PostgreSQL of this process, which takes seconds to start: one for a test file. */
export async function postgresKeyStoreInProcess(): Promise<KeyStore> {
  instance ??= await PGlite.create()
  const postgres = instance
  await postgres.exec('drop table if exists participant_keys, erasures')
  const query = async (sql: string, values: readonly string[] = []) =>
    (await postgres.query<Record<string, string>>(sql, [...values])).rows
  return storeOver(query, { flush: async () => undefined, close: async () => undefined })
}

const keyOf = (version: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, at) => (at * (version * 2 + 3) + version * 17) % 256)).toString('base64')

/** The key file of the tests with these versions of the key to seal with: version 1 is the one they always have. */
export function keyFileWith(...versions: number[]) {
  const [first] = testKeyFile.seal
  const seal = versions.map((version) => (version === 1 ? first : { version, key: keyOf(version) }))
  return { ...testKeyFile, seal }
}

export const withVersions = (...versions: number[]) => setKeys(parseKeys(JSON.stringify(keyFileWith(...versions))))

/** Every file below a folder, with its bytes as latin1. */
export function filesIn(folder: string): { name: string; bytes: string; rights: number }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile())
    .map((name) => ({ name, bytes: readFileSync(name, 'latin1'), rights: statSync(name).mode & 0o777 }))
}
