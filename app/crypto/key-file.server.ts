import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A key file as it lies on the disk: every key in base64. */
export type KeyFile = {
  seal: { version: number; key: string }[]
  link: string
  linkBefore?: string
  index: string
  auditSigning: string
}

const KEY_BYTES = 32
const newKey = () => randomBytes(KEY_BYTES).toString('base64')
const written = (content: KeyFile) => `${JSON.stringify(content, null, 2)}\n`

/** Writes a key file with new keys, for its owner alone. Throws when there is one already. Returns the public key, PEM. */
export function createKeyFile(file: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const auditSigning = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const content = { seal: [{ version: 1, key: newKey() }], link: newKey(), index: newKey(), auditSigning }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, written(content), { mode: 0o600, flag: 'wx' })
  return publicKey.export({ format: 'pem', type: 'spki' }).toString()
}

/** The same keys with one more to seal with, which is the newest (security.md CRY-03), and its version. */
export function withNewSealingKey(content: KeyFile): { content: KeyFile; version: number } {
  const version = Math.max(...content.seal.map((one) => one.version)) + 1
  return { content: { ...content, seal: [...content.seal, { version, key: newKey() }] }, version }
}

/** The same keys without one version to seal with. */
export const withoutSealingKey = (content: KeyFile, version: number): KeyFile => ({
  ...content,
  seal: content.seal.filter((one) => one.version !== version),
})

/** A key file of an earlier version with the key for the blind index, which it did not have. */
export const withIndexKey = (content: Omit<KeyFile, 'index'>): KeyFile => ({ ...content, index: newKey() })

/**
 * Puts other content in the place of a key file: at every moment either the old or the new one is there, whole, and its
 * owner's alone. The bytes of the old one are gone from the folder, not from the disk.
 */
export function replaceKeyFile(file: string, content: KeyFile): void {
  const next = `${file}.new`
  if (existsSync(next)) rmSync(next)
  const handle = openSync(next, 'wx', 0o600)
  try {
    writeFileSync(handle, written(content))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(next, file)
  if (process.platform === 'win32') return
  const folder = openSync(path.dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
