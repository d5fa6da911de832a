import { and, eq, gt, inArray, isNotNull, ne, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  agreementAnswersGiven,
  breakGlass,
  contactRoutes,
  contactTasks,
  dataRequests,
  doNotMeets,
  legalHolds,
  outbox,
  participantLinks,
  participants,
  places,
  registerEntries,
  reveals,
  safeContacts,
  voucherIssues,
  welfareFollowUps,
} from '#db/schema/index.ts'
import type { BroughtIn } from './import-staged.ts'

/** Tables in which a row means that somebody has worked with a participant, with the words for it. */
const signs = [
  [registerEntries, 'They are in a register'],
  [voucherIssues, 'Something is recorded about a voucher for them'],
  [agreementAnswersGiven, 'They have answered what they agree to'],
  [safeContacts, 'Somebody saved how they can be reached'],
  [participantLinks, 'They were given a private link'],
  [outbox, 'A message was written to them'],
  [doNotMeets, 'They said whom they do not want to meet'],
  [welfareFollowUps, 'Somebody is to ask how they are'],
  [reveals, 'Somebody looked at a contact detail of theirs'],
  [dataRequests, 'They asked something about their data'],
  [legalHolds, 'They are kept for a legal reason'],
  [breakGlass, 'Emergency access was used for them'],
] as const

/** Those of an import whom somebody has worked with since it, by id, each with their reference and the first reason. */
export async function findTouched(
  tx: Database,
  people: BroughtIn['people'],
): Promise<ReadonlyMap<string, { reference: string; why: string }>> {
  const ids = people.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const why = new Map<string, string>()
  const note = (found: readonly { id: string | null }[], words: string) => {
    for (const { id } of found) if (id !== null && !why.has(id)) why.set(id, words)
  }
  for (const [table, words] of signs)
    note(
      await tx.selectDistinct({ id: table.participantId }).from(table).where(inArray(table.participantId, ids)),
      words,
    )
  note(await changedRoutes(tx, ids), 'Somebody confirmed or changed how they can be reached')
  note(await settledTasks(tx, ids), 'Somebody contacted them')
  note(await movedOn(tx, people), 'Their place has changed')
  const rows = await tx.select().from(participants).where(inArray(participants.id, ids))
  return new Map(
    rows.flatMap(({ id, reference }) => (why.has(id) ? [[id, { reference, why: why.get(id) ?? '' }]] : [])),
  )
}

const changedRoutes = (tx: Database, ids: string[]) =>
  tx
    .select({ id: contactRoutes.participantId })
    .from(contactRoutes)
    .where(
      and(
        inArray(contactRoutes.participantId, ids),
        or(isNotNull(contactRoutes.confirmedOn), gt(contactRoutes.version, 1)),
      ),
    )

const settledTasks = (tx: Database, ids: string[]) =>
  tx
    .select({ id: contactTasks.participantId })
    .from(contactTasks)
    .where(and(inArray(contactTasks.participantId, ids), ne(contactTasks.state, 'open')))

/** Whoever has another place than the one they came in with, or has it in another state. */
async function movedOn(tx: Database, people: BroughtIn['people']): Promise<{ id: string }[]> {
  const now = await tx
    .select({ id: places.participantId, state: places.state, restricted: participants.restrictedSince })
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(
      inArray(
        places.participantId,
        people.map(({ id }) => id),
      ),
    )
  return people.filter(({ id, state }) => {
    const theirs = now.filter((place) => place.id === id)
    return theirs.length !== 1 || theirs[0]?.state !== state || theirs[0]?.restricted !== null
  })
}
