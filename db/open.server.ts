import path from 'node:path'
import type { Config } from '#app/config.server.ts'
import { setEngine } from './client.server.ts'
import { claimDataFolder } from './data-folder.ts'
import { migrate } from './migrate.ts'
import { postgresEngine } from './postgres.server.ts'
import { sqliteEngine } from './sqlite.server.ts'

/** The file behind a `file:` address. */
export function sqliteFile(config: Config): string {
  return path.resolve(config.databaseUrl.replace(/^file:/, ''))
}

/**
 * Claims the data folder for this mode, brings the database up to date and opens it for this process.
 * Throws when the folder belongs to another mode or a migration fails its checks.
 */
export async function openDatabase(config: Config): Promise<void> {
  claimDataFolder(config.dataFolder, config.mode)
  await migrate(config)
  setEngine(config.engine === 'postgres' ? postgresEngine(config.databaseUrl) : sqliteEngine(sqliteFile(config)))
}
