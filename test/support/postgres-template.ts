import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { checkJournal, postgresMigrations } from '#db/migrate.ts'

/** Before tests on PostgreSQL: makes and migrates one cluster, for each test file to begin with a copy. */
export default async function prepare() {
  if (process.env.POSTGRES_TEMPLATE) return
  checkJournal(postgresMigrations)
  const instance = await PGlite.create()
  await migrate(drizzle(instance), { migrationsFolder: postgresMigrations })
  const folder = mkdtempSync(path.join(tmpdir(), 'vvf-postgres-'))
  const file = path.join(folder, 'cluster.tar')
  writeFileSync(file, Buffer.from(await (await instance.dumpDataDir('none')).arrayBuffer()))
  await instance.close()
  process.env.POSTGRES_TEMPLATE = file
  return () => rmSync(folder, { recursive: true, force: true })
}
