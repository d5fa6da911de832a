import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Config } from '#app/config.server.ts'

/** The file that says whose data a folder holds. */
const MARKER = 'mode'

/**
 * Demonstration mode cannot open real data, nor the other way round: a folder belongs to the mode that first used it.
 * Throws for a folder of another mode, and for one that holds files but no marker. Folder and marker are its owner's alone, 0700/0600, also where the folder was there before.
 */
export function claimDataFolder(folder: string, mode: Config['mode']): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const marker = path.join(folder, MARKER)
  if (!existsSync(marker)) {
    if (readdirSync(folder).length > 0)
      throw new Error(`The data folder ${folder} holds files but does not say whose. Choose an empty one.`)
    writeFileSync(marker, `${mode}\n`, { mode: 0o600 })
  }
  const owner = readFileSync(marker, 'utf8').trim()
  if (owner !== mode)
    throw new Error(
      `The data folder ${folder} belongs to ${owner} mode; this is ${mode} mode. Choose another DATA_FOLDER.`,
    )
  chmodSync(folder, 0o700)
}

/** The file is there and its owner's alone; SQLite gives the files beside it the same rights. */
export function keepFileToOwner(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}
