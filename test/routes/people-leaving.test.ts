import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound, SignInEnded } from '#app/domain/shared/errors.ts'
import { sessionOf } from '#app/http/session.server.ts'
import { loader as leaveLoader, action as onLeave } from '#app/routes/people.$person.leave/route.tsx'
import { action as onStart, loader as startLoader } from '#app/routes/people.$person.start-again/route.tsx'
import { grants, outbox } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given } from '#test/support/factories.ts'
import { admins, confirmedLongAgo, personOf } from '#test/support/grants.ts'
import { get, post } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

type Who = { id: string } | null
const leaveForm = (who: Who, person: string) => post(`/people/${person}/leave`, who, {}, { person })
const leave = async (who: Who, person: string) => (await onLeave(await leaveForm(who, person))) as Response
const again = async (who: Who, person: string, fields: Record<string, string> = { checked: 'yes' }) =>
  (await onStart(await post(`/people/${person}/start-again`, who, fields, { person }))) as Response
const state = async (id: string) => (await personOf(id))?.state

describe('/people/:person/leave', () => {
  it('says what they still hold and what happens, and does it in one step', async () => {
    const { first } = await admins()
    const fern = await aPerson('facilitator', { key: 'fern', forum: 'lgbtq' })
    const { request } = await get('/', fern)
    const page = await (await leaveLoader(await get(`/people/${fern.id}/leave`, first, { person: fern.id }))).json()
    expect(page).toMatchObject({
      person: { name: 'Test fern', isSelf: false },
      roles: ['Facilitator, LGBTQ+'],
      held: { forums: [{ name: 'LGBTQ+', alone: true }] },
    })
    const answer = await leave(first, fern.id)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/people/${fern.id}`])
    expect([await state(fern.id), await sessionOf(request)]).toEqual(['disabled', null])
    expect(await rows().select().from(outbox)).toEqual([])
  })

  it('refuses one’s own account, a second time, and a field we did not ask for', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    expect((await (await leave(first, first.id)).json()).errors[0].message).toContain('your own account')
    const args = await post(`/people/${ash.id}/leave`, first, { state: 'active' }, { person: ash.id })
    expect(((await onLeave(args)) as Response).status).toBe(400)
    await leave(first, ash.id)
    expect((await (await leave(first, ash.id)).json()).errors[0].message).toContain('disabled already')
  })

  it('T08 says why the last administrator without a last day stays', async () => {
    const { first, second } = await admins()
    await given((tx) => tx.update(grants).set({ endsOn: '2026-12-24' }).where(eq(grants.id, 'grt_second')))
    expect((await (await leave(second, first.id)).json()).errors[0].message).toContain('last administrator')
    expect(await state(first.id)).toBe('active')
  })

  it('SES-04 lets a request in flight change nothing once its sender was disabled', async () => {
    const { first, second } = await admins()
    const inFlight = await leaveForm(second, first.id)
    await leave(first, second.id)
    await expect(onLeave(inFlight)).rejects.toThrow(SignInEnded)
    expect(await state(first.id)).toBe('active')
  })

  it('T08 SES-04 keeps one of two administrators who disable each other at the same moment', async () => {
    const { first, second } = await admins()
    const forms = [await leaveForm(first, second.id), await leaveForm(second, first.id)]
    const ended = (error: unknown) => error instanceof SignInEnded || error instanceof Response
    const answers = await Promise.all(forms.map((form) => onLeave(form).catch(ended)))
    expect(answers.filter((answer) => answer instanceof Response && answer.status === 303)).toHaveLength(1)
    expect([await state(first.id), await state(second.id)].sort()).toEqual(['active', 'disabled'])
  })

  it('is 404 for nobody, and for administrators alone', async () => {
    const { first } = await admins()
    await expect(leave(first, 'per_none')).rejects.toThrow(NotFound)
    const dpo = await aPerson('dpo')
    await expect(leave(dpo, first.id)).rejects.toThrow(Forbidden)
    await expect(leave(null, first.id)).rejects.toThrow(SignInEnded)
  })
})

describe('/people/:person/start-again', () => {
  it('AUT-09 sends the person a link, and asks first whether it is them who asks', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const { request } = await get('/', ash)
    const unsure = await again(first, ash.id, {})
    expect([unsure.status, (await unsure.json()).errors[0].field]).toEqual([400, 'checked'])
    expect(await state(ash.id)).toBe('active')
    const answer = await again(first, ash.id)
    expect(answer.headers.get('Location')).toBe(`/people/${ash.id}`)
    expect([await state(ash.id), await sessionOf(request)]).toEqual(['invited', null])
    expect(await rows().select().from(outbox)).toMatchObject([{ template: 'invitation', personId: ash.id }])
  })

  it('leads to the roles of somebody who comes back, and sends nothing yet', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    await leave(first, ash.id)
    expect((await again(first, ash.id)).headers.get('Location')).toBe(`/people/${ash.id}/grants`)
    expect(await rows().select().from(outbox)).toEqual([])
  })

  it('is not for oneself, nor for somebody who has not begun', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    expect((await (await again(first, first.id)).json()).errors[0].message).toContain('Ask another administrator')
    await again(first, ash.id)
    expect((await (await again(first, ash.id)).json()).errors[0].message).toContain('Send them a new link')
  })

  it('AUT-10 needs a fresh confirmation, to open the page and to send the form', async () => {
    const { first } = await admins()
    const ash = await aPerson('analyst', { key: 'ash' })
    const page = await get(`/people/${ash.id}/start-again`, first, { person: ash.id })
    const form = await post(`/people/${ash.id}/start-again`, first, { checked: 'yes' }, { person: ash.id })
    await confirmedLongAgo()
    await expect(startLoader(page)).rejects.toMatchObject({ status: 302 })
    const answer = (await onStart(form)) as Response
    const { errors, typed } = await answer.json()
    expect([answer.status, typed.checked]).toEqual([400, 'yes'])
    expect(errors[0].href).toContain('/confirm?next=')
    expect(await state(ash.id)).toBe('active')
  })
})
