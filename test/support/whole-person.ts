import { getTableColumns } from 'drizzle-orm'
import { blindIndex } from '#app/crypto/digests.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import * as schema from '#db/schema/index.ts'
import { newSealing, type Sealing } from '#db/seal.server.ts'
import { rows } from './db.ts'
import { forumNamed, given, NOON } from './factories.ts'

/** One participant about whom every table holds something, and what of it can be known again. */
export type WholePerson = {
  id: string
  reference: string
  forumId: string
  sessionId: string
  /** What was typed, in the clear. */
  typed: string[]
  /** What lies in the tables: sealed texts, and the blind index. */
  stored: string[]
  wrapped: string
}

type Texts = Record<'alias' | 'email' | 'route' | 'codeWord' | 'safe' | 'kind' | 'line' | 'wish', string>

/** Puts a participant in whom every table of `db/subjects.ts` knows. `key` makes the marks their own. */
export async function aWholePerson(key: string, staff: string, forum = 'open'): Promise<WholePerson> {
  const { id: forumId } = await forumNamed(forum)
  const id = `ptc_whole_${key}`
  const reference = `VVF-W${key.slice(0, 3).toUpperCase()}`
  const mark = (what: string) => `${what}mark${sha256(key + what).slice(0, 10)}`
  const texts: Texts = {
    alias: mark('alias'),
    email: `${mark('email')}@example.org`,
    route: JSON.stringify({ safe: true, senderName: mark('sender') }),
    codeWord: mark('word'),
    safe: JSON.stringify({ ifSomeoneElseAnswers: mark('else') }),
    kind: 'step-free',
    line: mark('line'),
    wish: mark('wish'),
  }
  const index = blindIndex('email', texts.email)
  const sealing = await newSealing(id)
  const sessionId = `ses_whole_${key}`
  const about = { id, key, reference, forumId, sessionId, staff, index }
  await given((tx) => fill(tx, about, texts, sealing))
  const typed = [texts.alias, texts.email, mark('sender'), texts.codeWord, mark('else'), texts.line, texts.wish]
  const wrapped = (await keyStore().find([id])).get(id) ?? ''
  return { id, reference, forumId, sessionId, typed, stored: [index, ...(await sealedTexts(id))], wrapped }
}

type About = {
  id: string
  key: string
  reference: string
  forumId: string
  sessionId: string
  staff: string
  index: string
}

async function fill(tx: Database, about: About, texts: Texts, sealing: Sealing): Promise<void> {
  const { id: participantId, key, reference, forumId, sessionId, staff } = about
  const { participants, places, sessions, registerEntries } = schema
  const alias = sealing.seal(participants.alias, participantId, texts.alias)
  await tx.insert(participants).values({ id: participantId, reference, alias })
  const came = { state: 'active', startsOn: '2025-06-01', source: 'other', referredOn: '2025-05-01' } as const
  await tx.insert(places).values({ id: `plc_whole_${key}`, participantId, forumId, ...came })
  const date = `2026-10-${String(10 + (key.length % 10)).padStart(2, '0')}`
  const held = { date, time: '18:00', startsAt: new Date(`${date}T17:00:00Z`), registerVersion: 1 }
  await tx.insert(sessions).values({ id: sessionId, forumId, state: 'held', ...held })
  await tx.insert(registerEntries).values({ sessionId, participantId, status: 'attended' })
  await fillThanks(tx, about)
  await fillContact(tx, about, texts, sealing)
  await fillLink(tx, about)
  await fillWatch(tx, about)
  const wish = sealing.seal(schema.dataRequests.wish, `drq_whole_${key}`, texts.wish)
  const asked = { askedOn: '2026-09-01', dueOn: '2026-10-01', state: 'done', takenBy: staff } as const
  await tx
    .insert(schema.dataRequests)
    .values({ id: `drq_whole_${key}`, participantId, reference, kind: 'rectification', wish, ...asked })
}

async function fillThanks(tx: Database, { id: participantId, key, forumId, sessionId }: About): Promise<void> {
  const batch = { id: `vba_whole_${key}`, forumId, supplier: 'Test Gifts', orderReference: `T-${key}` }
  const of = { faceValuePence: 2000, quantity: 1, receivedOn: '2026-09-01' }
  await tx.insert(schema.voucherBatches).values({ ...batch, ...of })
  const voucher = { id: `vch_whole_${key}`, batchId: batch.id, number: 1, state: 'issued' as const }
  await tx.insert(schema.vouchers).values(voucher)
  const issue = { id: `vis_whole_${key}`, sessionId, participantId, voucherId: voucher.id }
  await tx.insert(schema.voucherIssues).values({ ...issue, outcome: 'accepted' })
  await tx.insert(schema.welfareFollowUps).values({ id: `wfu_whole_${key}`, sessionId, participantId, dueAt: NOON })
}

