import type { PGlite } from '@electric-sql/pglite'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { checkTrail, type FoundEntry } from '#app/domain/audit/verify.ts'
import { auditEvents } from '#db/schema/index.ts'
import { trailInFile, trailInPostgres } from '#db/trail.ts'
import { databaseFile, rows, testEngine, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession } from '#test/support/factories.ts'
import { pastTheTriggers } from '#test/support/trail.ts'

withTestDatabase()

/** The trail as somebody reads it who has the data alone. */
async function fromOutside(): Promise<FoundEntry[]> {
  if (config.engine === 'sqlite') return [...trailInFile(databaseFile())]
  const { $client } = testEngine().reader as unknown as { $client: PGlite }
  const query = (text: string, values: unknown[]) => $client.query<Record<string, unknown>>(text, values)
  const found: FoundEntry[] = []
  for await (const entry of trailInPostgres(query)) found.push(entry)
  return found
}

describe('the trail read from outside', () => {
  it('AUD-04 is what the service wrote, and whole', async () => {
    await aPerson('dpo')
    await aSession('open')
    const entries = await fromOutside()
    expect(entries).toEqual(await rows().select().from(auditEvents).orderBy(auditEvents.sequence))
    expect(checkTrail(entries, []).problems).toEqual([])
  })

  it.each([
    ['actor', sql`'per_other'`],
    ['object', sql`'ses_other'`],
    ['detail', config.engine === 'postgres' ? sql`'[1]'::jsonb` : sql`'no json'`],
    ['request_id', sql`''`],
    ['hash', sql`null`],
  ])('AUD-03 shows a changed %s', async (column, value) => {
    await pastTheTriggers((run) =>
      run(sql`update audit_events set ${sql.identifier(column)} = ${value} where ${eq(auditEvents.sequence, 3)}`),
    )
    expect(checkTrail(await fromOutside(), []).problems[0]).toMatchObject({ sequence: 3 })
  })
})
