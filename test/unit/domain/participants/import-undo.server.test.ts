import { eq, getTableName } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findParticipantImport } from '#app/domain/participants/import-queries.server.ts'
import { undoImport } from '#app/domain/participants/import-undo-commands.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import * as schema from '#db/schema/index.ts'
import { subjects } from '#db/subjects.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, ctxFor, given, inRegister, NOON, once } from '#test/support/factories.ts'
import { bringInAll, staged } from '#test/support/spreadsheets.ts'

withTestDatabase()

/** A file with two people, brought in. */
async function broughtIn() {
  const person = await aPerson('facilitator', { forum: 'open' })
  const ctx = ctxFor(person, 'participant:manage')
  const id = await staged(ctx, 'First name,Email,Adjustments', 'Sam,sam@example.org,bsl', 'Kit,kit@example.org,')
  await bringInAll(ctx, id)
  const [one, two] = (await findParticipantImport(ctx, 'open', id))?.added?.people ?? []
  return {
    ctx,
    id,
    first: one?.id ?? '',
    second: two?.id ?? '',
    undo: () => undoImport(ctx, { slug: 'open', id }, once()),
  }
}
const keys = async () => (await keyStore().after('', 10)).map(({ participantId }) => participantId)
const count = async (table: Parameters<ReturnType<typeof rows>['$count']>[0]) => rows().$count(table)

/** Something that was done with somebody, by the table in which it leaves a row. */
const later = new Date(NOON.getTime() + 60_000)
const base = { personId: 'per_facilitator', at: NOON }
const signs: Record<string, (participantId: string) => Promise<unknown>> = {
  register_entries: async (participantId) => {
    await aSession('open')
    await inRegister('ses_one', [participantId])
  },
  voucher_issues: async (participantId) => {
    await aSession('open')
    await given((tx) =>
      tx
        .insert(schema.voucherIssues)
        .values({ id: 'vis_1', sessionId: 'ses_one', participantId, outcome: 'declined', live: true }),
    )
  },
  agreement_answers: (participantId) =>
    given(async (tx) => {
      const [words] = await tx.select().from(schema.agreementWordings)
      const answer = { participantId, purpose: 'photo', answer: 'no', how: 'spoken', at: NOON } as const
      await tx.insert(schema.agreementAnswersGiven).values({ ...answer, wordingId: words?.id ?? '' })
    }),
  contact_routes: (participantId) =>
    given((tx) =>
      tx
        .update(schema.contactRoutes)
        .set({ confirmedOn: '2026-11-19' })
        .where(eq(schema.contactRoutes.participantId, participantId)),
    ),
  do_not_meets: (participantId) =>
    given((tx) => tx.insert(schema.doNotMeets).values({ id: 'dnm_1', participantId, whom: 'sealed' })),
  welfare_follow_ups: async (participantId) => {
    await aSession('open')
    await given((tx) =>
      tx.insert(schema.welfareFollowUps).values({ id: 'wfu_1', sessionId: 'ses_one', participantId, dueAt: NOON }),
    )
  },
  safe_contacts: (participantId) =>
    given((tx) => tx.insert(schema.safeContacts).values({ participantId, rules: 'v1' })),
  contact_tasks: (participantId) =>
    given((tx) =>
      tx.insert(schema.contactTasks).values({
        id: 'ctk_1',
        participantId,
        about: 'confirm-contact',
        cause: 'c',
        dueOn: '2026-11-19',
        state: 'done',
      }),
    ),
  participant_links: (participantId) =>
    given((tx) =>
      tx
        .insert(schema.participantLinks)
        .values({ id: 'lnk_1', participantId, purpose: 'page', tokenHash: 'h', createdAt: NOON, expiresAt: later }),
    ),
  outbox: (participantId) =>
    given((tx) =>
      tx
        .insert(schema.outbox)
        .values({ id: 'msg_1', template: 'private-link', participantId, cause: 'c', notBefore: NOON, notAfter: later }),
    ),
  reveals: (participantId) =>
    given((tx) =>
      tx.insert(schema.reveals).values({ id: 'rvl_1', ...base, participantId, field: 'email', reason: 'checking' }),
    ),
  break_glass: (participantId) =>
    given((tx) =>
      tx.insert(schema.breakGlass).values({
        id: 'brg_1',
        personId: base.personId,
        participantId,
        reason: 'safety',
        explanation: 'x',
        openedAt: NOON,
        endsAt: later,
      }),
    ),
  legal_holds: (participantId) => {
    const hold = { id: 'hld_1', participantId, reason: 'complaint', startsOn: '2026-11-19' } as const
    return given((tx) => tx.insert(schema.legalHolds).values({ ...hold, endsOn: '2027-01-01', setBy: base.personId }))
  },
  data_requests: (participantId) => {
    const asked = { id: 'req_1', participantId, reference: 'VVF-X', kind: 'access' } as const
    return given((tx) =>
      tx.insert(schema.dataRequests).values({ ...asked, askedOn: '2026-11-19', dueOn: '2026-12-19' }),
    )
  },
  places: (participantId) =>
    given((tx) =>
      tx.update(schema.places).set({ state: 'stepped_back' }).where(eq(schema.places.participantId, participantId)),
    ),
}

describe('undoing an import', () => {
  it('CRY-04 takes everybody out again, with their keys', async () => {
    const { undo, ctx, id } = await broughtIn()
    expect(await keys()).toHaveLength(2)
    expect(await undo()).toEqual({ ok: true, value: { removed: 2, kept: 0 } })
    for (const table of [schema.participants, schema.places, schema.contactRoutes, schema.adjustments])
      expect(await count(table)).toBe(0)
    expect(await keys()).toEqual([])
    expect(await undo()).toEqual({ ok: false, reason: 'not-there' })
    expect((await findParticipantImport(ctx, 'open', id))?.state).toBe('undone')
  })

  it.each(Object.keys(signs))('keeps whoever has been worked with since (%s), and says why', async (sign) => {
    const { undo, ctx, id, first } = await broughtIn()
    await signs[sign]?.(first)
    expect(await undo()).toEqual({ ok: true, value: { removed: 1, kept: 1 } })
    const [left] = await rows().select().from(schema.participants)
    const { kept } = (await findParticipantImport(ctx, 'open', id))?.added ?? { kept: [] }
    expect([left?.id, kept]).toEqual([first, [{ reference: left?.reference, why: expect.stringMatching(/\w+ \w+/) }]])
    expect(await keys()).toEqual([first])
  })

  it('knows every table that can name a participant', () => {
    const made = [schema.participants, schema.adjustments].map((table) => getTableName(table))
    expect([...Object.keys(signs), ...made].sort()).toEqual(Object.keys(subjects).sort())
  })

  it('is over after a day, and takes an open task of a made-up clock with it', async () => {
    const { ctx, id, first, undo } = await broughtIn()
    const late = { ...ctx, now: new Date(NOON.getTime() + 86_400_001) } as typeof ctx
    expect(await undoImport(late, { slug: 'open', id }, once())).toEqual({ ok: false, reason: 'not-there' })
    await given((tx) =>
      tx
        .insert(schema.contactTasks)
        .values({ id: 'ctk_1', participantId: first, about: 'confirm-contact', cause: 'c', dueOn: '2026-11-19' }),
    )
    expect(await undo()).toEqual({ ok: true, value: { removed: 2, kept: 0 } })
  })
})
