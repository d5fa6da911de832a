import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Config } from '#app/config.server.ts'
import { type BackupOf, digestOfFile, openFile, readHeader, sealFile } from '#app/crypto/backup.server.ts'

/** What a copy says of itself, in the clear: numbers and digests, nothing that was typed. */
export type About = {
  madeAt: string
  mode: Config['mode']
  /** How many rows each table has. */
  counts: Record<string, number>
  /** How many migrations it has been through, and where its audit trail ends; null for the key store. */
  migrations: number | null
  trail: { sequence: number; hash: string; entries: number } | null
  sha256: string
}

export type Copy = { of: BackupOf; file: string; madeAt: Date }

/**
 * For how many days copies are kept. Those of the keys go first: a month-old copy of the data opens with the newest keys
 * alone, and in them whoever was erased is missing (security.md R12, appendix B).
 */
export const KEEP_DAYS: Record<BackupOf, number> = { data: 35, keys: 7 }
const FOLDERS: Record<BackupOf, string> = { data: 'app', keys: 'keys' }
const NAME = /^(?<day>\d{4}-\d\d-\d\d)T(?<hour>\d\d)-(?<minute>\d\d)-(?<second>\d\d)-(?<rest>\d{3})Z\.vvf$/
const DAY = 86_400_000

const folderOf = (backupFolder: string, of: BackupOf) => path.join(backupFolder, FOLDERS[of])
const nameAt = (now: Date) => `${now.toISOString().replace(/[:.]/g, '-')}.vvf`

/** The copies of one kind in the backup folder, oldest first. Other files there are none of ours. */
export function listCopies(backupFolder: string, of: BackupOf): Copy[] {
  const folder = folderOf(backupFolder, of)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const { day, hour, minute, second, rest } = NAME.exec(name)?.groups ?? {}
      if (!day) return []
      return [{ of, file: path.join(folder, name), madeAt: new Date(`${day}T${hour}:${minute}:${second}.${rest}Z`) }]
    })
}

/** How many copies were sealed under each version of the key, so that none is removed that one still needs. */
export function countCopies(backupFolder: string): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { file } of [...listCopies(backupFolder, 'data'), ...listCopies(backupFolder, 'keys')]) {
    const { keyVersion } = readHeader(file).header
    counts.set(keyVersion, (counts.get(keyVersion) ?? 0) + 1)
  }
  return counts
}

type Making = { from: string; of: BackupOf; backupFolder: string; workFolder: string; mode: Config['mode']; now: Date }

/**
 * Makes one sealed copy of an SQLite file that may be in use, opens it again and compares it (security.md R7). The copy in
 * between, which is not sealed, lies beside the data and is removed.
 */
export async function makeCopy({ from, of, backupFolder, workFolder, mode, now }: Making): Promise<Copy> {
  mkdirSync(workFolder, { mode: 0o700 })
  try {
    const plain = path.join(workFolder, 'plain.db')
    snapshot(from, plain)
    const about = await factsOf(plain, { mode, now })
    const folder = folderOf(backupFolder, of)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    const file = path.join(folder, nameAt(now))
    await sealFile(plain, file, of, about)
    const again = path.join(workFolder, 'again.db')
    await openFile(file, again, of)
    if ((await digestOfFile(again)) !== about.sha256) throw new Error(`${file} does not hold what was put into it`)
    return { of, file, madeAt: now }
  } finally {
    rmSync(workFolder, { recursive: true, force: true })
  }
}

/** A copy of an SQLite file as it is at one moment, whole, also while others write to it. */
export function snapshot(from: string, to: string): void {
  const source = new Sqlite(from, { fileMustExist: true, timeout: 5_000 })
  try {
    source.prepare('vacuum into ?').run(to)
  } finally {
    source.close()
  }
  chmodSync(to, 0o600)
}

/** What there is to say of a copy. Throws when the file is not in order. */
export async function factsOf(file: string, { mode, now }: { mode: Config['mode']; now: Date }): Promise<About> {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error(`${file} is damaged`)
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error(`${file} lacks rows`)
    const names = db.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").pluck()
    const count = (name: string) => Number(db.prepare(`select count(*) from "${name}"`).pluck().get())
    const counts = Object.fromEntries((names.all() as string[]).sort().map((name) => [name, count(name)]))
    const isData = counts.audit_events !== undefined
    const last = isData ? db.prepare('select sequence, hash from audit_events order by sequence desc').get() : undefined
    const { sequence, hash } = (last ?? {}) as { sequence?: number; hash?: string | null }
    const trail = sequence && hash ? { sequence, hash, entries: counts.audit_events ?? 0 } : null
    const migrations = isData ? (counts.__drizzle_migrations ?? 0) : null
    return { madeAt: now.toISOString(), mode, counts, migrations, trail, sha256: await digestOfFile(file) }
  } finally {
    db.close()
  }
}

/** Removes the copies that have been kept long enough, and returns them. The newest of each kind stays. */
export function removeOldCopies(backupFolder: string, now: Date): Copy[] {
  const old = (['data', 'keys'] as const).flatMap((of) =>
    listCopies(backupFolder, of)
      .slice(0, -1)
      .filter(({ madeAt }) => now.getTime() - madeAt.getTime() >= KEEP_DAYS[of] * DAY),
  )
  for (const { file } of old) rmSync(file)
  return old
}

/** How large a copy is, in bytes. */
export const sizeOf = ({ file }: Copy) => statSync(file).size
