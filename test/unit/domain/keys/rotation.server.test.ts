import { beforeEach, describe, expect, it } from 'vitest'
import { newParticipantKey } from '#app/crypto/participant-keys.server.ts'
import { seal, unseal, versionOf } from '#app/crypto/seal.server.ts'
import { approveRotation, cancelRotation, proposeRotation } from '#app/domain/keys/commands.server.ts'
import { countByVersion, digestOf, findRotation } from '#app/domain/keys/queries.server.ts'
import { countOthers } from '#app/domain/keys/rules.ts'
import { wrapNext } from '#app/domain/keys/wrapping-commands.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { authenticatorApps, forums, keyRotations, participantImports, participants, people } from '#db/schema/index.ts'
import { newSealing, sealingFor } from '#db/seal.server.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { ctxFor, given, NOON, once, participantsIn } from '#test/support/factories.ts'
import { admins, confirmedFor, said } from '#test/support/grants.ts'
import { withVersions } from '#test/support/key-stores.ts'
import { withTestKeys } from '#test/support/keys.ts'

withTestDatabase()
beforeEach(withTestKeys)

type Admin = Awaited<ReturnType<typeof admins>>['first']
const rotate = (admin: Admin) => confirmedFor(admin, 'keys:rotate')

/** Something of each kind under version 1, and then a newer version. */
async function world(people_ = 5) {
  const both = await admins()
  await participantsIn('open', people_)
  const [forum] = await rows().select().from(forums)
  const place = (table: string, column: string, row: string) => ({ table, column, row })
  await given(async (tx) => {
    const seed = seal('seed', place('authenticator_apps', 'seed', 'app_1'))
    await tx.insert(authenticatorApps).values({ id: 'app_1', personId: 'per_first', seed, lastStep: 1, addedAt: NOON })
    const content = seal('lines', place('participant_imports', 'content', 'pim_1'))
    const whose = { forumId: forum?.id ?? '', personId: 'per_first', expiresAt: NOON }
    await tx.insert(participantImports).values([
      { id: 'pim_1', content, ...whose },
      { id: 'pim_2', content: null, ...whose },
    ])
  })
  withVersions(1, 2)
  return both
}

async function approved(count?: number) {
  const both = await world(count)
  expect(await proposeRotation(rotate(both.first), once())).toMatchObject({ ok: true })
  const proposal = await findRotation()
  if (!proposal) throw new Error('not proposed')
  const answer = { rotation: proposal.id, digest: digestOf(proposal) }
  expect(await approveRotation(rotate(both.second), answer)).toEqual({ ok: true, value: null })
  return { ...both, answer }
}

const untilDone = async (atOnce: number) => {
  let steps = 0
  while (await wrapNext(NOON, atOnce)) if (++steps > 99) throw new Error('it does not end')
  return steps
}
const rotation = async () => (await rows().select().from(keyRotations))[0]

