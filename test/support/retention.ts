import { eq } from 'drizzle-orm'
import { addDays } from '#app/domain/shared/dates.ts'
import { keyStore } from '#db/key-store.server.ts'
import {
  adjustments,
  agreementAnswersGiven,
  agreementWordings,
  contactRoutes,
  participants,
  places,
  registerEntries,
  safeContacts,
} from '#db/schema/index.ts'
import { newSealing, sealingFor } from '#db/seal.server.ts'
import { rows } from './db.ts'
import { forumNamed, given } from './factories.ts'

/** Noon of a London day. */
export const noonOn = (day: string) => new Date(`${day}T12:00:00Z`)

type History = Partial<typeof places.$inferInsert> & { id: string }

/** A participant with everything that is held about one, and one place with this history. */
export async function aHistory({ id, ...place }: History, forum = 'open') {
  const { id: forumId } = await forumNamed(forum)
  const sealing = await newSealing(id)
  const seal = (column: Parameters<typeof sealing.seal>[0], row: string, text: string) =>
    sealing.seal(column, row, text)
  const reference = `VVF-${id.slice(-4).toUpperCase()}`
  await given(async (tx) => {
    await tx.insert(participants).values({ id, reference, alias: seal(participants.alias, id, `Alias ${id}`) })
    await tx.insert(places).values({ id: `plc_${id}`, participantId: id, forumId, state: 'left', ...place })
    const route = `ctr_${id}`
    await tx.insert(contactRoutes).values({
      ...{ id: route, participantId: id, route: 'email' as const, confirmedOn: '2026-11-01' },
      address: seal(contactRoutes.address, route, `${id}@example.org`),
      rules: seal(contactRoutes.rules, route, '{}'),
    })
    await tx.insert(safeContacts).values({
      participantId: id,
      codeWord: seal(safeContacts.codeWord, id, 'kettle'),
      rules: seal(safeContacts.rules, id, '{}'),
    })
    await tx
      .insert(adjustments)
      .values({ id: `adj_${id}`, participantId: id, kind: seal(adjustments.kind, `adj_${id}`, 'step-free') })
    await tx
      .insert(agreementWordings)
      .values({
        ...{ id: 'agw_test', purpose: 'taking-part' as const, version: 900 },
        ...{ text: 'Words', easyRead: 'Words', inUseFrom: '2025-01-01' },
      })
      .onConflictDoNothing()
    await tx.insert(agreementAnswersGiven).values({
      ...{ participantId: id, purpose: 'taking-part' as const, wordingId: 'agw_test' },
      ...{ answer: 'yes' as const, how: 'spoken' as const, at: noonOn('2025-06-01') },
    })
  })
  return { id, reference }
}

/** Somebody who left so many days before a day. */
export const whoLeft = (id: string, days: number, today: string) =>
  aHistory({ id, startsOn: '2024-01-10', endsOn: addDays(today, -days) })

/** What is there of somebody: row, name, contact, places, agreement, register, key. */
export async function leftOf(id: string) {
  const db = rows()
  const [own] = await db.select().from(participants).where(eq(participants.id, id))
  const counts = await Promise.all(
    [contactRoutes, safeContacts, adjustments, places, agreementAnswersGiven, registerEntries].map((table) =>
      db.$count(table, eq(table.participantId, id)),
    ),
  )
  const [routes = 0, safe = 0, needs = 0, seats = 0, answers = 0, entries = 0] = counts
  return {
    row: own !== undefined,
    name: Boolean(own?.alias),
    contact: routes + safe + needs,
    places: seats,
    answers,
    entries,
    key: (await keyStore().find([id])).has(id),
  }
}

/** Whether what is sealed about somebody still opens. */
export async function opensOf(id: string): Promise<boolean> {
  const [own] = await rows().select().from(participants).where(eq(participants.id, id))
  if (!own?.alias) return false
  return (await sealingFor(id)).open(participants.alias, id, own.alias) === `Alias ${id}`
}
