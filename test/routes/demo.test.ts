import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { config } from '#app/config.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { action, loader } from '#app/routes/demo._index/route.tsx'
import { loader as mailLoader } from '#app/routes/demo.mail/route.tsx'
import { people } from '#db/schema/index.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, given } from '#test/support/factories.ts'
import { post } from '#test/support/http.ts'

const folder = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }] = await Promise.all([import('node:fs'), import('node:os')])
  return mkdtempSync(`${tmpdir()}/vvf-demo-`)
})
vi.mock('#app/config.server.ts', async (original) => {
  const real = await original<typeof import('#app/config.server.ts')>()
  return { ...real, config: { ...real.config, dataFolder: folder } }
})

const inMode = (mode: typeof config.mode) => void Object.assign(config, { mode })

withTestDatabase()
beforeEach(() => inMode('demonstration'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('/demo', () => {
  it('names everybody once, by role, with their forums', async () => {
    await aPerson('board', { key: 'birch' })
    await aPerson('facilitator', { key: 'fern', forum: 'open' })
    const { groups } = await (await loader()).json()
    expect(groups.map(({ role, people }) => [role, people.map(({ name, forums }) => [name, forums])])).toEqual([
      ['facilitator', [['Test fern', ['Open forum']]]],
      ['board', [['Test birch', []]]],
    ])
  })

  it('says what to do when there is nobody yet', async () => {
    expect(await (await loader()).json()).toEqual({ groups: [] })
  })

  it('signs in with one click and leads home', async () => {
    const fern = await aPerson('facilitator', { key: 'fern' })
    const answer = await action(await post('/demo', null, { person: fern.id }))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/')
    expect(answer.headers.getSetCookie().some((cookie) => /^session=[\w-]{20,}/.test(cookie))).toBe(true)
  })

  it.each([
    ['nobody', {}],
    ['an unknown person', { person: 'per_unknown' }],
    ['somebody who may not sign in', { person: 'per_gone' }],
    ['two people', { person: ['per_gone', 'per_gone'] }],
    ['too long a name', { person: 'x'.repeat(41) }],
    ['a field we did not ask for', { person: 'per_gone', role: 'admin' }],
  ])('does not sign in as %s', async (_who, fields: Record<string, string | string[]>) => {
    await given((tx) =>
      tx.insert(people).values({ id: 'per_gone', name: 'Gone', email: 'gone@example.org', organisation: 'Test' }),
    )
    const answer = await action(await post('/demo', null, fields))
    expect(answer.status).toBe(400)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it.each(['live', 'test'] as const)('does not exist in %s mode', async (mode) => {
    const fern = await aPerson('facilitator', { key: 'fern' })
    inMode(mode)
    await expect(loader()).rejects.toThrow(NotFound)
    await expect(action(await post('/demo', null, { person: fern.id }))).rejects.toThrow(NotFound)
    await expect(mailLoader()).rejects.toThrow(NotFound)
  })
})

describe('/demo/mail', () => {
  it('is empty before anything was sent', async () => {
    expect(await (await mailLoader()).json()).toEqual({ letters: [] })
  })

  it('shows what was caught, newest first, and skips a letter that is still being written', async () => {
    mkdirSync(path.join(folder, 'mail'))
    const letter = { to: 'fern@example.org', subject: 'Reminder', text: 'Hello,\nthis is a reminder.' }
    const keep = (id: string, at: string) =>
      writeFileSync(path.join(folder, 'mail', `${id}.json`), JSON.stringify({ id, ...letter, at }))
    keep('msg_1', '2026-11-19T12:00:00.000Z')
    keep('msg_2', '2026-11-20T12:00:00.000Z')
    writeFileSync(path.join(folder, 'mail', 'msg_3.json'), '{"id":')
    const { letters } = await (await mailLoader()).json()
    expect(letters.map(({ id }) => id)).toEqual(['msg_2', 'msg_1'])
    expect(letters[0]).toMatchObject({ ...letter, from: config.mailFrom, sent: 'Friday 20 November 2026, midday' })
  })
})
