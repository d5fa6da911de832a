import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '#app/config.server.ts'
import { type BackupOf, digestOfFile, openFile } from '#app/crypto/backup.server.ts'
import { TrailCheck } from '#app/domain/audit/verify.ts'
import { type About, factsOf, snapshot } from './backups.server.ts'
import { claimDataFolder } from './data-folder.ts'
import { trailInFile } from './trail.ts'

/** What is put back: a copy of the data, and the newest copy of the keys or a key store that is still there. */
export type Wanted = { data: string; keys: { copy: string } | { file: string } }

export type PutBack = { data: About; keys: About | null }

/**
 * Opens copies into an empty folder, which becomes a data folder of this mode, and checks that each is what it says of
 * itself (security.md R7). Throws, and leaves the folder empty, when anything is not.
 */
export async function putBack({ data, keys }: Wanted, to: string, mode: Config['mode']): Promise<PutBack> {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new Error(`${to} is not empty. It was left alone. Choose a folder that is empty or not there yet.`)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  try {
    claimDataFolder(to, mode)
    const aboutData = await openChecked(data, path.join(to, 'app.db'), 'data', mode)
    if ('copy' in keys)
      return { data: aboutData, keys: await openChecked(keys.copy, path.join(to, 'keys.db'), 'keys', mode) }
    snapshot(keys.file, path.join(to, 'keys.db'))
    return { data: aboutData, keys: null }
  } catch (error) {
    for (const name of readdirSync(to)) rmSync(path.join(to, name), { recursive: true })
    throw error
  }
}

async function openChecked(copy: string, file: string, of: BackupOf, mode: Config['mode']): Promise<About> {
  if (!existsSync(copy)) throw new Error(`There is no backup ${copy}`)
  const { about } = (await openFile(copy, file, of)) as { about: About }
  if (about.mode !== mode) throw new Error(`${copy} is of ${about.mode} mode; this is ${mode} mode.`)
  if ((await digestOfFile(file)) !== about.sha256) throw new Error(`${copy} does not hold what was put into it`)
  const { counts } = await factsOf(file, { mode, now: new Date(about.madeAt) })
  for (const [name, count] of Object.entries(about.counts))
    if (counts[name] !== count) throw new Error(`${copy} says ${count} rows of ${name}, and holds ${counts[name] ?? 0}`)
  return about
}

/** What is wrong with the trail of a data file that was put back, in words; null when it is whole and ends where it did. */
export function brokenTrail(file: string, { trail, madeAt }: About): string | null {
  if (!trail) return null
  const { sequence, hash, entries: count } = trail
  const check = new TrailCheck([{ sequence, hash, count, at: new Date(madeAt) }])
  for (const entry of trailInFile(file)) check.take(entry)
  const [first] = check.finish().problems
  return first ? `Entry ${first.sequence}: ${first.words}.` : null
}
