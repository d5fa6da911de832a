import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { Engine } from '#db/client.server.ts'
import { declaredTables } from '#db/columns.ts'
import { engineOver } from '#db/postgres.server.ts'
import * as schema from '#db/schema/index.ts'

/** PostgreSQL inside this process, migrated: a copy of the cluster that `postgres-template.ts` made for this run. */
export async function startPostgres(): Promise<PGlite> {
  const template = process.env.POSTGRES_TEMPLATE
  if (!template) throw new Error('run this in the vitest project postgres')
  return PGlite.create({ loadDataDir: new Blob([readFileSync(template)]) })
}

/** The emptied instance behind the two doors, reading only except in a `write`. */
export async function emptiedEngine(instance: PGlite): Promise<Engine> {
  await instance.exec('set default_transaction_read_only = off; set session_replication_role = replica')
  const filled = await tablesWithRows(instance)
  if (filled.length > 0) await instance.exec(`truncate ${filled.join(', ')} restart identity cascade`)
  await instance.exec('set session_replication_role = origin; set default_transaction_read_only = on')
  return { ...engineOver(drizzle(instance, { schema })), close: async () => undefined }
}

/** Emptying a table costs the same whether anything is in it or not, and most tests fill a few. */
async function tablesWithRows(instance: PGlite): Promise<string[]> {
  const asked = declaredTables.map(({ name }) => `select '"${name}"' as name where exists (select from "${name}")`)
  const { rows } = await instance.query<{ name: string }>(asked.join(' union all '))
  return rows.map(({ name }) => name)
}
