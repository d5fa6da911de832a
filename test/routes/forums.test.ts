import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { loader as listLoader } from '#app/routes/forums._index/route.tsx'
import { action as settingsAction, loader as settingsLoader } from '#app/routes/forums.$forum.settings/route.tsx'
import { action as addAction } from '#app/routes/forums.new/route.tsx'
import { auditEvents, forums } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, forumNamed, participantsIn } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withFrozenClock()
withTestDatabase()

describe('/forums', () => {
  it('lists the six forums of PCD 1645 to a commissioner', async () => {
    const commissioner = await aPerson('commissioner')
    const response = await listLoader(await get('/forums', commissioner))
    const { forums: listed, mayAdd } = await response.json()
    expect(mayAdd).toBe(true)
    expect(listed.map((forum) => forum.name)).toEqual([
      'Black communities',
      'Disabled people',
      'LGBTQ+',
      'Open forum',
      'Parents of young victims',
      'Women and girls',
    ])
    expect(listed[0]).toMatchObject({
      active: 0,
      places: 12,
      next: null,
      missing: ['no session is planned', '12 places are free'],
    })
  })

  it('shows a facilitator only their forums, with the next session and what is missing', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await participantsIn('open', 11)
    await aSession('open', { date: '2027-01-07' })
    await aSession('open', { key: 'late', date: '2026-01-07' })
    const { forums: listed } = await (await listLoader(await get('/forums', facilitator))).json()
    expect(listed).toHaveLength(1)
    expect(listed[0]).toMatchObject({ active: 11, missing: ['1 place is free', '1 register to complete'] })
    expect(listed[0]?.next?.words).toBe('Thursday 7 January 2027, 6pm')
  })

  it('is not for a Board member, and not for anybody signed out', async () => {
    const board = await aPerson('board')
    await expect(listLoader(await get('/forums', board))).rejects.toThrow(Forbidden)
    const away = await listLoader(await get('/forums?x=1', null)).catch((thrown: Response) => thrown)
    expect(away).toMatchObject({ status: 302 })
    expect((away as Response).headers.get('Location')).toBe('/sign-in?next=%2Fforums%3Fx%3D1')
  })
})

describe('/forums/new', () => {
  it('adds a planned forum, once, however often the form is sent', async () => {
    const commissioner = await aPerson('commissioner')
    const fields = { name: 'Older  people', submission: submissionKey() }
    const answers = [
      await addAction(await post('/forums/new', commissioner, fields)),
      await addAction(await post('/forums/new', commissioner, fields)),
    ]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(answers[0]?.headers.get('Location')).toBe('/forums/older-people')
    expect(await forumNamed('older-people')).toMatchObject({
      name: 'Older people',
      state: 'planned',
      places: 12,
      cadenceDays: 42,
    })
    expect(await rows().select().from(forums)).toHaveLength(7)
  })

  it.each([
    ['nothing', { name: ' ' }, { field: 'name', message: 'Enter a name for the forum' }],
    [
      'too much',
      { name: 'x'.repeat(61) },
      { field: 'name', message: 'Name for the forum must be 60 characters or fewer' },
    ],
    [
      'a name already there',
      { name: 'Open forum' },
      { field: 'name', message: 'There is a forum with this name, or one very like it' },
    ],
    [
      'a field we did not ask for',
      { name: 'A', state: 'open' },
      { field: '', message: expect.stringContaining('something we did not ask for') },
    ],
    ['two values for one', { name: ['A', 'B'] }, { field: 'name', message: 'Fill in or choose an answer' }],
    [
      'a control character',
      { name: 'A\u0000B' },
      { field: 'name', message: 'Remove the characters that cannot be printed' },
    ],
  ])('refuses %s, keeps what was typed and changes nothing', async (_what, fields, error) => {
    const commissioner = await aPerson('commissioner')
    const response = await addAction(await post('/forums/new', commissioner, fields))
    expect(response.status).toBe(400)
    const refused = await response.json()
    expect(refused.errors).toContainEqual(error)
    expect(refused.typed.name).toEqual(fields.name)
    expect(await rows().select().from(forums)).toHaveLength(6)
  })
})

describe('/forums/:forum/settings', () => {
  it('renames, pauses and opens again, each with its audit event', async () => {
    const commissioner = await aPerson('commissioner')
    const send = async (fields: Record<string, string>) =>
      settingsAction(await post('/forums/open/settings', commissioner, fields, { forum: 'open' }))
    await send({ intent: 'rename', version: '1', name: 'Open to all' })
    await send({ intent: 'pause', version: '2' })
    expect(await forumNamed('open')).toMatchObject({ name: 'Open to all', state: 'paused', version: 3 })
    await send({ intent: 'resume', version: '3' })
    const trail = await rows().select().from(auditEvents)
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['forum.renamed', 'forum.paused', 'forum.resumed']),
    )
  })

  it('says so when somebody else changed the forum meanwhile', async () => {
    const commissioner = await aPerson('commissioner')
    const stale = { intent: 'rename', version: '7', name: 'Other' }
    const response = await settingsAction(await post('/forums/open/settings', commissioner, stale, { forum: 'open' }))
    const { errors } = await (response as Response).json()
    expect(errors[0].message).toContain('Somebody else changed this forum meanwhile')
    expect(await forumNamed('open')).toMatchObject({ name: 'Open forum' })
  })

  it('looks the same for an unknown forum as for nothing at all', async () => {
    const commissioner = await aPerson('commissioner')
    await expect(settingsLoader(await get('/forums/none/settings', commissioner, { forum: 'none' }))).rejects.toThrow(
      NotFound,
    )
  })
})
