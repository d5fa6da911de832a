import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { openKeys } from '#app/crypto/keys.server.ts'
import { sealExistingNames } from '#app/domain/keys/sealing-commands.server.ts'
import { wrapNext } from '#app/domain/keys/wrapping-commands.server.ts'
import { closeDatabase, setEngine } from '#db/client.server.ts'
import { keyStore, openKeyStore, setKeyStore } from '#db/key-store.server.ts'
import { sqliteFile } from '#db/open.server.ts'
import { sqliteEngine } from '#db/sqlite.server.ts'

/**
 * A process of its own that changes keys or seals names, a few at a time, and kills itself without a warning at a point:
 * `key-process rotate|seal POINT AFTER`. The points are before and after a key is stored, and before and after what was
 * done is committed; AFTER is how many of those pass first. It ends by itself when it is through.
 */
const [work, point, after] = process.argv.slice(2)
let left = Number(after)
const dieAt = (here: string) => {
  if (here === point && left-- === 0) process.kill(process.pid, 'SIGKILL')
}

openKeys(config)
await openKeyStore(config)
const store = keyStore()
setKeyStore({
  ...store,
  add: async (id, wrapped) => {
    dieAt('before-key')
    await store.add(id, wrapped)
    dieAt('after-key')
  },
  replace: async (id, wrapped, anew) => {
    dieAt('before-key')
    const replaced = await store.replace(id, wrapped, anew)
    dieAt('after-key')
    return replaced
  },
})
const engine = sqliteEngine(sqliteFile(config))
setEngine({
  ...engine,
  transaction: async (run) => {
    const value = await engine.transaction(async (tx) => {
      const done = await run(tx)
      dieAt('before-commit')
      return done
    })
    dieAt('after-commit')
    return value
  },
  flush: async (how) => {
    dieAt('before-flush')
    const isEmpty = await engine.flush(how)
    dieAt('after-flush')
    return isEmpty
  },
})
if (work === 'seal') await sealExistingNames(now())
else while (await wrapNext(now(), 3)) if (process.ppid === 1) break
await closeDatabase()
