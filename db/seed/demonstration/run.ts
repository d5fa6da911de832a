import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { openKeys } from '#app/crypto/keys.server.ts'
import { runRetention } from '#app/domain/retention/commands.server.ts'
import { closeDatabase } from '#db/client.server.ts'
import { claimFolders, openDatabase } from '#db/open.server.ts'
import { seedReference } from '../reference.ts'
import { fillReports } from './reports.ts'
import { fillWorld } from './world.ts'

/** Fills the demonstration's own folder. The mark `filled` comes last: a run that was cut short is finished by the next. */
if (config.mode !== 'demonstration') throw new Error('Made-up data is for demonstration mode only')
claimFolders(config)
openKeys(config)
await openDatabase(config)
await seedReference(now())
await fillWorld(now())
await fillReports(now())
await runRetention(now())
await closeDatabase()
writeFileSync(path.join(config.dataFolder, 'filled'), `${now().toISOString()}\n`, { mode: 0o600 })