async function fillContact(tx: Database, about: About, texts: Texts, sealing: Sealing): Promise<void> {
  const { id: participantId, key, staff, index } = about
  const { adjustments, agreementAnswersGiven, agreementWordings, contactRoutes, contactTasks, safeContacts } = schema
  const route = `crt_whole_${key}`
  await tx.insert(contactRoutes).values({
    ...{ id: route, participantId, route: 'email', addressIndex: index, confirmedOn: '2026-11-01' },
    address: sealing.seal(contactRoutes.address, route, texts.email),
    rules: sealing.seal(contactRoutes.rules, route, texts.route),
  })
  await tx.insert(safeContacts).values({
    participantId,
    codeWord: sealing.seal(safeContacts.codeWord, participantId, texts.codeWord),
    rules: sealing.seal(safeContacts.rules, participantId, texts.safe),
  })
  const adjustment = `adj_whole_${key}`
  await tx.insert(adjustments).values({
    ...{ id: adjustment, participantId },
    kind: sealing.seal(adjustments.kind, adjustment, texts.kind),
    line: sealing.seal(adjustments.line, adjustment, texts.line),
  })
  const wish = `dnm_whole_${key}`
  await tx.insert(schema.doNotMeets).values({
    ...{ id: wish, participantId },
    whom: sealing.seal(schema.doNotMeets.whom, wish, about.staff),
  })
  const task = { id: `cta_whole_${key}`, participantId, route: 'call', about: 'confirm-contact' } as const
  await tx.insert(contactTasks).values({ ...task, cause: key, dueOn: '2026-11-20' })
  const wording = { id: `wor_whole_${key}`, purpose: 'photo', text: 'May we?', easyRead: 'May we?' } as const
  await tx.insert(agreementWordings).values({ ...wording, version: 100 + key.length, inUseFrom: '2026-01-01' })
  const answer = { purpose: 'photo', wordingId: wording.id, answer: 'yes', how: 'spoken' } as const
  await tx.insert(agreementAnswersGiven).values({ ...answer, participantId, takenBy: staff, at: NOON })
}

async function fillLink(tx: Database, { id: participantId, key }: About): Promise<void> {
  const soon = new Date(NOON.getTime() + 600_000)
  const link = { id: `lnk_whole_${key}`, participantId, purpose: 'page', tokenHash: sha256(`link of ${key}`) } as const
  await tx.insert(schema.participantLinks).values({ ...link, createdAt: NOON, expiresAt: soon })
  const visit = { id: sha256(`visit of ${key}`), linkId: link.id, stage: 'open' as const, endsAt: soon }
  await tx.insert(schema.participantVisits).values(visit)
  const message = { id: `msg_whole_${key}`, template: 'private-link', participantId, about: link.id } as const
  await tx.insert(schema.outbox).values({ ...message, cause: key, notBefore: NOON, notAfter: soon })
}

/** What staff did about them. */
async function fillWatch(tx: Database, { id: participantId, key, staff: personId }: About): Promise<void> {
  const reveal = { id: `rev_whole_${key}`, personId, participantId, field: 'email', reason: 'checking' } as const
  await tx.insert(schema.reveals).values({ ...reveal, at: NOON })
  const glass = { id: `bgl_whole_${key}`, personId, participantId, reason: 'safety', explanation: 'A test' } as const
  await tx.insert(schema.breakGlass).values({ ...glass, openedAt: NOON, endsAt: NOON })
  const hold = { id: `hld_whole_${key}`, participantId, reason: 'complaint', setBy: personId } as const
  await tx.insert(schema.legalHolds).values({ ...hold, startsOn: '2026-01-01', endsOn: '2026-02-01' })
}

/** Every sealed text of a participant, as it lies in its table. */
async function sealedTexts(participantId: string): Promise<string[]> {
  const { adjustments, contactRoutes, dataRequests, participants, safeContacts } = schema
  const found = await Promise.all(
    [participants, contactRoutes, safeContacts, adjustments, dataRequests].map(async (table) => {
      const theirs = (await rows().select().from(table)) as Record<string, unknown>[]
      const keys = Object.keys(getTableColumns(table))
      return theirs
        .filter((row) => (row.participantId ?? row.id) === participantId)
        .flatMap((row) => keys.map((key) => row[key]))
    }),
  )
  return found.flat().filter((value): value is string => typeof value === 'string' && value.startsWith('v1.'))
}
