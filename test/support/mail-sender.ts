import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { createMailer } from '#app/http/mailer.server.ts'
import { sendNext } from '#app/http/worker.server.ts'
import { closeDatabase, setEngine } from '#db/client.server.ts'
import { openDatabase, sqliteFile } from '#db/open.server.ts'
import { sqliteEngine } from '#db/sqlite.server.ts'

/**
 * A mail worker in a process of its own: sends all that is due, says how many, and ends. It kills itself without a warning
 * at a point when one is named: around the commit that takes a message and the one that says how it ended.
 */
const [point] = process.argv.slice(2)
const dieAt = (here: string) => {
  if (here === point) process.kill(process.pid, 'SIGKILL')
}

if (config.engine === 'postgres') await openDatabase(config)
else {
  const engine = sqliteEngine(sqliteFile(config))
  let commits = 0
  setEngine({
    ...engine,
    transaction: async (run) => {
      const what = commits++ % 2 === 0 ? 'lease' : 'settle'
      const value = await engine.transaction(async (tx) => {
        const done = await run(tx)
        dieAt(`before-${what}`)
        return done
      })
      dieAt(`after-${what}`)
      return value
    },
  })
}
const send = createMailer(config)
let attempts = 0
while (await sendNext({ now, send })) attempts++
await closeDatabase()
process.stdout.write(`${attempts}\n`)
