import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { changePoint, recordPoint, removePoint } from '#app/domain/points/commands.server.ts'
import { listPoints } from '#app/domain/points/queries.server.ts'
import { fingerprint } from '#app/domain/points/rules.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { countUntagged } from '#app/domain/tagging/queries.server.ts'
import { checkNote, dropNote, uncheckNote } from '#app/domain/write-ups/commands.server.ts'
import { listNotes } from '#app/domain/write-ups/note-queries.server.ts'
import { COPIES_DAYS } from '#app/domain/write-ups/status.ts'
import { destroyNotes, submitWriteUp } from '#app/domain/write-ups/submit-commands.server.ts'
import { KEEP_DAYS } from '#db/backups.server.ts'
import { auditEvents, points, rawNotes, wordingReplies, writeUps } from '#db/schema/index.ts'
import { databaseFile, rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aPoint, ctxFor, given, NOON, once } from '#test/support/factories.ts'
import { aNote, checked, heldSession } from '#test/support/write-ups.ts'

withTestDatabase()

const stored = () => rows().select().from(points)
const notes = () => rows().select().from(rawNotes)
const writeUp = async () => (await rows().select().from(writeUps))[0]
const trail = async (action: string) => (await rows().select().from(auditEvents)).filter((one) => one.action === action)

describe('checking notes into points', () => {
  it('makes a point of each, drops the others with nothing kept, and knows when every note is checked', async () => {
    const { ctx } = await heldSession()
    const [first, second] = [await aNote('ses_one', 'a'), await aNote('ses_one', 'b', { position: 2 })]
    expect((await rows().select().from(rawNotes))[0]?.text).not.toContain('note')
    expect(await checkNote(ctx, 'ses_one', checked(first, { text: 'Nobody called' }), once())).toMatchObject({
      ok: true,
    })
    expect(await stored()).toMatchObject([{ text: 'Nobody called', breadth: 'several', origin: 'forum' }])
    expect(await writeUp()).toMatchObject({ checkedAt: null })
    await dropNote(ctx, 'ses_one', { note: second.id, version: 1 }, once())
    expect(await listNotes(ctx, 'ses_one')).toMatchObject([{ id: first.id, point: 'Nobody called' }])
    expect(await writeUp()).toMatchObject({ checkedAt: NOON, checkedBy: ctx.actor.id })
    expect((await trail('write-up.checked')).map(({ detail }) => detail)).toEqual([
      { points: 1, dropped: 0, screened: false },
      { points: 0, dropped: 1, screened: false },
    ])
  })

  it('D10 wants identifying detail looked at, and takes no fact of a case', async () => {
    const { ctx } = await heldSession()
    const note = await aNote('ses_one', 'a', { text: 'PC Example rang from 020 7946 0018' })
    const check = (change: object) => checkNote(ctx, 'ses_one', checked(note, change), once())
    expect(await check({})).toEqual({ ok: false, reason: 'looks-identifying' })
    expect(await check({ caseDetail: 'yes', screened: 'yes' })).toEqual({ ok: false, reason: 'case-detail' })
    expect([await stored(), (await notes()).length]).toEqual([[], 1])
    expect(await check({ screened: 'yes' })).toMatchObject({ ok: true })
  })

  it('is undone while nothing is submitted: the note is as it was typed, the point and its replies go', async () => {
    const { ctx } = await heldSession()
    const note = await aNote('ses_one', 'a')
    await checkNote(ctx, 'ses_one', checked(note, { text: 'Other words' }), once())
    const pointId = (await stored())[0]?.id ?? ''
    const reply = { id: 'wrp_a', sessionId: 'ses_one', pointId, answer: 'agree' as const }
    await given((tx) => tx.insert(wordingReplies).values(reply))
    expect(await uncheckNote(ctx, 'ses_one', note.id, once())).toMatchObject({ ok: true })
    expect(await listNotes(ctx, 'ses_one')).toMatchObject([{ text: note.text, pointId: null, version: 3 }])
    expect([await stored(), await rows().select().from(wordingReplies)]).toEqual([[], []])
    expect(await uncheckNote(ctx, 'ses_one', note.id, once())).toEqual({ ok: false, reason: 'gone' })
  })

  it('DAT-05 happens once, however often it is sent and by whomever', async () => {
    const { ctx } = await heldSession()
    const note = await aNote('ses_one', 'a')
    const sent = once()
    const twice = await Promise.all([1, 2].map(() => checkNote(ctx, 'ses_one', checked(note), sent)))
    expect(twice).toContainEqual({ ok: false, reason: 'repeated' })
    const other = ctxFor(await aPerson('facilitator', { forum: 'open', key: 'other' }), 'write-up:keep')
    const late = [await checkNote(other, 'ses_one', checked(note), once())]
    late.push(await dropNote(other, 'ses_one', { note: note.id, version: 1 }, once()))
    expect(late).toEqual([1, 2].map(() => ({ ok: false, reason: 'changed-meanwhile' })))
    expect(await stored()).toHaveLength(1)
  })

  it('AZ-02 is not there for another forum, nor is a note of another session', async () => {
    const { ctx } = await heldSession()
    const note = await aNote('ses_one', 'a')
    const elsewhere = ctxFor(await aPerson('facilitator', { forum: 'lgbtq', key: 'else' }), 'write-up:keep')
    await expect(checkNote(elsewhere, 'ses_one', checked(note), once())).rejects.toThrow(NotFound)
    await expect(submitWriteUp(elsewhere, 'ses_one', once())).rejects.toThrow(NotFound)
    expect(await checkNote(ctx, 'ses_one', checked({ id: 'nte_x', text: 'x' }), once())).toMatchObject({
      reason: 'gone',
    })
  })
})

