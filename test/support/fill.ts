import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { openKeys } from '#app/crypto/keys.server.ts'
import { hashPassword } from '#app/crypto/passwords.server.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { done } from '#app/domain/shared/result.ts'
import { closeDatabase, write } from '#db/client.server.ts'
import { claimFolders, openDatabase } from '#db/open.server.ts'
import { people } from '#db/schema/index.ts'
import { fillReports } from '#db/seed/demonstration/reports.ts'
import { fillWorld } from '#db/seed/demonstration/world.ts'
import { seedReference } from '#db/seed/reference.ts'

/** Fills the folder of a test server with the demonstration world, and gives everybody in it one password. */
if (config.mode !== 'test') throw new Error('For the automatic tests only')
const [password = ''] = process.argv.slice(2)
claimFolders(config)
openKeys(config)
await openDatabase(config)
await seedReference(now())
await fillWorld(now())
await fillReports(now())
const passwordHash = await hashPassword(password)
await write(systemContext('people:manage', now()), async (tx) => {
  await tx.update(people).set({ passwordHash })
  return done(null, { action: 'test.given', object: 'passwords', detail: {} })
})
await closeDatabase()
