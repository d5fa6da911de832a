import { sql } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { signText } from '#app/crypto/signing.server.ts'
import { auditActions } from '#app/domain/audit/actions.ts'
import { CHAIN_START, digestOfOlder, type Entry, entryHash, type StoredEntry } from '#app/domain/audit/chain.ts'
import { type SignedHead, signedText } from '#app/domain/audit/head.ts'
import { auditEvents } from '#db/schema/index.ts'
import { testEngine } from './db.ts'

const START = Date.parse('2026-11-02T08:00:00Z')
const roles = ['facilitator', 'analyst', 'admin', 'dpo', 'system']
const details: Entry['detail'][] = [
  {},
  { points: 2 },
  { fields: ['name'] },
  { role: 'dpo', forum: null },
  { kept: true },
]
const actions = Object.keys(auditActions).filter((name) => name !== 'audit.chain-began')
const from = <T>(list: readonly T[], at: number) => list[at % list.length] as T

/** The nth entry of a made-up trail, as many minutes after the first. */
export function madeEntry(sequence: number): Entry {
  return {
    sequence,
    at: new Date(START + sequence * 61_000),
    actor: `per_${from(['ada', 'ben', 'cleo'], sequence * 7)}`,
    role: from(roles, sequence * 3),
    action: from(actions, sequence * 11),
    object: `ses_${(sequence * 37) % 50}`,
    detail: from(details, sequence * 5),
    requestId: `request-${sequence}`,
  }
}

/** A trail of so many entries; the first `older` of them are from before the chain, and it says so after them. */
export function madeTrail(length: number, older = 0): StoredEntry[] {
  const entries = Array.from({ length }, (_, at) => madeEntry(at + 1))
  const digest = digestOfOlder()
  for (const entry of entries.slice(0, older)) digest.add(entry)
  const began = entries[older]
  if (older > 0 && began) {
    const detail = { entries: older, digest: digest.digest() }
    entries[older] = { ...began, action: 'audit.chain-began', object: 'audit', detail }
  }
  return [...entries.slice(0, older).map((entry) => ({ ...entry, hash: null })), ...chained(entries.slice(older))]
}

/** Entries with the hashes that belong to them: what somebody makes who rebuilds the whole chain. */
export function chained(entries: readonly Entry[], before = CHAIN_START): StoredEntry[] {
  let hash = before
  return entries.map((entry) => {
    hash = entryHash(hash, entry)
    return { ...entry, hash }
  })
}

/** The signed head of a trail as it was when it had so many entries. */
export function headAt(trail: readonly StoredEntry[], count: number): SignedHead {
  const last = trail[count - 1]
  if (!last?.hash) throw new Error('nothing to sign there')
  const head = { sequence: last.sequence, hash: last.hash, count, at: new Date(last.at.getTime() + 30_000) }
  return { ...head, key: '0'.repeat(16), signature: signText(signedText(head)) }
}

type Raw = { run?: (query: unknown) => unknown; execute?: (query: unknown) => PromiseLike<unknown> }

/** Something done to the stored trail behind the back of its triggers, as by somebody who owns the file. */
export async function pastTheTriggers(work: (run: (query: unknown) => Promise<void>) => Promise<void>): Promise<void> {
  await testEngine().transaction(async (tx) => {
    const raw = tx as unknown as Raw
    const run = async (query: unknown) => void (await (raw.execute ?? raw.run)?.call(raw, query))
    if (config.engine === 'postgres') {
      await run(sql`alter table audit_events disable trigger user`)
      await work(run)
      await run(sql`alter table audit_events enable trigger user`)
      return
    }
    const triggers = ['no_update', 'no_delete', 'no_replace'].map((name) => sql.identifier(`audit_events_${name}`))
    for (const trigger of triggers) await run(sql`drop trigger ${trigger}`)
    await work(run)
    const [update, remove, replace] = triggers
    const refuse = sql`begin select raise(abort, 'the audit trail is append-only'); end`
    await run(sql`create trigger ${update} before update on audit_events ${refuse}`)
    await run(sql`create trigger ${remove} before delete on audit_events ${refuse}`)
    await run(
      sql`create trigger ${replace} before insert on audit_events when exists (select 1 from audit_events where sequence = new.sequence) ${refuse}`,
    )
  })
}

/** Makes the stored entries such as a version without the chain left them. */
export function beforeTheChain(): Promise<void> {
  return pastTheTriggers((run) => run(sql`update ${auditEvents} set hash = null`))
}
