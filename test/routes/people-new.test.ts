import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { Forbidden, SignInEnded } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { action, loader } from '#app/routes/people.new/route.tsx'
import { grantProposals, grants, invitations, outbox, people } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, forumNamed, NOON } from '#test/support/factories.ts'
import { confirmedLongAgo, newPersonForm } from '#test/support/grants.ts'
import { get, post } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

const send = async (who: { id: string } | null, change: Record<string, string> = {}) =>
  (await action(await post('/people/new', who, newPersonForm(change)))) as Response
const ada = async () => (await rows().select().from(people).where(eq(people.email, 'ada@example.org')))[0]

describe('/people/new', () => {
  it('AUT-01 adds a person with one role, and mails a one-time link of 72 hours to them alone', async () => {
    const admin = await aPerson('admin')
    const answer = await send(admin, { role: 'facilitator', forum: 'lgbtq', reason: 'Runs the forum' })
    const person = await ada()
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/people/${person?.id}`])
    expect(person).toMatchObject({ name: 'Ada Example', state: 'invited', passwordHash: null })
    expect(
      await rows()
        .select()
        .from(grants)
        .where(eq(grants.personId, person?.id ?? '')),
    ).toMatchObject([
      { role: 'facilitator', forumId: (await forumNamed('lgbtq')).id, givenBy: admin.id, startsOn: '2026-11-19' },
    ])
    const [link] = await rows().select().from(invitations)
    const [letter] = await rows().select().from(outbox)
    const until = new Date(NOON.getTime() + 72 * 3_600_000)
    expect(link).toMatchObject({ expiresAt: until, usedAt: null })
    expect(letter).toMatchObject({ template: 'invitation', about: link?.id, personId: person?.id, notAfter: until })
    if (!letter || !link) throw new Error('no letter')
    expect(await findAddressee(letter, NOON)).toMatchObject({ email: 'ada@example.org' })
    expect(link.tokenHash).toBe(sha256(linkSecret('invitation', link.id)))
  })

  it('AUT-01 never shows the link: not in the answer, its headers, nor in a table', async () => {
    const admin = await aPerson('admin')
    const answer = await send(admin)
    const [link] = await rows().select().from(invitations)
    const secret = linkSecret('invitation', link?.id ?? '')
    expect(`${await answer.text()}${JSON.stringify([...answer.headers])}`).not.toContain(secret)
    const kept = [await rows().select().from(invitations), await rows().select().from(outbox)]
    expect(JSON.stringify(kept)).not.toContain(secret)
  })

  it.each(['admin', 'dpo'])(
    'AUT-10 proposes the role %s, and sends the link only when it is approved',
    async (role) => {
      const admin = await aPerson('admin')
      const second = await aPerson('admin', { key: 'second' })
      expect((await send(admin, { role })).status).toBe(303)
      const person = await ada()
      expect(
        await rows()
          .select()
          .from(grants)
          .where(eq(grants.personId, person?.id ?? '')),
      ).toEqual([])
      expect(await rows().select().from(invitations)).toEqual([])
      expect(await rows().select().from(grantProposals)).toMatchObject([
        { personId: person?.id, role, proposedBy: admin.id, state: 'open' },
      ])
      expect(await rows().select().from(outbox)).toMatchObject([{ template: 'approval-asked', personId: second.id }])
    },
  )

  it('AUT-10 opens for somebody who has just confirmed themselves, and leads others to do so', async () => {
    const admin = await aPerson('admin')
    const fresh = await (await loader(await get('/people/new', admin))).json()
    expect(fresh).toMatchObject({ alone: true, today: '2026-11-19' })
    expect(fresh.forums).toHaveLength(6)
    const args = await get('/people/new', admin)
    await confirmedLongAgo()
    await expect(loader(args)).rejects.toMatchObject({ status: 302 })
  })

  it('AUT-10 keeps everything typed when the confirmation is too old, and adds nobody', async () => {
    const admin = await aPerson('admin')
    const args = await post('/people/new', admin, newPersonForm())
    await confirmedLongAgo()
    const answer = (await action(args)) as Response
    const { errors, typed } = await answer.json()
    expect(answer.status).toBe(400)
    expect(errors).toMatchObject([{ field: '', href: '/confirm?next=%2Fpeople%2Fnew' }])
    expect(typed).toMatchObject(newPersonForm())
    expect(await ada()).toBeUndefined()
  })

  it.each<[string, Record<string, string>, string, unknown]>([
    ['no name', { name: ' ' }, 'name', 'Enter a name'],
    ['a name too long', { name: 'x'.repeat(81) }, 'name', 'Name must be 80 characters or fewer'],
    ['no email', { email: '' }, 'email', expect.any(String)],
    ['half an email', { email: 'ada@' }, 'email', expect.any(String)],
    ['an email in use', { email: 'ADMIN@example.org' }, 'email', expect.stringContaining('already has an account')],
    ['no organisation', { organisation: '' }, 'organisation', 'Enter an organisation'],
    ['an unknown role', { role: 'owner' }, 'role', 'Choose a role'],
    ['an unknown forum', { forum: 'none', role: 'support' }, 'forum', expect.stringContaining('from the list')],
    ['one forum for the Board', { forum: 'lgbtq' }, 'forum', expect.stringContaining('Choose all forums')],
    ['no first day', { 'startsOn-day': '' }, 'startsOn', 'First day must include a day'],
    ['no such day', { 'startsOn-day': '31' }, 'startsOn', 'First day must be a real date'],
    ['a day that is past', { 'startsOn-day': '18' }, 'startsOn', 'First day must be today or later'],
    ['a day in years', { 'startsOn-year': '2030' }, 'startsOn', expect.stringContaining('12 months')],
    ['half a last day', { 'endsOn-day': '1' }, 'endsOn', 'Last day must include a month and a year'],
    [
      'a last day before the first',
      { 'endsOn-day': '18', 'endsOn-month': 'Nov', 'endsOn-year': '2026' },
      'endsOn',
      'Last day must be the first day or later',
    ],
    ['no reason', { reason: '' }, 'reason', 'Enter why they need the role'],
    ['a field we did not ask for', { state: 'active' }, '', expect.stringContaining('did not ask for')],
    ['a name with a control', { name: 'A\u0000' }, 'name', expect.stringContaining('cannot be printed')],
  ])('keeps what was typed beside %s', async (_what, change, field, message) => {
    const admin = await aPerson('admin')
    const answer = await send(admin, change)
    expect(answer.status).toBe(400)
    const refused = await answer.json()
    expect(refused.errors).toContainEqual({ field, message })
    expect(refused.typed).toMatchObject({ ...newPersonForm(), ...change })
    expect(await rows().select().from(people)).toHaveLength(1)
    expect(await rows().select().from(outbox)).toEqual([])
  })

  it('is for administrators alone', async () => {
    const dpo = await aPerson('dpo')
    await expect(loader(await get('/people/new', dpo))).rejects.toThrow(Forbidden)
    await expect(send(dpo)).rejects.toThrow(Forbidden)
    await expect(send(null)).rejects.toThrow(SignInEnded)
    expect(await rows().select().from(people)).toHaveLength(1)
  })
})