describe('AUT-10 a change of keys', () => {
  it('takes two administrators, and never one', async () => {
    const { first, second } = await world()
    expect(await proposeRotation(rotate(first), once())).toEqual({ ok: true, value: null })
    const proposal = await findRotation()
    if (!proposal) throw new Error('not proposed')
    const answer = { rotation: proposal.id, digest: digestOf(proposal) }
    expect(await wrapNext(NOON)).toBe(false)
    expect(await approveRotation(rotate(first), answer)).toEqual({ ok: false, reason: 'own-proposal' })
    expect(await approveRotation(rotate(second), { ...answer, digest: 'x'.repeat(43) })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    expect(await approveRotation(rotate(second), answer)).toEqual({ ok: true, value: null })
    expect(await approveRotation(rotate(second), answer)).toEqual({ ok: false, reason: 'over' })
    expect(await rotation()).toMatchObject({ state: 'running', proposedBy: 'per_first', approvedBy: 'per_second' })
  })

  it('is approved by nobody who is disabled, nor for somebody who is', async () => {
    const { first, second } = await world()
    await proposeRotation(rotate(first), once())
    const proposal = await findRotation()
    if (!proposal) throw new Error('not proposed')
    const answer = { rotation: proposal.id, digest: digestOf(proposal) }
    await given((tx) => tx.update(people).set({ state: 'disabled' }))
    expect(await approveRotation(rotate(second), answer)).toEqual({ ok: false, reason: 'not-administrator' })
    expect(await findRotation()).toMatchObject({ state: 'proposed' })
  })

  it('is not approved for a key that is not the newest any more', async () => {
    const { first, second } = await world()
    await proposeRotation(rotate(first), once())
    const proposal = await findRotation()
    if (!proposal) throw new Error('not proposed')
    withVersions(1, 2, 3)
    const answer = { rotation: proposal.id, digest: digestOf(proposal) }
    expect(await approveRotation(rotate(second), answer)).toEqual({ ok: false, reason: 'not-newest' })
  })

  it('is proposed once at a time, and only when there is something to do', async () => {
    const { first, second } = await world()
    const [one, other] = await Promise.all([
      proposeRotation(rotate(first), once()),
      proposeRotation(rotate(second), once()),
    ])
    expect([one.ok, other.ok].sort()).toEqual([false, true])
    expect(await proposeRotation(rotate(first), once())).toEqual({ ok: false, reason: 'one-already' })
    const { id = '' } = (await findRotation()) ?? {}
    expect(await cancelRotation(ctxFor(second, 'keys:rotate'), id)).toEqual({ ok: true, value: null })
    expect(await cancelRotation(ctxFor(second, 'keys:rotate'), id)).toEqual({ ok: false, reason: 'over' })
    withVersions(1)
    expect(await proposeRotation(rotate(first), once())).toEqual({ ok: false, reason: 'nothing-to-do' })
  })
})

describe('CRY-03 the wrapping anew', () => {
  it.each([1, 2, 5, 100])(
    'brings everything under the new key, %i at a time, and the old one opens nothing',
    async (atOnce) => {
      await approved()
      await untilDone(atOnce)
      expect(await rotation()).toMatchObject({ state: 'done', wrapped: 5, finishedAt: NOON })
      withVersions(2)
      for (let n = 1; n <= 5; n++) await expect(sealingFor(`ptc_open_${n}`)).resolves.toBeDefined()
      const [app] = await rows().select().from(authenticatorApps)
      expect(unseal(app?.seed ?? '', { table: 'authenticator_apps', column: 'seed', row: 'app_1' })).toBe('seed')
      const counts = await countByVersion()
      expect([countOthers(counts, 2), counts.imports.get(2)]).toEqual([0, 1])
      withVersions(1)
      await expect(sealingFor('ptc_open_1')).rejects.toThrow('does not open')
      expect((await said('keys.rotation-finished')).map(({ detail }) => detail)).toEqual([
        { version: 2, keys: 5, unopened: 0 },
      ])
    },
  )

  it('reads names as before in the middle of it', async () => {
    await approved()
    await wrapNext(NOON, 2)
    expect((await countByVersion()).participants).toEqual(
      new Map([
        [2, 2],
        [1, 3],
      ]),
    )
    for (const { id, alias } of await rows().select().from(participants))
      expect((await sealingFor(id)).open(participants.alias, id, alias ?? '')).toMatch(/^Alias/)
  })

  it('counts each key once when two processes do the same step', async () => {
    await approved()
    await Promise.all([wrapNext(NOON, 3), wrapNext(NOON, 3), wrapNext(NOON, 3)])
    await untilDone(3)
    expect(await rotation()).toMatchObject({ state: 'done', wrapped: 5 })
  })

  it('begins again when a process that has not read the new key made one meanwhile', async () => {
    await approved()
    await wrapNext(NOON, 5)
    withVersions(1)
    await newSealing('ptc_a_late')
    withVersions(1, 2)
    await untilDone(5)
    expect(await rotation()).toMatchObject({ state: 'done', wrapped: 6 })
    expect(versionOf((await keyStore().find(['ptc_a_late'])).get('ptc_a_late') ?? '')).toBe(2)
  })

  it('passes by whoever is erased meanwhile, and a key that does not open, and says so', async () => {
    await approved()
    await wrapNext(NOON, 1)
    await keyStore().remove(['ptc_open_3'])
    const [key] = await keyStore().after('ptc_open_3', 1)
    const foreign = newParticipantKey('ptc_somebody').wrapped.replace('v1.2.', 'v1.1.')
    await keyStore().replace(key?.participantId ?? '', key?.wrapped ?? '', foreign)
    await untilDone(1)
    expect(await rotation()).toMatchObject({ state: 'done', wrapped: 3 })
    expect((await said('keys.rotation-finished'))[0]?.detail).toEqual({ version: 2, keys: 3, unopened: 1 })
    expect((await countByVersion()).participants.get(1)).toBe(1)
  })

  it('stops when it is cancelled, and what is done by then opens', async () => {
    const { second, answer } = await approved()
    await wrapNext(NOON, 2)
    expect(await cancelRotation(ctxFor(second, 'keys:rotate'), answer.rotation)).toMatchObject({ ok: true })
    expect(await wrapNext(NOON, 2)).toBe(false)
    for (let n = 1; n <= 5; n++) await expect(sealingFor(`ptc_open_${n}`)).resolves.toBeDefined()
  })

  it('waits while the newest key is another one than was approved', async () => {
    await approved()
    withVersions(1, 2, 3)
    expect(await wrapNext(NOON)).toBe(false)
    withVersions(1)
    expect(await wrapNext(NOON)).toBe(false)
  })
})
