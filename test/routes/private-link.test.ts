import { beforeEach, describe, expect, it } from 'vitest'
import * as person from '#app/routes/participants.$reference._index/route.tsx'
import * as page from '#app/routes/participants.$reference.link/route.tsx'
import { outbox, participantLinks } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON, participantsIn } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { agreeWord, aLink } from '#test/support/private-links.ts'
import { renderRoute } from '#test/support/render.tsx'

withTestDatabase()
let facilitator: { id: string }
let reference: string
let path: string
beforeEach(async () => {
  facilitator = await aPerson('facilitator', { forum: 'open' })
  reference = (await participantsIn('open', 1))[0]?.reference ?? ''
  path = `/participants/${reference}/link`
})

const shown = async (search = '') => renderRoute(page, await get(path + search, facilitator, { reference }))
const send = async (fields: Record<string, string>) => post(path, facilitator, fields, { reference })
const act = async (fields: Record<string, string>) => (await page.action(await send(fields))) as Response

describe('the private link of a participant, for their facilitator', () => {
  it('LNK-05 asks for a code word or a PIN first, shows the PIN once, and then sends', async () => {
    expect(await shown()).toContain('They have no code word')
    expect((await act({ intent: 'make', days: '7' })).status).toBe(303)
    const before = await shown()
    expect(before).toContain('Make a PIN')
    expect(before).not.toContain('Send the link')
    const told = await renderRoute(page, await send({ intent: 'pin' }))
    expect(told).toMatch(/\d{3} \d{3}/)
    const after = await shown()
    expect(after).toContain('A PIN you told them')
    expect(after).not.toMatch(/>\d{3} \d{3}</)
    expect((await act({ intent: 'send' })).status).toBe(303)
    expect(await shown()).toContain('Waiting to be sent')
  })

  it('shows nothing of the link itself: neither token nor digest', async () => {
    await agreeWord('ptc_open_1', 'blue kettle')
    const { token, tokenHash, id } = await aLink('ptc_open_1')
    const html = `${await shown()}${await renderRoute(person, await get('/x', facilitator, { reference }))}`
    for (const secret of [token, tokenHash, id, 'kettle']) expect(html).not.toContain(secret)
  })

  it('PRV-04 names no forum beside it', async () => {
    await aLink('ptc_open_1')
    expect(await shown()).not.toMatch(/Open forum|forum of/i)
  })

  it('asks before it stops a link, and says when there is none to stop', async () => {
    await aLink('ptc_open_1')
    expect(await shown('?step=stop')).toContain('Stop this link: are you sure?')
    expect((await act({ intent: 'stop' })).status).toBe(303)
    expect((await rows().select().from(participantLinks))[0]?.revokedAt).not.toBeNull()
    expect(await renderRoute(page, await send({ intent: 'stop' }))).toContain('There is no link that works')
  })

  it('says what to do when it was locked, and when a message was not sent', async () => {
    await agreeWord('ptc_open_1', 'blue kettle')
    const { id } = await aLink('ptc_open_1', { lockedAt: NOON })
    const message = {
      template: 'private-link',
      participantId: 'ptc_open_1',
      about: id,
      cause: 'a',
      state: 'cancelled',
    } as const
    await given((tx) => tx.insert(outbox).values({ ...message, id: 'msg_1', notBefore: NOON, notAfter: NOON }))
    const html = await shown()
    expect(html).toContain('Speak to them before you make a new one')
    expect(html).toContain('/contact-tasks')
  })

  it('refuses a number of days that is not offered, and keeps everything as it was', async () => {
    const html = await renderRoute(page, await send({ intent: 'make', days: '90' }))
    expect(html).toContain('Choose for how long the link works')
    expect(await rows().select().from(participantLinks)).toEqual([])
  })
})
