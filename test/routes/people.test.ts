import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, SignInEnded } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { loader as invitationLoader } from '#app/routes/invitation.$token/route.tsx'
import { action, loader } from '#app/routes/people._index/route.tsx'
import { grants, invitations, people } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, forumNamed } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()

type Fields = Record<string, string | string[]>
const send = async (who: { id: string } | null, fields: Fields) =>
  (await action(await post('/people', who, fields))) as Response
const ada = {
  intent: 'add',
  name: 'Ada Example',
  email: ' Ada@Example.org ',
  organisation: 'Collaborate',
  role: 'facilitator',
  forum: 'lgbtq',
}
const secretOf = (link: string) => link.split('/').at(-1) ?? ''
const usable = async (secret: string) =>
  (await (await invitationLoader(await get(`/invitation/${secret}`, null, { token: secret }))).json()).usable

describe('/people', () => {
  it('adds a person with one grant and shows the one-time link in that answer alone', async () => {
    const admin = await aPerson('admin')
    const answer = await send(admin, ada)
    expect(answer.status).toBe(200)
    const { made } = await answer.json()
    expect(made).toEqual({ name: 'Ada Example', link: expect.stringMatching(/\/invitation\/[\w-]{43}$/) })
    expect(await usable(secretOf(made.link))).toBe(true)
    const [stored] = await rows().select().from(invitations)
    expect(stored?.tokenHash).toBe(sha256(secretOf(made.link)))
    const listed = await (await loader(await get('/people', admin))).json()
    expect(JSON.stringify(listed)).not.toContain(secretOf(made.link))
    expect(listed.people[0]).toMatchObject({
      name: 'Ada Example',
      email: 'ada@example.org',
      state: 'invited',
      grants: [{ role: 'facilitator', forum: 'LGBTQ+' }],
    })
    expect(listed.forums).toHaveLength(6)
  })

  it('shows no second link when the form is sent again', async () => {
    const admin = await aPerson('admin')
    const form = { ...ada, submission: submissionKey() }
    await send(admin, form)
    expect((await send(admin, form)).status).toBe(303)
    expect(await rows().select().from(invitations)).toHaveLength(1)
  })

  it('makes a new link for those who have no password, and ends the one before', async () => {
    const admin = await aPerson('admin')
    const { made: first } = await (await send(admin, ada)).json()
    const [person] = await rows().select().from(people).where(eq(people.email, 'ada@example.org'))
    const { made: second } = await (await send(admin, { intent: 'renew', person: person?.id ?? '' })).json()
    expect([await usable(secretOf(first.link)), await usable(secretOf(second.link))]).toEqual([false, true])
    const refused = await send(admin, { intent: 'renew', person: admin.id })
    expect(refused.status).toBe(400)
    expect((await refused.json()).errors[0].message).toContain('has set a password')
    expect((await send(admin, { intent: 'renew', person: 'per_none' })).status).toBe(400)
  })

  it.each<[string, Fields, string, unknown]>([
    ['no name', { name: ' ' }, 'name', 'Enter a name'],
    ['a name too long', { name: 'x'.repeat(81) }, 'name', 'Name must be 80 characters or fewer'],
    ['no email', { email: '' }, 'email', expect.stringContaining('correct format')],
    ['half an email', { email: 'ada@' }, 'email', expect.stringContaining('correct format')],
    ['an email in use', { email: 'ADMIN@example.org' }, 'email', expect.stringContaining('already signs in')],
    ['no organisation', { organisation: '' }, 'organisation', 'Enter an organisation'],
    ['an unknown role', { role: 'owner' }, 'role', 'Choose a role'],
    ['an unknown forum', { forum: 'none' }, 'forum', expect.stringContaining('Choose a forum from the list')],
    ['no forum', { forum: '' }, 'forum', 'Choose a forum, or all forums'],
    ['something we did not ask for', { state: 'active' }, '', expect.stringContaining('did not ask for')],
  ])('refuses %s, keeps what was typed and adds nobody', async (_what, change, field, message) => {
    const admin = await aPerson('admin')
    const answer = await send(admin, { ...ada, ...change })
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors).toContainEqual({ field, message })
    expect(refused.typed).toMatchObject({ ...ada, ...change })
    expect(await rows().select().from(people)).toHaveLength(1)
  })

  it.each(['analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'])(
    'gives the role %s for all forums only',
    async (role) => {
      const admin = await aPerson('admin')
      const refused = await send(admin, { ...ada, role })
      expect((await refused.json()).errors).toEqual([
        { field: 'forum', message: expect.stringContaining('Choose all forums') },
      ])
      expect((await send(admin, { ...ada, role, forum: 'all' })).status).toBe(200)
      expect(await rows().select().from(grants).where(eq(grants.personId, admin.id))).toHaveLength(1)
    },
  )

  it('gives a support worker one forum or all', async () => {
    const admin = await aPerson('admin')
    await send(admin, { ...ada, role: 'support' })
    await send(admin, { ...ada, email: 'bo@example.org', role: 'support', forum: 'all' })
    const given = await rows().select().from(grants).where(eq(grants.role, 'support'))
    expect(given.map(({ forumId }) => forumId)).toEqual(expect.arrayContaining([(await forumNamed('lgbtq')).id, null]))
  })

  it('is for administrators alone', async () => {
    const dpo = await aPerson('dpo')
    await expect(loader(await get('/people', dpo))).rejects.toThrow(Forbidden)
    await expect(send(dpo, ada)).rejects.toThrow(Forbidden)
    await expect(send(null, ada)).rejects.toThrow(SignInEnded)
  })
})
