import { constants, existsSync, realpathSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '#app/config.server.ts'
import { headBlock, type SignedHead } from '#app/domain/audit/head.ts'
import { type Anchor, anchorFrom } from '#app/domain/audit/rules.ts'
import { auditHead } from '#emails/audit-head.ts'
import type { Mailer } from './mailer.server.ts'

type Settings = Pick<Config, 'auditAnchor' | 'dataFolder' | 'databaseUrl' | 'engine'>

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants

/**
 * The anchor that the settings name; null for none. Throws when it is malformed, or a folder among the data: whoever
 * could change the trail there could change its anchor too (security.md AUD-04).
 */
export function anchorOf(settings: Settings): Anchor | null {
  if (!settings.auditAnchor) return null
  const anchor = anchorFrom(settings.auditAnchor)
  if (anchor.kind === 'folder' && foldersOf(settings).some((folder) => isInside(anchor.folder, folder)))
    throw new Error('AUDIT_ANCHOR names a folder among the data. Choose one elsewhere, best on another machine.')
  return anchor
}

/** Whether an anchor's folder lies on the same disk as the data: better than nothing, and not outside. */
export function isOnSameDisk(anchor: Anchor | null, { dataFolder }: Pick<Settings, 'dataFolder'>): boolean {
  if (anchor?.kind !== 'folder' || !existsSync(anchor.folder) || !existsSync(dataFolder)) return false
  return statSync(anchor.folder).dev === statSync(dataFolder).dev
}

/** Keeps one head outside. Throws, with a `code`, when it could not be kept. */
export async function keepHead(anchor: Anchor, head: SignedHead, send: Mailer): Promise<void> {
  if (anchor.kind === 'folder') return appendHead(anchor.folder, head)
  const id = `audit-head-${head.sequence}-${head.at.getTime()}`
  const letter = auditHead({ at: head.at, sequence: head.sequence, block: headBlock(head) })
  await send({ id, route: 'email', to: anchor.address, ...letter }, head.at)
}

/**
 * Appends to the day's file and waits until the disk has it. The folder is never made: a disk that is not mounted must
 * be noticed. An empty line comes first, so that a block that was cut short does not swallow this one.
 */
async function appendHead(folder: string, head: SignedHead): Promise<void> {
  const file = path.join(folder, `audit-heads-${head.at.toISOString().slice(0, 10)}.txt`)
  const isNew = !existsSync(file)
  const handle = await open(file, O_WRONLY | O_APPEND | O_CREAT | (O_NOFOLLOW ?? 0), 0o600)
  try {
    await handle.appendFile(`\n${headBlock(head)}`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (isNew && process.platform !== 'win32') await syncFolder(folder)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function foldersOf({ dataFolder, databaseUrl, engine }: Settings): string[] {
  return engine === 'sqlite' ? [dataFolder, path.dirname(databaseUrl.replace(/^file:/, ''))] : [dataFolder]
}

function isInside(folder: string, other: string): boolean {
  const between = path.relative(realOf(other), realOf(folder))
  return between === '' || !(between === '..' || between.startsWith(`..${path.sep}`) || path.isAbsolute(between))
}

/** The true place of a path, also of one whose last parts are not there yet. */
function realOf(place: string): string {
  const full = path.resolve(place)
  if (existsSync(full)) return realpathSync(full)
  return full === path.dirname(full) ? full : path.join(realOf(path.dirname(full)), path.basename(full))
}
