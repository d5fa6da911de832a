import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Config } from '#app/config.server.ts'
import { createKeyFile, type KeyFile, replaceKeyFile, withIndexKey } from './key-file.server.ts'

/**
 * The keys of the service, from one file that lies apart from the data and its backups (security.md CRY-02, CRY-06):
 * one for sealing (by version), which seals secrets of staff and wraps the key of each participant; one for links and
 * digests, for a while with the one before it; one for finding the same address twice; one for signing the audit trail.
 */
export type Keys = {
  seal: ReadonlyMap<number, Buffer>
  /** The version that seals from now on. */
  sealing: number
  link: Buffer
  /** The one before, while something made with it is still to be opened: entries on devices alone (decision 0019). */
  linkBefore: Buffer | null
  /** For the blind index alone: whoever has it can test a guess at an address (security.md CRY-05). */
  index: Buffer
  signing: KeyObject
  verifying: KeyObject
}

const KEY_BYTES = 32
/** A random key of 32 bytes has about 30 different ones; fewer than this never happens. */
const FEWEST_BYTES = 16
const key = z.base64().transform((text) => Buffer.from(text, 'base64'))
const keyFile = z.strictObject({
  seal: z.array(z.strictObject({ version: z.number().int().positive(), key })).min(1),
  link: key,
  linkBefore: key.optional(),
  index: key,
  auditSigning: key,
})
/** What a key file holds, by the name it has there. */
export const keyFileFields = Object.keys(keyFile.shape)

type Place = Pick<Config, 'keyFile' | 'mode'> & Partial<Pick<Config, 'dataFolder' | 'backupFolder'>>

let keys: Keys | null = null

/** The keys of this process. Throws before `openKeys`. */
export function opened(): Keys {
  if (!keys) throw new Error('the keys are not open')
  return keys
}

export function setKeys(of: Keys): void {
  keys = of
}

/**
 * Reads the key file. Live mode refuses to start without one; a demonstration and the automatic tests make their own.
 * Throws, without quoting any of it, when the file is missing, among the data of live mode, readable by others,
 * malformed, short or repeats a key.
 */
export function openKeys({ keyFile: file, mode, dataFolder, backupFolder }: Place): void {
  if (!existsSync(file)) {
    if (dataFolder && holdsData(dataFolder))
      throw new Error(
        `There is no key file at ${file}, and the data in ${dataFolder} opens with no other: put the key file back from where its copy is kept.`,
      )
    if (mode === 'live') throw new Error('There is no key file. Make one with npm run keys, or set KEY_FILE.')
    createKeyFile(file)
  }
  if (mode === 'live') {
    if (dataFolder && existsSync(dataFolder) && isInside(file, dataFolder))
      throw new Error('The key file lies among the data, so a copy of the data would open itself. Put it elsewhere.')
    if (backupFolder && existsSync(backupFolder) && isInside(file, backupFolder))
      throw new Error('The key file lies among the backups, so they would open themselves. Put it elsewhere.')
  }
  const text = readKeyFile(file)
  if (mode !== 'live' && isFromEarlierVersion(json(text))) replaceKeyFile(file, withIndexKey(json(text) as KeyFile))
  setKeys(parseKeys(readKeyFile(file)))
}

const holdsData = (folder: string) => ['app.db', 'keys.db'].some((name) => existsSync(path.join(folder, name)))

/** The text of a key file. Throws when others can read it. */
export function readKeyFile(file: string): string {
  const { mode: rights } = statSync(file)
  if (process.platform !== 'win32' && (rights & 0o077) !== 0)
    throw new Error('The key file can be read by others. Give it to this user alone: chmod 600.')
  return readFileSync(file, 'utf8')
}

/** The keys in the text of a key file. Throws when they are malformed, short, not random or not all different. */
export function parseKeys(text: string): Keys {
  const content = json(text)
  const parsed = keyFile.safeParse(content)
  if (!parsed.success && isFromEarlierVersion(content))
    throw new Error('The key file is from an earlier version. Complete it with npm run keys: what is in it stays.')
  if (!parsed.success) throw new Error('The key file is not in order: it is not what npm run keys writes.')
  const { seal, link, linkBefore, index, auditSigning } = parsed.data
  const secrets = [...seal.map((one) => one.key), link, ...(linkBefore ? [linkBefore] : []), index]
  if (secrets.some((secret) => secret.length !== KEY_BYTES))
    throw new Error('The key file holds a key of a wrong length.')
  if ([...secrets, auditSigning.subarray(-KEY_BYTES)].some((secret) => new Set(secret).size < FEWEST_BYTES))
    throw new Error('The key file holds a key that is not random.')
  const different = new Set([...secrets, auditSigning].map((secret) => secret.toString('base64')))
  const versions = new Set(seal.map(({ version }) => version))
  if (different.size !== secrets.length + 1 || versions.size !== seal.length)
    throw new Error('The key file holds a key twice.')
  const signing = signingKey(auditSigning)
  return {
    seal: new Map(seal.map((one) => [one.version, one.key])),
    sealing: Math.max(...versions),
    link,
    linkBefore: linkBefore ?? null,
    index,
    signing,
    verifying: createPublicKey(signing),
  }
}

/** It has all but the key for the blind index. A demonstration completes its own; the real one is its owner's to change. */
const isFromEarlierVersion = (content: unknown) => keyFile.omit({ index: true }).safeParse(content).success

/** Whether a file lies in a folder or below it. Both must be there. */
export function isInside(file: string, folder: string): boolean {
  const between = path.relative(realpathSync(folder), realpathSync(file))
  return !between.startsWith('..') && !path.isAbsolute(between)
}

function signingKey(der: Buffer): KeyObject {
  try {
    const made = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    if (made.asymmetricKeyType === 'ed25519') return made
  } catch {
    // Said below, without what the library would quote.
  }
  throw new Error('The key file holds no Ed25519 key to sign the audit trail.')
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
