import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { sessionOf } from '#app/http/session.server.ts'
import { action, loader } from '#app/routes/people.$person._index/route.tsx'
import { loader as grantsLoader, action as onGrants } from '#app/routes/people.$person.grants/route.tsx'
import { grantProposals, grants, invitations, outbox, people, signInSessions } from '#db/schema/index.ts'
import { passwordHashOf, withPassword } from '#test/support/accounts.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { signInAt } from '#test/support/factors.ts'
import { admins, confirmedLongAgo, grantsOf, roleForm } from '#test/support/grants.ts'
import { get, post } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

type Who = { id: string } | null
const show = async (who: Who, person: string) => (await loader(await get(`/people/${person}`, who, { person }))).json()
const act = async (who: Who, person: string, intent: string) =>
  (await action(await post(`/people/${person}`, who, { intent }, { person }))) as Response
const sendRole = async (who: Who, person: string, fields: Record<string, string>) =>
  (await onGrants(await post(`/people/${person}/grants`, who, fields, { person }))) as Response
const give = (who: Who, person: string, change: Record<string, string> = {}) =>
  sendRole(who, person, { intent: 'give', ...roleForm(change) })

describe('/people/:person', () => {
  it('says all about one account, and only how many sign-ins there are', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    await get('/', ash)
    await given(async (tx) => {
      await tx.update(signInSessions).set({ device: 'Firefox on Linux' })
      const about = { givenBy: first.id, reason: 'Tags points', startsOn: '2026-11-01', lastUsedOn: '2026-11-18' }
      await tx.update(grants).set(about).where(eq(grants.id, 'grt_ash'))
      await tx.insert(grants).values({ id: 'grt_old', personId: ash.id, role: 'board', endedAt: NOON })
    })
    const shown = await show(first, ash.id)
    expect(shown.account).toMatchObject({ email: 'ash@example.org', state: 'active', signIns: 1, factors: [] })
    expect(shown.roles).toMatchObject([
      {
        words: 'MOPAC analyst',
        standing: 'live',
        giver: 'Test first',
        approver: null,
        reason: 'Tags points',
        startsOn: 'Sunday 1 November 2026',
        lastUsedOn: 'Wednesday 18 November 2026',
      },
    ])
    expect(shown.pastRoles).toMatchObject([{ words: 'Programme Board member', endedOn: 'Thursday 19 November 2026' }])
    expect(JSON.stringify(shown)).not.toContain('Firefox')
  })

  it('is 404 for nobody, on each of its pages and forms', async () => {
    const { first } = await admins()
    await expect(show(first, 'per_none')).rejects.toThrow(NotFound)
    await expect(act(first, 'per_none', 'send-link')).rejects.toThrow(NotFound)
    await expect(give(first, 'per_none')).rejects.toThrow(NotFound)
  })

  it('SES-07 signs somebody out everywhere', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const { request } = await get('/', ash)
    expect((await act(first, ash.id, 'end-sign-ins')).status).toBe(303)
    expect(await sessionOf(request)).toBeNull()
    const again = await act(first, ash.id, 'end-sign-ins')
    expect((await again.json()).errors).toMatchObject([{ message: expect.stringContaining('not signed in anywhere') }])
  })

  it('AUT-01 sends a new link to who was invited, ends the one before, and needs a role for it', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    await given((tx) => tx.update(people).set({ state: 'invited' }).where(eq(people.id, ash.id)))
    await act(first, ash.id, 'send-link')
    await act(first, ash.id, 'send-link')
    const links = await rows().select().from(invitations)
    expect(links.map(({ usedAt }) => usedAt !== null).sort()).toEqual([false, true])
    expect((await rows().select().from(outbox)).map(({ template }) => template)).toEqual(['invitation', 'invitation'])
    expect((await show(first, ash.id)).account.invitation).toContain('Link not sent yet. It works until Sunday 22')
    await given((tx) => tx.update(grants).set({ endedAt: NOON }).where(eq(grants.personId, ash.id)))
    expect((await (await act(first, ash.id, 'send-link')).json()).errors[0].message).toContain('Give them a role first')
    expect((await (await act(first, 'per_second', 'send-link')).json()).errors[0].message).toContain(
      'opened their account',
    )
  })

  it('AUT-01 with a new link voids all that somebody else may have begun behind the old one', async () => {
    const { first } = await admins()
    const ash = await withPassword('analyst', 'ash')
    await given((tx) => tx.update(people).set({ state: 'invited' }).where(eq(people.id, ash.id)))
    const { cookie } = await signInAt(ash.id, 'set-up')
    const browser = new Request('http://localhost/set-up', { headers: { Cookie: cookie } })
    expect(await sessionOf(browser)).not.toBeNull()
    await act(first, ash.id, 'send-link')
    expect(await sessionOf(browser)).toBeNull()
    expect(await passwordHashOf(ash.id)).toBeNull()
  })

  it('AUT-10 does nothing for somebody who confirmed themselves too long ago', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const forms = [
      () =>
        post(`/people/${ash.id}`, first, { intent: 'end-sign-ins' }, { person: ash.id }).then(
          (args) => [action, args] as const,
        ),
      () =>
        post(`/people/${ash.id}/grants`, first, { intent: 'give', ...roleForm() }, { person: ash.id }).then(
          (args) => [onGrants, args] as const,
        ),
    ]
    for (const form of forms) {
      const [send, args] = await form()
      await confirmedLongAgo()
      const answer = (await send(args)) as Response
      expect(answer.status).toBe(400)
      expect((await answer.json()).errors[0].href).toContain('/confirm?next=')
    }
    expect(await grantsOf(ash.id)).toHaveLength(1)
  })

  it('is for administrators alone', async () => {
    const ash = await aPerson('analyst', { key: 'ash' })
    await expect(show(ash, ash.id)).rejects.toThrow(Forbidden)
    await expect(give(ash, ash.id)).rejects.toThrow(Forbidden)
    await expect(show(null, ash.id)).rejects.toMatchObject({ status: 302 })
  })
})

