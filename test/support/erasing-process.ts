import path from 'node:path'
import { eraseOnRequest } from '#app/domain/data-rights/erasure-commands.server.ts'
import { type Confirmed, grantContext } from '#app/domain/shared/context.ts'
import { closeDatabase, setEngine } from '#db/client.server.ts'
import { setKeyStore, sqliteKeyStore } from '#db/key-store.server.ts'
import { sqliteEngine } from '#db/sqlite.server.ts'
import { withTestKeys } from './keys.ts'

/**
 * A process of its own that erases somebody, and kills itself without a warning at one of the steps: `erasing-process FOLDER
 * REQUEST OFFICER STEP before|after`. Past the last step it ends by itself.
 */
const [folder = '', request = '', officer = '', step = '0', when = 'before'] = process.argv.slice(2)
let steps = 0

const counted = <A extends unknown[], T>(work: (...args: A) => Promise<T>) => {
  return async (...args: A): Promise<T> => {
    const isMine = ++steps === Number(step)
    if (isMine && when === 'before') process.kill(process.pid, 'SIGKILL')
    const value = await work(...args)
    if (isMine) process.kill(process.pid, 'SIGKILL')
    return value
  }
}

withTestKeys()
const engine = sqliteEngine(path.join(folder, 'app.db'))
const store = await sqliteKeyStore(path.join(folder, 'keys.db'))
setEngine({
  ...engine,
  transaction: (work) => counted(() => engine.transaction(work))(),
  flush: counted(engine.flush),
})
setKeyStore({
  ...store,
  noteErasure: counted(store.noteErasure),
  remove: counted(store.remove),
  flush: counted(store.flush),
})
const ctx = grantContext('data-request:settle', {
  actor: { id: officer, name: 'Test' },
  role: 'dpo',
  scope: { forums: 'all' },
  now: new Date('2026-11-19T12:00:00Z'),
  requestId: 'test',
}) as Confirmed<'data-request:settle'>
const result = await eraseOnRequest(ctx, request)
await closeDatabase()
process.stdout.write(`${JSON.stringify({ result, steps })}\n`)
