import { beforeEach, describe, expect, it } from 'vitest'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { makeLink, makePin, sendLink, stopLink } from '#app/domain/links/commands.server.ts'
import { findLinkByHash, getLinkStanding } from '#app/domain/links/queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { outbox, participantLinks } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, NOON, once, participantsIn } from '#test/support/factories.ts'
import { agreeWord } from '#test/support/private-links.ts'

withTestDatabase()
type Ctx = Parameters<typeof makeLink>[0]
let ctx: Ctx
let reference: string
const id = 'ptc_open_1'
beforeEach(async () => {
  ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'link:send')
  reference = (await participantsIn('open', 2))[0]?.reference ?? ''
})

const links = () => rows().select().from(participantLinks)
const letters = () => rows().select().from(outbox)
const make = (days = 7) => makeLink(ctx, reference, { days }, once())

describe('LNK-01 a private link', () => {
  it('lies in the table as a digest, and is worked out again when it is sent again', async () => {
    await agreeWord(id, 'blue kettle')
    expect(await make()).toEqual({ ok: true, value: { sent: true } })
    const [link] = await links()
    const secret = linkSecret('page', link?.id ?? '')
    expect(link?.tokenHash).toBe(sha256(secret))
    expect(JSON.stringify([await links(), await letters()])).not.toContain(secret)
    expect((await findLinkByHash(sha256(secret), NOON))?.id).toBe(link?.id)
  })

  it('goes through the outbox by its id alone, until it ends', async () => {
    await agreeWord(id, 'blue kettle')
    await make(3)
    const [letter] = await letters()
    const [link] = await links()
    expect(letter).toMatchObject({ template: 'private-link', participantId: id, personId: null, about: link?.id })
    expect(letter?.notAfter).toEqual(new Date(NOON.getTime() + 3 * 86_400_000))
  })

  it('is one for each participant: a new one stops the one before, and what waits of it', async () => {
    await agreeWord(id, 'blue kettle')
    await make()
    await make()
    const all = await links()
    expect(all.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
    expect((await letters()).map(({ state }) => state).sort()).toEqual(['cancelled', 'pending'])
  })

  it('is the same when it is sent again, and one message waits at a time', async () => {
    await agreeWord(id, 'blue kettle')
    await make()
    expect(await sendLink(ctx, reference, once())).toEqual({ ok: false, reason: 'waiting' })
    await given((tx) => tx.update(outbox).set({ state: 'sent' }))
    expect((await sendLink(ctx, reference, once())).ok).toBe(true)
    expect(new Set((await letters()).map(({ about }) => about)).size).toBe(1)
    expect(await links()).toHaveLength(1)
  })

  it('is made once by one form sent twice', async () => {
    const form = once()
    expect((await makeLink(ctx, reference, { days: 7 }, form)).ok).toBe(true)
    expect(await makeLink(ctx, reference, { days: 7 }, form)).toEqual({ ok: false, reason: 'repeated' })
    expect(await links()).toHaveLength(1)
  })
})

describe('LNK-05 without a code word', () => {
  it('a link waits for a PIN, which is held as a digest and told once', async () => {
    expect(await make()).toEqual({ ok: true, value: { sent: false } })
    expect(await sendLink(ctx, reference, once())).toEqual({ ok: false, reason: 'no-word' })
    const made = await makePin(ctx, reference, once())
    const pin = made.ok ? made.value.pin : ''
    expect(pin).toMatch(/^\d{6}$/)
    expect(JSON.stringify(await links())).not.toContain(pin)
    expect((await sendLink(ctx, reference, once())).ok).toBe(true)
    expect((await getLinkStanding(ctx, reference)).link).toMatchObject({ hasPin: true, state: 'works' })
  })

  it('no PIN is made for somebody with a word, or without a link', async () => {
    expect(await makePin(ctx, reference, once())).toEqual({ ok: false, reason: 'no-link' })
    await agreeWord(id, 'blue kettle')
    await make()
    expect(await makePin(ctx, reference, once())).toEqual({ ok: false, reason: 'has-word' })
  })
})

describe('LNK-04 a link that was stopped', () => {
  it('opens nothing, and cannot be sent or stopped again', async () => {
    await agreeWord(id, 'blue kettle')
    await make()
    const hash = (await links())[0]?.tokenHash ?? ''
    expect((await stopLink(ctx, reference, once())).ok).toBe(true)
    expect(await findLinkByHash(hash, NOON)).toBeNull()
    expect(await sendLink(ctx, reference, once())).toEqual({ ok: false, reason: 'no-link' })
    expect(await stopLink(ctx, reference, once())).toEqual({ ok: false, reason: 'no-link' })
  })

  it('AZ-02 is out of reach of another forum’s facilitator', async () => {
    await make()
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'link:send')
    await expect(getLinkStanding(other, reference)).rejects.toBeInstanceOf(NotFound)
    for (const command of [
      () => makeLink(other, reference, { days: 1 }, once()),
      () => sendLink(other, reference, once()),
      () => makePin(other, reference, once()),
      () => stopLink(other, reference, once()),
    ])
      await expect(command()).rejects.toBeInstanceOf(NotFound)
    expect(await links()).toHaveLength(1)
  })
})
