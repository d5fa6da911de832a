import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { addForum } from '#app/domain/forums/commands.server.ts'
import { askForReminders } from '#app/domain/team/reminder-commands.server.ts'
import { giveVoucher } from '#app/domain/vouchers/commands.server.ts'
import type { Database } from '#db/client.server.ts'
import { declaredTables } from '#db/columns.ts'
import { auditEvents, sessionTeam } from '#db/schema/index.ts'
import { rows, testEngine, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, inRegister, once, participantsIn, stockOf } from '#test/support/factories.ts'

withTestDatabase()

const isPostgres = config.engine === 'postgres'
const raw = (query: ReturnType<typeof sql>) =>
  testEngine().transaction(async (tx) => {
    const { execute, run } = tx as unknown as Record<'execute' | 'run', (query: unknown) => Promise<void>>
    await (isPostgres ? execute : run).call(tx, query)
  })
const trail = () => rows().select().from(auditEvents).orderBy(auditEvents.sequence)
const entry = {
  at: 0,
  actor: 'x',
  role: 'x',
  action: 'x',
  object: 'x',
  detail: {},
  requestId: 'x',
  hash: null,
} as const
const columns = sql.raw('sequence, at, actor, role, action, object, detail, request_id, hash')
const values = sql.raw(`1, ${isPostgres ? 'now()' : '0'}, 'x', 'x', 'x', 'x', '{}', 'x', null`)

describe('AUD-03 the stored trail', () => {
  const ways: [string, ReturnType<typeof sql>][] = [
    ['an update', sql`update audit_events set actor = 'somebody else' where sequence = 1`],
    ['an update of nothing', sql`update audit_events set actor = actor`],
    ['a delete', sql`delete from audit_events where sequence = 1`],
    ['a delete of everything', sql`delete from audit_events`],
    [
      'an upsert',
      sql`insert into audit_events (${columns}) values (${values}) on conflict (sequence) do update set actor = 'y'`,
    ],
    ['a second entry of one number', sql`insert into audit_events (${columns}) values (${values})`],
    ...(isPostgres
      ? [
          ['a truncate', sql`truncate audit_events`] as [string, ReturnType<typeof sql>],
          ['a truncate by way of all', sql`truncate audit_events, forums restart identity cascade`] as [
            string,
            ReturnType<typeof sql>,
          ],
        ]
      : [
          ['a replace', sql`insert or replace into audit_events (${columns}) values (${values})`] as [
            string,
            ReturnType<typeof sql>,
          ],
          ['a replace by its short name', sql`replace into audit_events (${columns}) values (${values})`] as [
            string,
            ReturnType<typeof sql>,
          ],
          ['an update or replace', sql`update or replace audit_events set sequence = 2 where sequence = 1`] as [
            string,
            ReturnType<typeof sql>,
          ],
        ]),
  ]

  it.each(ways)('refuses %s', async (_way, query) => {
    const before = await trail()
    expect(before.length).toBeGreaterThan(1)
    await expect(raw(query)).rejects.toThrow()
    expect(await trail()).toEqual(before)
  })

  it('takes a new entry at its end (negative control)', async () => {
    const before = await trail()
    const sequence = before.length + 1
    await testEngine().transaction((tx) => tx.insert(auditEvents).values({ ...entry, at: new Date(0), sequence }))
    expect(await trail()).toHaveLength(sequence)
  })
})

describe('AUD-02 a change whose entry cannot be stored', () => {
  const refusal = (action: string) =>
    isPostgres
      ? [
          sql`create or replace function no_entry() returns trigger language plpgsql as $$ begin raise exception 'no entry'; end $$`,
          sql`create trigger no_entry before insert on audit_events for each row when (new.action = ${sql.raw(`'${action}'`)}) execute function no_entry()`,
        ]
      : [
          sql`create trigger no_entry before insert on audit_events when new.action = ${sql.raw(`'${action}'`)} begin select raise(abort, 'no entry'); end`,
        ]
  const over = isPostgres ? sql`drop trigger no_entry on audit_events` : sql`drop trigger no_entry`
  const everything = async () =>
    Object.fromEntries(
      await Promise.all(
        declaredTables.map(async ({ name, table }) => [name, JSON.stringify(await rows().select().from(table))]),
      ),
    )

  const world = async () => {
    const person = await aPerson('facilitator', { forum: 'open' })
    await aSession('open', { state: 'held' })
    await participantsIn('open', 1)
    await inRegister('ses_one', ['ptc_open_1'])
    await stockOf('open', 1)
    await aSession('open', { key: 'next', date: '2026-12-03' })
    await given((tx: Database) =>
      tx.insert(sessionTeam).values({ id: 'stm_1', sessionId: 'ses_next', personId: person.id, part: 'facilitator' }),
    )
    return person
  }

  const changes: [string, (person: Awaited<ReturnType<typeof world>>) => Promise<unknown>][] = [
    ['forum.added', async (person) => addForum(ctxFor(person, 'forum:manage'), { name: 'Older people' }, once())],
    [
      'voucher.issued',
      (person) =>
        giveVoucher(ctxFor(person, 'voucher:issue'), 'ses_one', { participant: 'ptc_open_1', pence: 2_000 }, once()),
    ],
    ['reminder.asked', (person) => askForReminders(ctxFor(person, 'session:remind'), 'ses_next', once())],
  ]

  it.each(changes)('is rolled back as a whole: %s', async (action, change) => {
    const person = await world()
    for (const query of refusal(action)) await raw(query)
    const before = await everything()
    try {
      await expect(change(person)).rejects.toThrow()
      expect(await everything()).toEqual(before)
    } finally {
      await raw(over)
    }
    expect(await change(person)).toMatchObject({ ok: true })
    const [said] = await rows().select().from(auditEvents).where(eq(auditEvents.action, action)).limit(1)
    expect(said).toBeDefined()
    expect(await everything()).not.toEqual(before)
  })
})
