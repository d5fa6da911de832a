import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { config } from '#app/config.server.ts'
import {
  type KeyFile,
  replaceKeyFile,
  withIndexKey,
  withNewSealingKey,
  withoutSealingKey,
} from '#app/crypto/key-file.server.ts'
import { openKeys, parseKeys, readKeyFile } from '#app/crypto/keys.server.ts'
import { countByVersion } from '#app/domain/keys/queries.server.ts'
import { wordsFor } from '#app/domain/keys/rules.ts'
import { countCopies } from '#db/backups.server.ts'
import { closeDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.server.ts'

/** Adds a key to seal with to the key file, or takes one out that seals nothing any more. Run by `npm run keys`. */
const say = (text: string) => process.stdout.write(`${text}\n`)
const file = config.keyFile

/** The key file as it is. Throws, without quoting it, when it is not in order. */
function content(): KeyFile {
  const text = readKeyFile(file)
  parseKeys(text)
  return JSON.parse(text) as KeyFile
}

function replace(next: KeyFile): void {
  parseKeys(JSON.stringify(next))
  replaceKeyFile(file, next)
}

function add(): void {
  const { content: next, version } = withNewSealingKey(content())
  replace(next)
  say(`Added version ${version} to ${file}. The older ones are still in it. Now:`)
  say('  1. Keep a copy of the key file as it is now, apart from every copy of the data.')
  say('  2. Start the service again. It seals with the new version from then on.')
  say('  3. One administrator proposes the change of keys at /data/keys, another approves it.')
  say('  4. When it is finished, take the old version out: npm run keys -- --remove and its number.')
}

async function remove(version: number): Promise<void> {
  const before = content()
  if (!before.seal.some((one) => one.version === version)) throw new Error(`There is no version ${version} in ${file}.`)
  if (version === Math.max(...before.seal.map((one) => one.version)))
    throw new Error(`Version ${version} is the newest, which everything is sealed with. Add another one first.`)
  openKeys(config)
  await openDatabase(config)
  const copies = existsSync(config.backupFolder) ? (countCopies(config.backupFolder).get(version) ?? 0) : 0
  const still = wordsFor(await countByVersion(), version, copies)
  if (still !== '')
    throw new Error(
      `Version ${version} was left in the key file, because it still seals ${still}. ${howToGoOn(copies)}`,
    )
  replace(withoutSealingKey(before, version))
  say(`Took version ${version} out of ${file}. Start the service again, and destroy the old copies of the key file.`)
}

const howToGoOn = (copies: number) =>
  copies > 0
    ? `Have the change of keys finished at /data/keys. Copies of the data go by themselves after 35 days, or delete them.`
    : 'Have the change of keys finished at /data/keys.'

/** Gives a key file of an earlier version the key that it did not have yet. */
function complete(): void {
  const { index, ...older } = JSON.parse(readKeyFile(file)) as KeyFile
  if (index !== undefined) throw new Error(`There is ${file} already. It was left alone.`)
  replace(withIndexKey(older))
  say(`Completed ${file}: it now has the key that finds the same address twice. Keep a new copy of it.`)
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { add: { type: 'boolean' }, complete: { type: 'boolean' }, remove: { type: 'string' } },
  })
  if (values.complete) return complete()
  if (values.add) return add()
  const version = Number(values.remove)
  if (!Number.isInteger(version)) throw new Error('Say which version to take out: npm run keys -- --remove 1')
  return remove(version)
}

await run()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'Nothing was changed.'}\n`)
    process.exitCode = 1
  })
  .finally(closeDatabase)
