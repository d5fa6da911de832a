import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Engine } from '#db/client.server.ts'
import { declaredTables } from '#db/columns.ts'
import { checkJournal, postgresMigrations } from '#db/migrate.ts'
import { engineOver } from '#db/postgres.server.ts'
import * as schema from '#db/schema/index.ts'

/** PostgreSQL inside this process, migrated. It takes about two seconds to start: one for each test file. */
export async function startPostgres(): Promise<PGlite> {
  checkJournal(postgresMigrations)
  const instance = await PGlite.create()
  await migrate(drizzle(instance), { migrationsFolder: postgresMigrations })
  return instance
}

/** The emptied instance behind the two doors, reading only except in a `write`. */
export async function emptiedEngine(instance: PGlite): Promise<Engine> {
  const names = declaredTables.map(({ name }) => `"${name}"`).join(', ')
  await instance.exec('set default_transaction_read_only = off')
  await instance.exec('set session_replication_role = replica')
  await instance.exec(`truncate ${names} restart identity cascade`)
  await instance.exec('set session_replication_role = origin')
  await instance.exec('set default_transaction_read_only = on')
  return { ...engineOver(drizzle(instance, { schema })), close: async () => undefined }
}
