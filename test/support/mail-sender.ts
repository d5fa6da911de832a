import { config } from '#app/config.server.ts'
import { sendNext } from '#app/http/worker.server.ts'
import { closeDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.server.ts'

/** A mail worker in a process of its own: sends all that is due, says how many, and ends. */
await openDatabase(config)
let attempts = 0
while (await sendNext()) attempts++
await closeDatabase()
process.stdout.write(`${attempts}\n`)
