import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { closeGlass, readSealedFields } from '#app/domain/break-glass/commands.server.ts'
import { getOpening, listOpenings } from '#app/domain/break-glass/queries.server.ts'
import { findAddressee } from '#app/domain/mail/queries.server.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { letterTo } from '#app/http/letters.server.ts'
import type { Letter } from '#app/http/mailer.server.ts'
import { breakGlass, grants, people } from '#db/schema/index.ts'
import { emergency, glassTrail, letters, opened, openings } from '#test/support/break-glass.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, given, participantsIn } from '#test/support/factories.ts'
import { minutesOn, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()

const staff = async () => {
  await participantsIn('open', 2)
  return { admin: await aPerson('admin'), dpo: await aPerson('dpo') }
}

describe('closing', () => {
  it('takes the fields away at once, twice is as once', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    const ctx = ctxFor(admin, 'break-glass:open', minutesOn(5))
    await Promise.all([closeGlass(ctx, null, id), closeGlass(ctx, null, id)])
    await closeGlass(ctxFor(admin, 'break-glass:open', minutesOn(6)), null, id)
    expect(await readSealedFields(ctx, id)).toEqual({ ok: false, reason: 'not-open' })
    expect(await openings()).toMatchObject([{ closedAt: minutesOn(5) }])
    expect((await glassTrail()).map(({ action }) => action)).toEqual(['break-glass.opened', 'break-glass.closed'])
  })

  it('changes nothing once it is over', async () => {
    const { admin } = await staff()
    const id = await opened(admin)
    expect(await closeGlass(ctxFor(admin, 'break-glass:open', minutesOn(30)), null, id)).toMatchObject({ ok: true })
    expect(await openings()).toMatchObject([{ closedAt: null }])
  })

  it('AZ-07 is also for the officer, so that misuse can be stopped, and for no other administrator', async () => {
    const { admin, dpo } = await staff()
    const other = await aPerson('admin', { key: 'other' })
    const id = await opened(admin)
    await expect(closeGlass(ctxFor(other, 'break-glass:open'), null, id)).rejects.toThrow(NotFound)
    await closeGlass(ctxFor(dpo, 'break-glass:open'), ctxFor(dpo, 'break-glass:watch'), id)
    expect((await glassTrail()).at(-1)).toMatchObject({ action: 'break-glass.closed', actor: dpo.id, object: id })
  })

  it('is not for an administrator who was told in place of an officer', async () => {
    const admin = await aPerson('admin')
    const other = await aPerson('admin', { key: 'other' })
    await participantsIn('open', 1)
    const id = await opened(admin)
    const ctx = ctxFor(other, 'break-glass:open')
    expect(await getOpening(ctx, null, id)).toMatchObject({ opener: 'Test admin', reference: 'VVF-OP01' })
    expect(await closeGlass(ctx, null, id)).toEqual({ ok: false, reason: 'not-theirs' })
    expect(await readSealedFields(ctx, id)).toEqual({ ok: false, reason: 'not-open' })
  })
})

describe('AUT-10 the key to open with', () => {
  it.each([
    ['was confirmed five minutes ago', -5, true],
    ['was confirmed longer ago', -6, false],
    ['was confirmed later than now, on a clock set back', 1, false],
  ])('%s', async (_when, minutes, isKey) => {
    const admin = await aPerson('admin')
    const signIn = { id: 's', handle: 'h', confirmedAt: minutesOn(minutes) }
    const key = confirmed({ ...ctxFor(admin, 'break-glass:open'), signIn })
    expect(key !== null).toBe(isKey)
  })
})

describe('the list', () => {
  it('has open ones on top and then the newest, all for the officer and one’s own for an administrator', async () => {
    const { admin, dpo } = await staff()
    const other = await aPerson('admin', { key: 'other' })
    const made = [await opened(admin, minutesOn(-90)), await opened(other, minutesOn(-60)), await opened(admin)]
    const last = await opened(other, minutesOn(1))
    await given((tx) =>
      tx
        .update(breakGlass)
        .set({ closedAt: minutesOn(2) })
        .where(eq(breakGlass.id, last)),
    )
    const [one, two, three] = made
    const idsFor = async (who: typeof admin, watch: boolean) => {
      const list = listOpenings(
        ctxFor(who, 'break-glass:open', minutesOn(3)),
        watch ? ctxFor(who, 'break-glass:watch') : null,
      )
      return (await list).map(({ id, state }) => `${id} ${state}`)
    }
    expect(await idsFor(dpo, true)).toEqual([`${three} open`, `${last} closed`, `${two} over`, `${one} over`])
    expect(await idsFor(admin, false)).toEqual([`${three} open`, `${one} over`])
    expect(await rows().select().from(breakGlass)).toHaveLength(4)
  })
})

describe('the letter', () => {
  it('AZ-07 goes to the officer with the moment of the opening, also when it leaves late, and names nobody', async () => {
    const { admin, dpo } = await staff()
    const id = await opened(admin)
    const sent: Letter[] = []
    const send = async (letter: Letter) => {
      sent.push(letter)
      if (sent.length === 1) throw Object.assign(new Error('later'), { code: 'ETEST' })
      return undefined
    }
    await sendAllDue(send)
    await sendAllDue(send, minutesOn(20))
    expect(sent.map(({ to }) => to)).toEqual([dpo.email, dpo.email])
    expect(sent[1]?.subject).toBe('Emergency access was used')
    expect(sent[1]?.text).toContain('Thursday 19 November 2026, midday')
    expect(sent[1]?.text).toMatch(new RegExp(`/break-glass/${id}$`, 'm'))
    expect(sent[1]?.text).not.toMatch(new RegExp(`VVF-|Alias|${admin.name}|${emergency.explanation}`))
    expect(await letters()).toMatchObject([{ state: 'sent' }])
  })

  it.each(['role', 'account'])('T08 is not silenced by the end of the officer’s %s before it left', async (what) => {
    const { admin, dpo } = await staff()
    await opened(admin)
    const endedAt = minutesOn(1)
    await given(async (tx) => {
      await tx.update(grants).set({ endedAt }).where(eq(grants.personId, dpo.id))
      const left = { state: 'disabled' as const, disabledAt: endedAt }
      if (what === 'account') await tx.update(people).set(left).where(eq(people.id, dpo.id))
    })
    const sent: Letter[] = []
    await sendAllDue(async (letter) => void sent.push(letter), minutesOn(2))
    expect(sent.map(({ to }) => to)).toEqual([dpo.email])
    expect(await letters()).toMatchObject([{ state: 'sent' }])
  })

  it('goes to an administrator who stands in for an officer', async () => {
    const admin = await aPerson('admin')
    const other = await aPerson('admin', { key: 'other' })
    await participantsIn('open', 1)
    const id = await opened(admin)
    const [message] = await letters()
    const addressee = message && (await findAddressee(message, minutesOn(1)))
    expect(addressee).toMatchObject({ template: 'break-glass-opened', email: other.email, id })
    expect(addressee && letterTo(addressee).text).toContain(`/break-glass/${id}`)
  })
})