describe('/people/:person/grants', () => {
  it('AZ-06 gives a role, and the browsers of the person are signed out', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const { request } = await get('/', ash)
    const answer = await give(first, ash.id, { 'endsOn-day': '24', 'endsOn-month': '12', 'endsOn-year': '2026' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/people/${ash.id}`])
    expect(await sessionOf(request)).toBeNull()
    expect(await grantsOf(ash.id)).toMatchObject([{ role: 'analyst' }, { role: 'board', endsOn: '2026-12-24' }])
  })

  it.each<[string, Record<string, string>, string]>([
    ['what they have', { role: 'analyst' }, 'role'],
    ['a role there is not', { role: 'owner' }, 'role'],
    ['yesterday', { 'startsOn-day': '18' }, 'startsOn'],
    ['no reason', { reason: '  ' }, 'reason'],
  ])('keeps what was typed beside %s', async (_what, change, field) => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const answer = await give(first, ash.id, change)
    const { errors, typed } = await answer.json()
    expect([answer.status, errors[0].field]).toEqual([400, field])
    expect(typed).toMatchObject(roleForm(change))
    expect(await grantsOf(ash.id)).toHaveLength(1)
  })

  it('gives nobody a role of their own making', async () => {
    const { first } = await admins()
    for (const role of ['board', 'dpo']) {
      const answer = await give(first, first.id, { role })
      expect((await answer.json()).errors[0].message).toContain('cannot give yourself')
    }
    expect(await rows().select().from(grantProposals)).toEqual([])
  })

  it('AUT-10 proposes an administrator in place of making one', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    expect((await give(first, ash.id, { role: 'admin' })).status).toBe(303)
    expect(await grantsOf(ash.id)).toHaveLength(1)
    expect((await show(first, ash.id)).proposals).toMatchObject([{ words: 'Administrator', proposer: 'Test first' }])
  })

  it('asks once more before a role ends, ends it, and shows it with those that ended', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const open = async (end: string) =>
      (await grantsLoader(await get(`/people/${ash.id}/grants?end=${end}`, first, { person: ash.id }))).json()
    expect((await open('grt_ash')).role).toEqual({ id: 'grt_ash', words: 'MOPAC analyst' })
    await expect(open('grt_first')).rejects.toThrow(NotFound)
    const end = { intent: 'end', grant: 'grt_ash' }
    expect((await sendRole(first, ash.id, end)).status).toBe(303)
    expect((await show(first, ash.id)).pastRoles).toMatchObject([{ id: 'grt_ash' }])
    expect((await (await sendRole(first, ash.id, end)).json()).errors[0].message).toContain('ended already')
    await expect(sendRole(first, ash.id, { intent: 'end', grant: 'grt_first' })).rejects.toThrow(NotFound)
  })

  it('T08 says why the last administrator stays', async () => {
    const { first, second } = await admins()
    await sendRole(first, second.id, { intent: 'end', grant: 'grt_second' })
    const answer = await sendRole(first, first.id, { intent: 'end', grant: 'grt_first' })
    expect((await answer.json()).errors[0].message).toContain('last administrator')
  })
})
