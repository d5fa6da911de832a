import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  cancelParticipantImport,
  importParticipants,
  stageParticipants,
} from '#app/domain/participants/import-commands.server.ts'
import {
  findParticipantImport,
  listParticipantImports,
  planImport,
} from '#app/domain/participants/import-queries.server.ts'
import { getRoster } from '#app/domain/participants/queries.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import {
  adjustments,
  auditEvents,
  contactRoutes,
  forums,
  participantImports,
  participants,
  places,
} from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, forumNamed, given, NOON, once, participantsIn } from '#test/support/factories.ts'
import { bringInAll, staged, unnamed } from '#test/support/spreadsheets.ts'

withTestDatabase()

const FILE = ['First name,Email,Phone,Adjustments', 'Sam,sam@example.org,020 7946 0018,BSL', 'Kit,,,'] as const
const manage = async (key = 'facilitator', now = NOON) =>
  ctxFor(await aPerson('facilitator', { forum: 'open', key }), 'participant:manage', now)
const keysHeld = async () => (await keyStore().after('', 500)).length
const everybody = () => rows().select().from(participants)
const wait = async (ctx: Awaited<ReturnType<typeof manage>>) =>
  await findParticipantImport(ctx, 'open', await staged(ctx, ...FILE))

describe('a file of participants', () => {
  it('brings in places, names and ways of reaching them, sealed and not confirmed', async () => {
    const ctx = await manage()
    await participantsIn('open', 1)
    const id = await staged(ctx, ...FILE)
    expect(await everybody()).toHaveLength(1)
    expect(await bringInAll(ctx, id)).toEqual({ ok: true, value: { seated: 2, waiting: 0 } })
    const { seated } = await getRoster(ctx as never, 'open')
    expect(seated.map(({ alias, seat }) => [alias, seat])).toEqual([
      ['Alias 1', 1],
      ['Sam', 2],
      ['Kit', 3],
    ])
    const sam = seated.find(({ alias }) => alias === 'Sam')?.participantId ?? ''
    const sealing = await sealingFor(sam)
    const routes = await rows().select().from(contactRoutes).orderBy(contactRoutes.route)
    expect(
      routes.map((one) => [one.route, sealing.open(contactRoutes.address, one.id, one.address), one.confirmedOn]),
    ).toEqual([
      ['call', '+442079460018', null],
      ['email', 'sam@example.org', null],
    ])
    expect(routes.map((one) => sealing.open(contactRoutes.rules, one.id, one.rules))).toEqual(['{}', '{}'])
    const [need] = await rows().select().from(adjustments)
    expect(need && sealing.open(adjustments.kind, need.id, need.kind)).toBe('bsl')
    expect(await keysHeld()).toBe(3)
  })

  it('lies sealed while it waits, and not at all afterwards', async () => {
    const ctx = await manage()
    const id = await staged(ctx, ...FILE)
    const [row] = await rows().select().from(participantImports)
    expect(row?.content).toMatch(/^v1\./)
    expect(JSON.stringify(row)).not.toMatch(/Sam|example/)
    await bringInAll(ctx, id)
    const [after] = await rows().select().from(participantImports)
    expect([after?.state, after?.content, after?.expiresAt]).toEqual([
      'confirmed',
      null,
      new Date(NOON.getTime() + 86_400_000),
    ])
    // A digest may hold any four digits by chance.
    const written = await rows().select().from(auditEvents)
    const trail = JSON.stringify(written.map(({ hash: _hash, ...entry }) => entry))
    expect(trail).not.toMatch(/Sam|example|7946/)
  })

  it('DAT-05 brings them in once, however often and by however many it is sent, and leaves no key behind', async () => {
    const ctx = await manage()
    const id = await staged(ctx, ...FILE)
    const key = once()
    const send = (by: typeof key) => importParticipants(ctx, { slug: 'open', id, checked: false }, by)
    const sent = await Promise.all([send(key), send(key), send(once())])
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await everybody()).toHaveLength(2)
    expect(await keysHeld()).toBe(2)
  })

  it('CRY-05 finds who is here already by email and phone, within reach only', async () => {
    const ctx = await manage()
    await bringInAll(ctx, await staged(ctx, ...FILE))
    const again = await staged(ctx, 'First name,Email,Text', 'Ada,SAM@example.org,', 'Bo,,07700 900123')
    const file = (await findParticipantImport(ctx, 'open', again))?.file
    if (file?.stage !== 'look') throw new Error('not read')
    const sam = (await everybody()).map(({ reference }) => reference)
    const plan = await planImport(ctx, 'open', file)
    expect(plan.problems).toEqual([{ line: 2, words: expect.stringMatching(/is here already: VVF-/) }])
    expect(sam.some((reference) => plan.problems[0]?.words.endsWith(reference))).toBe(true)
    expect(plan.rows.map(({ alias }) => alias)).toEqual(['Bo'])
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'participant:manage')
    expect((await planImport(other, 'lgbtq', file)).problems).toEqual([])
  })

  it('asks to look at a name that somebody has, and brings it in once that is done', async () => {
    const ctx = await manage()
    await participantsIn('open', 1)
    const id = await staged(ctx, 'First name', 'alias 1')
    expect(await bringInAll(ctx, id)).toEqual({ ok: false, reason: 'not-checked' })
    expect(await keysHeld()).toBe(1)
    expect(await bringInAll(ctx, id, true)).toMatchObject({ ok: true })
  })

  it('puts those without a free place on the waiting list, and seats nobody past those who wait', async () => {
    const ctx = await manage()
    await participantsIn('open', 11)
    expect(await bringInAll(ctx, await staged(ctx, 'First name', 'Ada', 'Bo', 'Cy'))).toMatchObject({
      value: { seated: 1, waiting: 2 },
    })
    await given((tx) =>
      tx.update(places).set({ state: 'left', seat: null, endsOn: '2026-11-18' }).where(eq(places.id, 'plc_open_1')),
    )
    expect(await bringInAll(ctx, await staged(ctx, 'First name', 'Di'))).toMatchObject({
      value: { seated: 0, waiting: 1 },
    })
    const { waiting } = await getRoster(ctx as never, 'open')
    expect(waiting.map(({ alias, waitingOrder }) => [alias, waitingOrder])).toEqual([
      ['Bo', 1],
      ['Cy', 2],
      ['Di', 3],
    ])
  })

  it('is its sender’s alone, in its forum, for a day', async () => {
    const ctx = await manage()
    const found = await wait(ctx)
    const id = found?.id ?? ''
    const colleague = await manage('colleague')
    const tomorrow = { ...ctx, now: new Date(NOON.getTime() + 86_400_001) } as typeof ctx
    for (const [who, slug] of [
      [colleague, 'open'],
      [ctx, 'lgbtq'],
      [tomorrow, 'open'],
    ] as const)
      expect(await findParticipantImport(who, slug, id)).toBeNull()
    expect(await bringInAll(colleague, id)).toEqual({ ok: false, reason: 'not-waiting' })
    const { id: forumId } = await forumNamed('open')
    expect([
      (await listParticipantImports(ctx, forumId)).length,
      (await listParticipantImports(colleague, forumId)).length,
    ]).toEqual([1, 0])
    await stageParticipants(tomorrow, 'open', unnamed('First name', 'Zoe'), once())
    expect(await rows().select().from(participantImports)).toHaveLength(1)
  })

  it('is forgotten when it is cancelled, twice', async () => {
    const ctx = await manage()
    const id = (await wait(ctx))?.id ?? ''
    await cancelParticipantImport(ctx, 'open', id)
    expect(await cancelParticipantImport(ctx, 'open', id)).toEqual({ ok: true, value: null })
    expect(await rows().select().from(participantImports)).toEqual([])
  })

  it('is refused in a forum that is not open, and when there is nobody new in it', async () => {
    const ctx = await manage()
    const id = await staged(ctx, 'First name,Email', 'Sam,not an address')
    expect(await bringInAll(ctx, id)).toEqual({ ok: false, reason: 'nothing-new' })
    await given((tx) => tx.update(forums).set({ state: 'paused' }).where(eq(forums.slug, 'open')))
    expect(await bringInAll(ctx, id)).toEqual({ ok: false, reason: 'not-open' })
    expect(await stageParticipants(ctx, 'open', unnamed('First name', 'Sam'), once())).toEqual({
      ok: false,
      reason: 'not-open',
    })
    expect(await keysHeld()).toBe(0)
  })
})
