import { parseArgs } from 'node:util'
import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { openKeys } from '#app/crypto/keys.server.ts'
import { type Removed, runRetention } from '#app/domain/retention/commands.server.ts'
import { countDue, countOverdue } from '#app/domain/retention/queries.server.ts'
import { RULES, ruleFacts } from '#app/domain/retention/schedule.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { closeDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.server.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

function list(counts: Removed): void {
  const rules = RULES.filter((rule) => (counts[rule] ?? 0) > 0)
  for (const rule of rules) say(`${String(counts[rule]).padStart(7)}  ${ruleFacts[rule].words}`)
  if (rules.length === 0) say('      0  Nothing')
}

/** Lists what is due, or removes it. Returns whether nothing is overdue afterwards. */
async function run(dryRun: boolean): Promise<boolean> {
  const today = todayInLondon(now())
  if (dryRun) {
    say(`Would be removed on ${formatDate(today)}. Nothing was changed:\n`)
    list(await countDue(today))
    return true
  }
  const removed = await runRetention(now())
  say(`Removed on ${formatDate(today)}:\n`)
  list(removed)
  const overdue = await countOverdue(today)
  if (overdue > 0) say(`\n${overdue} should be gone and are not. The log says why.`)
  return overdue === 0
}

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
openKeys(config)
await openDatabase(config)
const went = await run(values['dry-run']).finally(closeDatabase)
process.exitCode = went ? 0 : 1
