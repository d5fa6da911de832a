import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { openKeys } from '#app/crypto/keys.server.ts'
import { noteBackup } from '#app/domain/keys/backup-commands.server.ts'
import { type Copy, KEEP_DAYS, makeCopy, removeOldCopies, sizeOf } from '#db/backups.server.ts'
import { closeDatabase } from '#db/client.server.ts'
import { claimDataFolder } from '#db/data-folder.ts'
import { keyStoreFile } from '#db/key-store.server.ts'
import { openAsItIs, sqliteFile } from '#db/open.server.ts'

/** Makes a sealed copy of the data and one of the keys, and removes what has been kept long enough. Run by `npm run backup`. */
const WORK = 'backup-at-work'
const say = (text: string) => process.stdout.write(`${text}\n`)

const OWN_TOOLS =
  'is in PostgreSQL, which this command does not copy. Use pg_dump, or what your host offers: copies of the data for 35 days, copies of the keys database apart from them and for 7 days only.'

async function run(): Promise<void> {
  const work = path.join(config.dataFolder, WORK)
  const keysAreFile = config.keysDatabaseUrl.startsWith('file:')
  if (config.engine !== 'sqlite') say(`The database ${OWN_TOOLS}`)
  if (!keysAreFile) say(`The key store ${OWN_TOOLS}`)
  if (config.engine !== 'sqlite' && !keysAreFile) throw new Error('Nothing was copied.')
  if (config.engine === 'sqlite' && !existsSync(sqliteFile(config)))
    throw new Error(`There is no database ${sqliteFile(config)} to copy.`)
  openKeys(config)
  claimDataFolder(config.backupFolder, config.mode)
  if (existsSync(work)) rmSync(work, { recursive: true })
  await openAsItIs(config)
  const common = { backupFolder: config.backupFolder, workFolder: work, mode: config.mode, now: now() }
  const made: Copy[] = []
  // The keys last: whoever is added meanwhile has their key in the copy of the keys, and nobody lacks one.
  if (config.engine === 'sqlite') made.push(await makeCopy({ ...common, from: sqliteFile(config), of: 'data' }))
  if (keysAreFile) made.push(await makeCopy({ ...common, from: keyStoreFile(config), of: 'keys' }))
  const removed = removeOldCopies(config.backupFolder, now())
  const count = (of: Copy['of']) => made.filter((copy) => copy.of === of).length
  await noteBackup(now(), { data: count('data'), keys: count('keys'), removed: removed.length })
  for (const copy of made)
    say(`Made ${copy.file} (${Math.ceil(sizeOf(copy) / 1024)} kB), sealed, opened again and compared.`)
  if (removed.length > 0)
    say(`Removed ${removed.length} older than ${KEEP_DAYS.data} days (data) or ${KEEP_DAYS.keys} days (keys).`)
  const left = readdirSync(config.backupFolder, { recursive: true }).filter((name) => String(name).endsWith('.vvf'))
  say(
    `There are ${left.length} copies in ${config.backupFolder}. They open with the key file, which is in none of them.`,
  )
}

await run()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'No backup was made.'}\n`)
    process.exitCode = 1
  })
  .finally(closeDatabase)
