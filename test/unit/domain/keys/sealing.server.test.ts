import { asc } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { newParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { isSealed } from '#app/crypto/seal.server.ts'
import { removeOrphanKeys, sealExistingNames } from '#app/domain/keys/sealing-commands.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { participants } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { given, NOON, participantsIn } from '#test/support/factories.ts'
import { said } from '#test/support/grants.ts'
import { withTestKeys } from '#test/support/keys.ts'

withTestDatabase()
beforeEach(withTestKeys)

const named = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `ptc_${1000 + at}`,
    reference: `VVF-${1000 + at}`,
    alias: `Clear ${at}`,
  }))
const held = () => rows().select().from(participants).orderBy(asc(participants.id))
const opened = async () =>
  Promise.all(
    (await held()).map(async ({ id, alias }) => (await sealingFor(id)).open(participants.alias, id, alias ?? '')),
  )

describe('CRY-02 names that a version before sealing held in the clear', () => {
  it('are sealed, each under a key of its own, and read as they were', async () => {
    await given((tx) => tx.insert(participants).values(named(250)))
    expect(await sealExistingNames(NOON)).toBe(250)
    expect((await held()).filter(({ alias }) => !isSealed(alias ?? ''))).toEqual([])
    expect(await opened()).toEqual(named(250).map(({ alias }) => alias))
    const events = await said('participants.sealed')
    expect(events.map(({ detail }) => detail)).toEqual([{ people: 200 }, { people: 50 }])
    expect(await said('participants.rewritten')).toHaveLength(1)
  })

  it('are left alone once they are sealed, and nothing is said again', async () => {
    await given((tx) => tx.insert(participants).values(named(3)))
    await sealExistingNames(NOON)
    const before = await held()
    expect(await sealExistingNames(NOON)).toBe(0)
    expect(await held()).toEqual(before)
    expect(await said('participants.rewritten')).toHaveLength(1)
  })

  it('are sealed with the key that a run made before it was cut off', async () => {
    const [first, ...others] = named(3)
    await given((tx) => tx.insert(participants).values([first, ...others].flatMap((one) => one ?? [])))
    const { wrapped } = newParticipantKey('ptc_1000')
    await keyStore().add('ptc_1000', wrapped)
    expect(await sealExistingNames(NOON)).toBe(3)
    expect((await keyStore().find(['ptc_1000'])).get('ptc_1000')).toBe(wrapped)
    expect(await opened()).toEqual(['Clear 0', 'Clear 1', 'Clear 2'])
  })

  it('beside sealed ones and erased ones are the only ones that change', async () => {
    await participantsIn('open', 2)
    const before = await held()
    await given((tx) =>
      tx.insert(participants).values([...named(1), { id: 'ptc_gone', reference: 'VVF-GONE', erasedOn: '2026-11-01' }]),
    )
    expect(await sealExistingNames(NOON)).toBe(1)
    const after = await held()
    expect(after.filter(({ id }) => id.startsWith('ptc_open'))).toEqual(before)
    expect(after.find(({ id }) => id === 'ptc_gone')?.alias).toBeNull()
    expect(await keyStore().find(['ptc_gone'])).toEqual(new Map())
  })
})

describe('keys that belong to nobody', () => {
  const orphan = (id: string) => keyStore().add(id, newParticipantKey(id).wrapped)

  it('are removed at the second look, and those of participants never', async () => {
    await participantsIn('open', 2)
    await orphan('ptc_nobody')
    const first = await removeOrphanKeys(NOON, [])
    expect(first).toEqual(['ptc_nobody'])
    expect((await keyStore().after('', 9)).length).toBe(3)
    expect(await removeOrphanKeys(NOON, first)).toEqual([])
    expect((await keyStore().after('', 9)).map(({ participantId }) => participantId)).toEqual([
      'ptc_open_1',
      'ptc_open_2',
    ])
    expect((await said('keys.orphans-removed')).map(({ detail }) => detail)).toEqual([{ keys: 1 }])
  })

  it('are kept when there are so many that the settings must be wrong', async () => {
    for (let n = 10; n < 25; n++) await orphan(`ptc_stray_${n}`)
    const seen = await removeOrphanKeys(NOON, [])
    expect(await removeOrphanKeys(NOON, seen)).toHaveLength(15)
    expect(await keyStore().after('', 99)).toHaveLength(15)
  })
})
