import { addDays } from '#app/domain/shared/dates.ts'
import type { voucherBatches, voucherIssues, vouchers } from '#db/schema/index.ts'
import { orderReferences, voucherSuppliers } from './content/narratives.ts'
import { type ForumSlug, forumSlugs } from './content/types.ts'
import { madeId } from './ids.ts'
import type { ForumIds } from './people.ts'
import { isThe, type MadeSession, wasHeld } from './sessions.ts'

type Batch = typeof voucherBatches.$inferInsert
type Voucher = typeof vouchers.$inferInsert
type Issue = typeof voucherIssues.$inferInsert

const BATCH_SIZE = 100
const FACE_VALUE_PENCE = 2_000
/** With fewer than this in stock before a session, another batch is bought. */
const LOW_STOCK = 12
/** About one in so many thanks, and takes nothing. */
const DECLINES_EVERY = 13
/** Something is left to do: after this session only the first few have had their voucher. */
const partlyIssued = { slug: 'black-communities', back: 1, issued: 4 } as const

/** One voucher for everyone who arrived, out of batches bought in time for it. */
export function makeVouchers(
  sessions: readonly MadeSession[],
  came: ReadonlyMap<string, readonly string[]>,
  forumIds: ForumIds,
) {
  const made = forumSlugs.map((slug, at) => {
    const held = sessions.filter((session) => session.slug === slug && wasHeld(session))
    return vouchersOf(slug, at, held, came, forumIds[slug])
  })
  return {
    batches: made.flatMap(({ batches }) => batches),
    vouchers: made.flatMap((one) => one.vouchers),
    issues: made.flatMap(({ issues }) => issues),
  }
}

function vouchersOf(
  slug: ForumSlug,
  forumAt: number,
  held: readonly MadeSession[],
  came: ReadonlyMap<string, readonly string[]>,
  forumId: string,
) {
  const stock: Voucher[] = []
  const batches: Batch[] = []
  const issues: Issue[] = []
  let next = 0
  let turn = 0
  for (const session of held) {
    if (stock.length - next < LOW_STOCK) {
      const batch = batchFor(slug, forumAt, batches.length, session, forumId)
      batches.push(batch)
      stock.push(...vouchersIn(batch))
    }
    for (const participantId of thanked(session, came.get(session.id) ?? [])) {
      const declined = ++turn % DECLINES_EVERY === 0
      const voucher = declined ? undefined : stock[next++]
      if (voucher) voucher.state = 'issued'
      issues.push({
        id: madeId('iss', `${session.id} ${participantId}`),
        sessionId: session.id,
        participantId,
        voucherId: voucher?.id ?? null,
        outcome: declined ? 'declined' : 'accepted',
      })
    }
  }
  return { batches, vouchers: stock, issues }
}

function thanked(session: MadeSession, arrived: readonly string[]): readonly string[] {
  return isThe(session, partlyIssued) ? arrived.slice(0, partlyIssued.issued) : arrived
}

function batchFor(slug: ForumSlug, forumAt: number, number: number, before: MadeSession, forumId: string): Batch {
  const order = number * forumSlugs.length + forumAt
  return {
    id: madeId('vba', `${slug} ${number}`),
    forumId,
    supplier: voucherSuppliers[(order + number) % voucherSuppliers.length] ?? '',
    orderReference: orderReferences[order % orderReferences.length] ?? '',
    faceValuePence: FACE_VALUE_PENCE,
    quantity: BATCH_SIZE,
    receivedOn: addDays(before.date, -9),
  }
}

function vouchersIn(batch: Batch): Voucher[] {
  return Array.from({ length: batch.quantity }, (_, at) => ({
    id: madeId('vch', `${batch.id} ${at + 1}`),
    batchId: batch.id,
    number: at + 1,
  }))
}
