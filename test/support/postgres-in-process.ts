import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { Engine } from '#db/client.server.ts'
import { declaredTables } from '#db/columns.ts'
import { engineOver } from '#db/postgres.server.ts'
import * as schema from '#db/schema/index.ts'

let started: Promise<PGlite> | undefined

/**
 * PostgreSQL inside this process, migrated: a copy of the cluster that `postgres-template.ts` made for this run. It goes on
 * for the next file of the process where files share what they load, and ends with it.
 */
export function startPostgres(): Promise<PGlite> {
  const template = process.env.POSTGRES_TEMPLATE
  if (!template) throw new Error('run this in the vitest project postgres')
  started ??= PGlite.create({ loadDataDir: new Blob([readFileSync(template)]) })
  return started
}

/** The emptied instance behind the two doors, reading only except in a `write`. */
export async function emptiedEngine(instance: PGlite): Promise<Engine> {
  await pastTheGuards(instance, `truncate ${names().join(', ')} restart identity cascade`)
  return engineOf(instance)
}

/** Has `engineAsKept` put back what is in the tables now. */
export async function keepAsItIs(instance: PGlite): Promise<void> {
  const asked = names().map((name) => `select '${name}' as name where exists (select from ${name})`)
  const { rows } = await instance.query<{ name: string }>(asked.join(' union all '))
  const kept = rows.map(({ name }, at) => ({ name, copy: `pg_temp.kept_${at}` }))
  const copies = kept.map(
    ({ name, copy }) => `drop table if exists ${copy}; create temp table ${copy.slice(8)} as table ${name};`,
  )
  const steps = [
    ...names().map((name) => `delete from ${name};`),
    ...kept.map(({ name, copy }) => `insert into ${name} table ${copy};`),
    "perform setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences where schemaname = 'public';",
  ]
  const again = `create or replace function pg_temp.put_back() returns void language plpgsql as $$ begin ${steps.join(' ')} end $$`
  await pastTheGuards(instance, `${copies.join(' ')} ${again}`)
}

/** The instance as it was kept. Rows are removed one by one: emptying a table whole costs thirty times as much. */
export async function engineAsKept(instance: PGlite): Promise<Engine> {
  await pastTheGuards(instance, 'select pg_temp.put_back()')
  return engineOf(instance)
}

const names = () => declaredTables.map(({ name }) => `"${name}"`)

function engineOf(instance: PGlite): Engine {
  return { ...engineOver(drizzle(instance, { schema })), close: async () => undefined }
}

async function pastTheGuards(instance: PGlite, change: string): Promise<void> {
  await instance.exec('set default_transaction_read_only = off; set session_replication_role = replica')
  await instance.exec(change)
  await instance.exec('set session_replication_role = origin; set default_transaction_read_only = on')
}
