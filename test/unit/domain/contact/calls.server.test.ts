import { describe, expect, it } from 'vitest'
import { recordCall } from '#app/domain/contact/call-commands.server.ts'
import { getCallSheet } from '#app/domain/contact/call-queries.server.ts'
import type { CallAnswer } from '#app/domain/contact/calls.ts'
import { messagesDue } from '#app/domain/home/message-queries.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { registerEntries, sessions } from '#db/schema/index.ts'
import { withRoute } from '#test/support/contacts.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, inRegister, NOON } from '#test/support/factories.ts'
import { send, withPostOffice } from '#test/support/mail.ts'
import { sendAllDue } from '#test/support/reminders.ts'
import { callOff, change, invitedWorld, tasksMade } from '#test/support/session-messages.ts'

withTestDatabase()
withPostOffice()

/** Somebody who is to be rung about the session on 3 December. */
async function toRing() {
  const world = await invitedWorld()
  await withRoute(world, 'email', { version: 1, safe: false })
  await withRoute(world, 'call', { from: '09:00', until: '17:00' })
  await world.ask()
  await sendAllDue(send)
  const sheet = () => getCallSheet(world.invite, world.session.id)
  const seen = async () => (await sheet()).calls[0]?.seen ?? ''
  const [task] = await tasksMade()
  const id = task?.id ?? ''
  const on = async () => (await sheet()).session.startsAt.toISOString()
  const tap = async (answer: CallAnswer, before?: string, opened?: string) =>
    recordCall(world.invite, world.session.id, {
      ...{ task: id, answer },
      seen: before ?? (await seen()),
      on: opened ?? (await on()),
    })
  const standing = async () => {
    const [entry] = await rows().select().from(registerEntries)
    const [now] = await tasksMade()
    return [entry?.status ?? null, now?.state, (await sheet()).calls[0]?.standing]
  }
  return { ...world, task: id, sheet, seen, on, tap, standing }
}

describe('a call about a session', () => {
  it('writes the answer into the register and settles the task, and another tap takes it back', async () => {
    const { tap, standing, session, invite } = await toRing()
    expect(await messagesDue(invite)).toMatchObject([{ title: '1 person still to ring for Thursday’s session' }])
    const taps = [
      ['not-reached', [null, 'not-reached', 'not-reached']],
      ['comes', ['accepted', 'done', 'comes']],
      ['does-not-come', ['declined', 'done', 'does-not-come']],
      ['ring-again', ['invited', 'open', 'ring-again']],
      ['comes', ['accepted', 'done', 'comes']],
      ['not-reached', ['invited', 'not-reached', 'not-reached']],
    ] as const
    for (const [answer, then] of taps) {
      expect(await tap(answer)).toMatchObject({ ok: true })
      expect([answer, await standing()]).toEqual([answer, then])
    }
    const [row] = await rows().select().from(sessions)
    expect([row?.registerVersion, row?.version, session.id]).toEqual([5, 1, row?.id])
    expect(await messagesDue(invite)).toEqual([])
  })

  it('is one effect for a double click, and leaves what another tapped meanwhile', async () => {
    const { tap, seen, standing } = await toRing()
    const before = await seen()
    const answers = await Promise.all([tap('comes', before), tap('comes', before), tap('does-not-come', before)])
    expect(answers).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
      { ok: false, reason: 'changed-meanwhile' },
    ])
    expect(await standing()).toEqual(['accepted', 'done', 'comes'])
  })

  it('holds neither number nor code word, and says nothing outside the safe hours or unconfirmed', async () => {
    const { sheet, invite, session } = await toRing()
    const [call] = (await sheet()).calls
    expect(call?.script?.words.join()).toContain('whether you can come')
    expect(call?.script?.before.join()).toContain('Ring from 9am to 5pm only.')
    expect(JSON.stringify(call)).not.toMatch(/7946|marmalade/)
    const evening = { ...invite, now: new Date('2026-11-19T18:00:00Z') }
    expect((await getCallSheet(evening, session.id)).calls).toMatchObject([{ script: null, isOver: false }])
    await change(session.id, { state: 'planned' })
    expect((await sheet()).calls).toMatchObject([{ script: null, isHeld: true }])
  })

  it('is over once they have said it themselves, the session started or is off', async () => {
    const { sheet, session, id, tap } = await toRing()
    await inRegister(session.id, [id], 'declined')
    expect((await sheet()).calls).toMatchObject([{ isOver: true, standing: 'does-not-come' }])
    await change(session.id, { startsAt: NOON })
    expect(await tap('comes')).toEqual({ ok: false, reason: 'has-started' })
    await callOff(session.id, new Date('2026-12-03T18:00:00Z'), 2)
    expect((await sheet()).calls).toEqual([])
  })

  it('takes no answer for a date that a session is not on any more, on a sheet opened before it moved', async () => {
    const { session, on, tap, standing } = await toRing()
    const before = await on()
    await change(session.id, { startsAt: new Date('2026-12-10T18:00:00Z'), date: '2026-12-10' })
    for (const answer of ['comes', 'does-not-come'] as const)
      expect(await tap(answer, undefined, before)).toEqual({ ok: false, reason: 'moved' })
    expect(await standing()).toEqual([null, 'open', null])
    expect(await tap('comes')).toMatchObject({ ok: true })
  })

  it('AZ-02 is for the forum’s own facilitator', async () => {
    const { session, task, seen, on } = await toRing()
    const other = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'other' }), 'session:invite')
    await expect(getCallSheet(other, session.id)).rejects.toThrow(NotFound)
    const say = { task, answer: 'comes', seen: await seen(), on: await on() } as const
    await expect(recordCall(other, session.id, say)).rejects.toThrow(NotFound)
    expect(await messagesDue(other)).toEqual([])
  })
})