describe('submitting to MOPAC', () => {
  const said = { text: 'Nobody called', kind: 'experience', breadth: 'several', valence: null } as const
  const seen = async (analyst: Awaited<ReturnType<typeof aPerson>>) => {
    const filter = { forum: '', theme: '', tagged: '', q: '', page: 1 } as const
    const listed = await listPoints(ctxFor(analyst, 'point:view'), filter)
    return [listed.page.total, await countUntagged(ctxFor(analyst, 'point:tag'))]
  }

  it('shows the points to analysts, and shuts them to the facilitator', async () => {
    const { facilitator, session } = await heldSession(0)
    const analyst = await aPerson('analyst')
    const [ctx, record] = [ctxFor(facilitator, 'write-up:keep'), ctxFor(facilitator, 'point:record')]
    await recordPoint(record, session.id, { ...said, screened: undefined }, once())
    expect(await seen(analyst)).toEqual([0, 0])
    expect(await submitWriteUp(ctx, session.id, once())).toEqual({ ok: true, value: { points: 1 } })
    expect(await seen(analyst)).toEqual([1, 1])
    const point = (await stored())[0]?.id ?? ''
    const change = { ...said, text: 'Later', point, seen: fingerprint(said), screened: undefined }
    const refused = [
      await recordPoint(record, session.id, { ...said, screened: undefined }, once()),
      await changePoint(record, session.id, change),
      await removePoint(record, session.id, point, once()),
    ]
    expect(refused).toEqual([1, 2, 3].map(() => ({ ok: false, reason: 'submitted' })))
  })

  it('leaves sessions from before there were write-ups as they were', async () => {
    await heldSession()
    await aPoint('ses_one', 'old')
    expect(await seen(await aPerson('analyst'))).toEqual([1, 1])
  })

  it('waits for the notes and for the offer, and happens once when two submit', async () => {
    const { ctx } = await heldSession(0)
    const note = await aNote('ses_one', 'a')
    expect(await submitWriteUp(ctx, 'ses_one', once())).toEqual({ ok: false, reason: 'blocked' })
    await checkNote(ctx, 'ses_one', checked(note), once())
    const both = await Promise.all([submitWriteUp(ctx, 'ses_one', once()), submitWriteUp(ctx, 'ses_one', once())])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both).toContainEqual({ ok: false, reason: 'submitted' })
    expect(await trail('write-up.submitted')).toHaveLength(1)
    expect(await uncheckNote(ctx, 'ses_one', note.id, once())).toEqual({ ok: false, reason: 'submitted' })
  })
})

describe('destroying the notes', () => {
  it('comes after submitting, takes notes and replies in one go, and is recorded without a word of them', async () => {
    const { ctx } = await heldSession(0)
    const note = await aNote('ses_one', 'a', { text: 'A telling word' })
    expect(await destroyNotes(ctx, 'ses_one', 'shredded', once())).toEqual({ ok: false, reason: 'not-submitted' })
    await checkNote(ctx, 'ses_one', checked(note), once())
    await submitWriteUp(ctx, 'ses_one', once())
    const reply = { id: 'wrp_a', sessionId: 'ses_one', pointId: 'x', answer: 'agree' as const }
    await given((tx) => tx.insert(wordingReplies).values(reply))
    expect(await destroyNotes(ctx, 'ses_one', 'none-taken', once())).toEqual({ ok: false, reason: 'notes-are-here' })
    const sealed = (await notes())[0]?.text ?? ''
    expect(await destroyNotes(ctx, 'ses_one', 'shredded', once())).toMatchObject({ ok: true })
    expect([await notes(), await rows().select().from(wordingReplies)]).toEqual([[], []])
    // CRY-04: nor does a byte of them lie in the file or beside it once it is recorded that they are destroyed.
    if (config.engine === 'sqlite')
      for (const file of [databaseFile(), `${databaseFile()}-wal`])
        expect(readFileSync(file).includes(sealed), file).toBe(false)
    expect(await writeUp()).toMatchObject({ notesFate: 'shredded', notesDestroyedAt: NOON })
    expect((await trail('write-up.notes-destroyed')).map(({ detail }) => detail)).toEqual([
      { fate: 'shredded', notes: 1 },
    ])
    expect(await destroyNotes(ctx, 'ses_one', 'deleted', once())).toEqual({ ok: false, reason: 'destroyed-already' })
    expect(JSON.stringify(await rows().select().from(auditEvents))).not.toContain('telling')
  })
})

it('says of destroyed notes for how long copies of the data are kept', () => expect(COPIES_DAYS).toBe(KEEP_DAYS.data))
