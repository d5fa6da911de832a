import { and, eq } from 'drizzle-orm'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import type { Database } from '#db/client.server.ts'
import { agendaItems, sessions } from '#db/schema/index.ts'
import { type Agenda, type AgendaItem, getAgenda } from './queries.server.ts'
import { firstItem } from './rules.ts'

/** The agenda with one item of its forum, other than a first one; what is not there is not found. */
export async function openItem(
  ctx: Ctx<'agenda:keep'>,
  sessionId: string,
  id: string,
): Promise<Agenda & { item: AgendaItem }> {
  const agenda = await getAgenda(ctx, sessionId)
  const item = agenda.all.find((one) => one.id === id && one.source !== 'standing')
  if (!item) throw new NotFound()
  return { ...agenda, item }
}

/** Makes the row of a first item, where there is none yet. */
export async function storeFirst(tx: Database, session: Session): Promise<void> {
  await tx.insert(agendaItems).values(firstItem(session)).onConflictDoNothing()
}

/** Changes an item; its version says that it is another one now. Writers stand in line, so what was read still holds. */
export async function save(tx: Database, item: AgendaItem, change: Partial<typeof agendaItems.$inferInsert>) {
  await tx
    .update(agendaItems)
    .set({ ...change, version: item.version + 1 })
    .where(and(eq(agendaItems.id, item.id), eq(agendaItems.version, item.version)))
}

/** Says since when an agenda is in the order that somebody gave it; null for the order of the dots. */
export async function saveOrderedAt(tx: Database, sessionId: string, at: Date | null): Promise<void> {
  await tx.update(sessions).set({ agendaOrderedAt: at }).where(eq(sessions.id, sessionId))
}
