import path from 'node:path'
import type { Config } from '#app/config.server.ts'
import { setEngine } from './client.server.ts'
import { claimDataFolder, keepFileToOwner } from './data-folder.ts'
import { openKeyStore } from './key-store.server.ts'
import { migrate } from './migrate.ts'
import { postgresEngine } from './postgres.server.ts'
import { sqliteEngine } from './sqlite.server.ts'

/** The file behind a `file:` address. */
export function sqliteFile(config: Config): string {
  return path.resolve(config.databaseUrl.replace(/^file:/, ''))
}

/** The folders that hold this service's data: DATA_FOLDER, and the database file's own where it lies elsewhere. */
function foldersOf(config: Config): Set<string> {
  const folders = [path.resolve(config.dataFolder)]
  return new Set(config.engine === 'sqlite' ? [...folders, path.dirname(sqliteFile(config))] : folders)
}

/** Claims the data folders for this mode, before anything is written into them. Throws when one belongs to another mode. */
export function claimFolders(config: Config): void {
  for (const folder of foldersOf(config)) claimDataFolder(folder, config.mode)
}

/**
 * Claims the data folder for this mode, brings the database up to date and opens it, and the key store, for this process.
 * Throws when the folder belongs to another mode or a migration fails its checks.
 */
export async function openDatabase(config: Config): Promise<void> {
  claimFolders(config)
  if (config.engine === 'sqlite') keepFileToOwner(sqliteFile(config))
  await migrate(config)
  await openAsItIs(config)
}

/** Opens the database and the key store for this process without bringing them up to date: for whoever copies them. */
export async function openAsItIs(config: Config): Promise<void> {
  await openKeyStore(config)
  setEngine(config.engine === 'postgres' ? postgresEngine(config.databaseUrl) : sqliteEngine(sqliteFile(config)))
}
