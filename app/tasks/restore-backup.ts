import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { now } from '#app/clock.server.ts'
import { type Config, config } from '#app/config.server.ts'
import { openKeys } from '#app/crypto/keys.server.ts'
import { beginChain } from '#app/domain/audit/commands.server.ts'
import { settleErasures } from '#app/domain/data-rights/erasure-commands.server.ts'
import { settleRestored } from '#app/domain/keys/backup-commands.server.ts'
import { checkKeysFit } from '#app/domain/keys/fit-queries.server.ts'
import { sealExistingNames } from '#app/domain/keys/sealing-commands.server.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { listCopies } from '#db/backups.server.ts'
import { closeDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { brokenTrail, type PutBack, putBack, type Wanted } from '#db/restore.server.ts'

/** Puts a copy back into an empty data folder, with the newest keys, and makes it safe to start. Run by `npm run restore`. */
const USAGE = 'Say which copy and where to: npm run restore -- newest --to data/restored'
const say = (text: string) => process.stdout.write(`${text}\n`)

/** Which copies are wanted. The keys are always the newest there are: in older ones the erased are still there. */
function wanted(): { what: Wanted; to: string } {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({ options: { to: text, keys: text }, allowPositionals: true })
  const [chosen, ...more] = positionals
  if (!chosen || !values.to || more.length > 0) throw new Error(USAGE)
  const data = chosen === 'newest' ? listCopies(config.backupFolder, 'data').at(-1)?.file : chosen
  if (!data) throw new Error(`There is no copy of the data in ${config.backupFolder}.`)
  if (!existsSync(data)) throw new Error(`There is no backup ${data}`)
  if (values.keys) return { what: { data, keys: { file: values.keys } }, to: values.to }
  const beside = path.dirname(path.dirname(path.resolve(data)))
  const copy = [...listCopies(beside, 'keys'), ...listCopies(config.backupFolder, 'keys')]
    .sort((one, other) => one.madeAt.getTime() - other.madeAt.getTime())
    .at(-1)?.file
  if (!copy) throw new Error(`There is no copy of the keys in ${beside}. Without them no participant can be read.`)
  return { what: { data, keys: { copy } }, to: values.to }
}

function sayOpened({ data, keys }: PutBack, { data: file, keys: from }: Wanted): void {
  const rows = (table: string) => data.counts[table] ?? 0
  say(`Opened ${file}, of ${formatDateTime(new Date(data.madeAt))}: whole, and with every row it should have`)
  say(
    `  (${rows('participants')} participants, ${rows('sessions')} sessions, ${rows('audit_events')} entries in the trail).`,
  )
  if (keys && 'copy' in from) say(`Opened the newest keys, ${from.copy}, of ${formatDateTime(new Date(keys.madeAt))}.`)
  else if ('file' in from) say(`Took the keys as they are in ${from.file}.`)
}

async function run(): Promise<void> {
  openKeys(config)
  const { what, to } = wanted()
  const opened = await putBack(what, to, config.mode)
  sayOpened(opened, what)
  const broken = brokenTrail(path.join(to, 'app.db'), opened.data)
  say(
    broken
      ? `WARNING: THE TRAIL IN THIS COPY IS BROKEN. ${broken}`
      : 'The audit trail is whole, and ends where it did then.',
  )
  if (broken) process.exitCode = 1
  await settle({
    ...config,
    ...{ dataFolder: to, engine: 'sqlite', databaseUrl: `file:${path.resolve(to, 'app.db')}` },
    keysDatabaseUrl: `file:${path.resolve(to, 'keys.db')}`,
  })
  say(`\n${to} is ready: set DATA_FOLDER to it, or put it in the place of the old folder, and start.`)
  say(
    `What was changed after ${formatDateTime(new Date(opened.data.madeAt))} is not in it: safe contact, agreements that`,
  )
  say('were withdrawn, people who were added. Go through those with the facilitators before anything is sent.')
}

async function settle(restored: Config): Promise<void> {
  await openDatabase(restored)
  await beginChain(now())
  const { lacking } = await checkKeysFit(restored)
  await sealExistingNames(now())
  const { replayed } = await settleErasures(now())
  const { messages, signIns } = await settleRestored(now())
  say(`Brought up to date. People erased since then: ${replayed}; they are erased again, and their keys are gone.`)
  if (lacking > 0) say(`WARNING: ${lacking} participants have no key in these keys, and cannot be read.`)
  say(`Messages that waited to be sent then and are cancelled: ${messages}. Sign-ins that are ended: ${signIns}.`)
}

await run()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'Nothing was put back.'}\n`)
    process.exitCode = 1
  })
  .finally(closeDatabase)
