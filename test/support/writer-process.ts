import { eq } from 'drizzle-orm'
import { systemContext } from '#app/domain/shared/context.ts'
import { done, refuse } from '#app/domain/shared/result.ts'
import { read, setEngine, write } from '#db/client.server.ts'
import { forums } from '#db/schema/index.ts'
import { sqliteEngine } from '#db/sqlite.server.ts'

/** A process of its own that runs mixed transactions on a shared file: `writer-process FILE NAME COUNT`. */
const [file = '', name = '', count = '0'] = process.argv.slice(2)
const ctx = systemContext('forum:manage', new Date('2026-10-01T09:00:00Z'))
const COUNTER = 'for_counter'

setEngine(sqliteEngine(file))
let committed = 0
for (let n = 0; n < Number(count); n++) {
  const id = `for_${name}_${n}`
  const result = await write(ctx, async (tx) => {
    const [counter] = await tx.select().from(forums).where(eq(forums.id, COUNTER))
    if (!counter) return refuse('no-counter')
    if (n % 5 === 4) return refuse('on-purpose')
    await tx
      .update(forums)
      .set({ version: counter.version + 1 })
      .where(eq(forums.id, COUNTER))
    if (n % 3 === 0) await tx.insert(forums).values({ id, slug: id, name: id })
    return done(null, { action: 'test.counted', object: id, detail: {} })
  })
  if (result.ok) committed++
  if (n % 7 === 0) await read().select().from(forums).where(eq(forums.id, COUNTER))
}
process.stdout.write(`${JSON.stringify({ committed })}\n`)
