import { beforeEach, describe, expect, it } from 'vitest'
import { findVisit, listLocked } from '#app/domain/links/queries.server.ts'
import { followLink, giveWord, leaveVisit } from '#app/domain/links/visit-commands.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { auditEvents, outbox, participantLinks, participantVisits } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, NOON, participantsIn } from '#test/support/factories.ts'
import { agreeWord, aLink } from '#test/support/private-links.ts'

withTestDatabase()
const id = 'ptc_open_1'
const when = { now: NOON, requestId: 'test' }
const minutesOn = (minutes: number) => ({ ...when, now: new Date(NOON.getTime() + minutes * 60_000) })
let token: string
beforeEach(async () => {
  await participantsIn('open', 1)
  await agreeWord(id, 'Blue Kettle')
  token = (await aLink(id)).token
})

async function followed(at = when) {
  const result = await followLink(token, at)
  const visit = result.ok ? await findVisit(sha256(result.value), at.now) : null
  if (!visit) throw new Error('the link does not work')
  return visit
}
const visits = () => rows().select().from(participantVisits)

describe('LNK-07 a visit', () => {
  it('begins with the link, owes the word, and is open with another secret once it is given', async () => {
    const visit = await followed()
    expect(visit.stage).toBe('word')
    const given = await giveWord(visit, ' blue KETTLE', minutesOn(5))
    const secret = given.ok ? given.value.secret : null
    const open = await findVisit(sha256(secret ?? ''), minutesOn(5).now)
    expect(open).toMatchObject({ stage: 'open', participantId: id, endsAt: minutesOn(20).now })
    expect(await findVisit(visit.id, minutesOn(5).now)).toBeNull()
    expect(JSON.stringify(await visits())).not.toContain(secret)
  })

  it('ends after 15 minutes, and when it is left', async () => {
    const visit = await followed()
    expect(await findVisit(visit.id, minutesOn(14.99).now)).not.toBeNull()
    expect(await findVisit(visit.id, minutesOn(15).now)).toBeNull()
    await leaveVisit(visit, when)
    await leaveVisit(visit, when)
    expect(await visits()).toEqual([])
  })

  it('can be begun again as often as its owner likes, until the link ends', async () => {
    for (let n = 0; n < 3; n++) expect((await giveWord(await followed(), 'blue kettle', when)).ok).toBe(true)
    expect(await followLink(token, minutesOn(7 * 24 * 60))).toEqual({ ok: false, reason: 'not-there' })
  })

  it('LNK-03 is opened once by many right words at the same moment', async () => {
    const visit = await followed()
    const all = await Promise.all(Array.from({ length: 50 }, () => giveWord(visit, 'blue kettle', when)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await visits()).toHaveLength(1)
  })
})

describe('LNK-05 wrong words', () => {
  it('lock the link at the fifth, end every visit behind it and tell those who may send it', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    await aPerson('support', { forum: 'open' })
    const visit = await followed()
    await followed()
    for (let n = 1; n <= 4; n++)
      expect(await giveWord(visit, `wrong ${n}`, when)).toEqual({ ok: true, value: { secret: null, locked: false } })
    expect(await giveWord(visit, 'wrong 5', when)).toEqual({ ok: true, value: { secret: null, locked: true } })
    expect(await giveWord(visit, 'blue kettle', when)).toEqual({ ok: false, reason: 'not-there' })
    expect(await followLink(token, when)).toEqual({ ok: false, reason: 'not-there' })
    expect(await visits()).toEqual([])
    const letters = await rows().select().from(outbox)
    expect(letters.map(({ template, personId }) => [template, personId])).toEqual([['link-locked', facilitator.id]])
    expect(await listLocked(ctxFor(facilitator, 'link:send'))).toEqual([{ reference: 'VVF-OP01' }])
  })

  it('are counted over the whole life of the link, whoever gives a right one between', async () => {
    for (let n = 1; n <= 4; n++) await giveWord(await followed(), 'wrong', when)
    expect((await giveWord(await followed(), 'blue kettle', when)).ok).toBe(true)
    expect(await giveWord(await followed(), 'wrong', when)).toMatchObject({ ok: true, value: { locked: true } })
  })

  it('lock it once, however many come at the same moment', async () => {
    await aPerson('facilitator', { forum: 'open' })
    const visit = await followed()
    await Promise.all(Array.from({ length: 20 }, (_, n) => giveWord(visit, `wrong ${n}`, when)))
    const [link] = await rows().select().from(participantLinks)
    expect(link?.wrongWords).toBe(5)
    expect(await rows().select().from(outbox)).toHaveLength(1)
  })

  it('are nowhere in the trail', async () => {
    await giveWord(await followed(), 'sesame street', when)
    expect(JSON.stringify(await rows().select().from(auditEvents))).not.toMatch(/sesame|kettle/i)
  })

  it('nothing is right where there is neither word nor PIN', async () => {
    await participantsIn('lgbtq', 1)
    token = (await aLink('ptc_lgbtq_1')).token
    expect(await giveWord(await followed(), '!', when)).toMatchObject({ ok: true, value: { secret: null } })
  })
})
