import { describe, expect, it } from 'vitest'
import { SignInEnded } from '#app/domain/shared/errors.ts'
import { loader as rosterLoader } from '#app/routes/forums.$forum.participants._index/route.tsx'
import { action } from '#app/routes/hide-names/route.tsx'
import { loader as participantLoader } from '#app/routes/participants.$reference._index/route.tsx'
import { loader as registerLoader } from '#app/routes/sessions.$session.register/route.tsx'
import { loader as vouchersLoader } from '#app/routes/sessions.$session.vouchers/route.tsx'
import { auditEvents, signInSessions } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, inRegister, participantsIn } from '#test/support/factories.ts'
import { formTokenFor, get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

const NAME = /Alias \d/
const params = { forum: 'open', reference: 'VVF-OP01', session: 'ses_held' }

/** A sign-in that goes on over several requests. */
async function visitOf(person: { id: string }) {
  const first = await get('/', person)
  const cookie = first.request.headers.get('Cookie') ?? ''
  const keys = async () => ({ 'form-token': await formTokenFor(cookie), submission: submissionKey() })
  const ask = (path: string) => ({
    request: new Request(`http://localhost:3000${path}`, { headers: { Cookie: cookie, 'X-Request-Id': 'test' } }),
    params,
    context: { nonce: 'test' },
  })
  const send = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...(await keys()), ...fields })
    const request = new Request('http://localhost:3000/hide-names', {
      method: 'POST',
      headers: { Cookie: cookie },
      body,
    })
    return (await action({ request, params: {}, context: { nonce: 'test' } })) as Response
  }
  return { ask, send }
}

async function pages(ask: Awaited<ReturnType<typeof visitOf>>['ask']) {
  const answers = [
    await rosterLoader(ask('/forums/open/participants')),
    await participantLoader(ask('/participants/VVF-OP01')),
    await registerLoader(ask('/sessions/ses_held/register')),
    await vouchersLoader(ask('/sessions/ses_held/vouchers')),
  ]
  return Promise.all(answers.map((answer) => (answer as Response).text()))
}

describe('hiding names in a shared room (domain §7)', () => {
  it('shows references instead of names on every page, on this sign-in alone, until they are shown again', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const people = await participantsIn('open', 2)
    await aSession('open', { key: 'held', date: '2026-10-08', state: 'held' })
    await inRegister(
      'ses_held',
      people.map(({ id }) => id),
    )
    const [here, elsewhere] = [await visitOf(facilitator), await visitOf(facilitator)]
    for (const text of await pages(here.ask)) expect(text).toMatch(NAME)
    const answer = await here.send({ names: 'hide', next: '/participants/VVF-OP01?x=1' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/participants/VVF-OP01?x=1'])
    for (const text of await pages(here.ask)) {
      expect(text).not.toMatch(NAME)
      expect(text).toContain('VVF-OP01')
    }
    for (const text of await pages(elsewhere.ask)) expect(text).toMatch(NAME)
    await here.send({ names: 'hide', next: '/' })
    await here.send({ names: 'show', next: '/' })
    for (const text of await pages(here.ask)) expect(text).toMatch(NAME)
    const said = (await rows().select().from(auditEvents)).map(({ action: name }) => name)
    expect(said.filter((name) => name.startsWith('names.'))).toEqual(['names.hidden', 'names.shown'])
  })

  it.each([
    ['//evil.example', '/'],
    ['https://evil.example/', '/'],
    ['/%5cevil.example', '/'],
    ['/forums/open', '/forums/open'],
  ])('WEB-06 goes back to %s as %s', async (next, to) => {
    const { send } = await visitOf(await aPerson('facilitator', { forum: 'open' }))
    expect((await send({ names: 'hide', next })).headers.get('Location')).toBe(to)
  })

  it('changes nothing for a form that is not ours, or for nobody', async () => {
    const { send } = await visitOf(await aPerson('facilitator', { forum: 'open' }))
    for (const fields of [{ names: 'maybe', next: '/' }, { names: 'hide' }, { names: 'hide', next: '/', id: 'x' }])
      expect((await send(fields as Record<string, string>)).status).toBe(400)
    await expect(action(await post('/hide-names', null, { names: 'hide', next: '/' }))).rejects.toThrow(SignInEnded)
    expect((await rows().select().from(signInSessions)).filter(({ namesHidden }) => namesHidden)).toEqual([])
  })
})
