import { describe, expect, it } from 'vitest'
import { digestOfOlder } from '#app/domain/audit/chain.ts'
import { beginChain, exportTrail, noteViewed } from '#app/domain/audit/commands.server.ts'
import { NO_FILTER } from '#app/domain/audit/input.ts'
import { findHead } from '#app/domain/audit/queries.server.ts'
import { checkTrail } from '#app/domain/audit/verify.ts'
import { type Confirmed, systemContext } from '#app/domain/shared/context.ts'
import { auditEvents } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, NOON } from '#test/support/factories.ts'
import { beforeTheChain } from '#test/support/trail.ts'

withTestDatabase()

const trail = () => rows().select().from(auditEvents).orderBy(auditEvents.sequence)
const service = systemContext('audit:view', NOON)
const minutesOn = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)
/** The key of somebody who has just confirmed themselves. */
const keyOf = (person: Parameters<typeof ctxFor>[0]) => ctxFor(person, 'audit:export') as Confirmed<'audit:export'>

describe('beginning the chain', () => {
  it('AUD-03 holds a digest of all that is older, and is itself the first of the chain', async () => {
    await beforeTheChain()
    const older = await trail()
    expect(older.map(({ hash }) => hash)).toEqual(older.map(() => null))
    await beginChain(NOON)
    const digest = digestOfOlder()
    for (const entry of older) digest.add(entry)
    const began = (await trail()).at(-1)
    const detail = { entries: older.length, digest: digest.digest() }
    expect(began).toMatchObject({ action: 'audit.chain-began', object: 'audit', actor: 'system', detail })
    await aSession('open')
    expect(checkTrail(await trail(), []).problems).toEqual([])
  })

  it('is done once, and not where there is nothing older', async () => {
    const before = await trail()
    await beginChain(NOON)
    expect(await trail()).toEqual(before)
    await beforeTheChain()
    await beginChain(NOON)
    await beginChain(NOON)
    expect(await trail()).toHaveLength(before.length + 1)
  })

  it('AUD-03 a change of what is older is found', async () => {
    await beforeTheChain()
    await beginChain(NOON)
    const [first, ...rest] = await trail()
    if (!first) throw new Error('no trail')
    const [problem] = checkTrail([{ ...first, actor: 'somebody else' }, ...rest], []).problems
    expect(problem).toMatchObject({ sequence: 1, words: expect.stringContaining('before the chain began') })
  })
})

describe('the stored chain', () => {
  it('AUD-03 is whole as it comes back from the database, with details of every sort', async () => {
    const person = await aPerson('dpo')
    await exportTrail(keyOf(person), { ...NO_FILTER, about: 'x', from: '2026-11-01' })
    expect(checkTrail(await trail(), []).problems).toEqual([])
  })

  it('AUD-04 has a head: the last entry, and how many there are', async () => {
    const entries = await trail()
    const last = entries.at(-1)
    expect(await findHead(service)).toEqual({
      sequence: last?.sequence,
      hash: last?.hash,
      count: entries.length,
      at: NOON,
    })
    await beforeTheChain()
    expect(await findHead(service)).toBeNull()
  })
})

describe('looking at the trail', () => {
  const viewed = async () => (await trail()).filter(({ action }) => action === 'audit.viewed')

  it('is noted once for each sign-in and London day', async () => {
    const person = await aPerson('dpo')
    const look = (minutes: number) => noteViewed(ctxFor(person, 'audit:view', minutesOn(minutes)))
    await look(0)
    await Promise.all([look(1), look(1), look(719)])
    expect(await viewed()).toMatchObject([{ actor: person.id, object: person.id, role: 'dpo' }])
    await look(720)
    expect(await viewed()).toHaveLength(2)
  })
})

describe('taking a copy', () => {
  it('AUD-01 says with which fields the entries were chosen, and how many they were', async () => {
    const person = await aPerson('dpo')
    const filter = { ...NO_FILTER, action: 'forums', to: '2026-11-19' }
    const result = await exportTrail(keyOf(person), filter)
    expect(result).toMatchObject({ ok: true })
    const entries = result.ok ? result.value : []
    expect(entries.map(({ action }) => action)).toEqual(Array(6).fill('forum.added'))
    expect((await trail()).at(-1)).toMatchObject({
      action: 'audit.exported',
      actor: person.id,
      detail: { fields: ['action', 'to'], entries: 6 },
    })
  })
})
