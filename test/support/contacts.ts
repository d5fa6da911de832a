import { linkSecret } from '#app/crypto/digests.server.ts'
import { saveRoute, saveRules } from '#app/domain/contact/commands.server.ts'
import type { SaveRoute, SaveRules } from '#app/domain/contact/input.ts'
import { ROUTE_KINDS, type RouteKind } from '#app/domain/contact/status.ts'
import { enqueueForParticipant } from '#app/domain/mail/commands.server.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { agreementAnswersGiven, agreementWordings, participantLinks, passkeys } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { aPerson, ctxFor, given, NOON, once, participantsIn } from './factories.ts'
import { minutesOn } from './reminders.ts'

/** What the form of a route sends when nothing was changed on it. */
export const routeForm = (route: RouteKind, change: Partial<SaveRoute> = {}): SaveRoute => ({
  intent: 'save-route',
  ...{ route, version: 0, address: addresses[route], safe: true, days: [], from: null, until: null },
  ...{ voicemail: false, withhold: true, sender: null, subject: null, same: false },
  ...change,
})

export const rulesForm = (change: Partial<SaveRules> = {}): SaveRules => ({
  intent: 'save-rules',
  ...{ version: 0, contactUs: false, someoneElse: 'wrong-number', notUntil: null, codeWord: '', removeWord: false },
  ...change,
})

export const addresses: Record<RouteKind, string> = {
  email: 'sunny@example.org',
  text: '07700 900123',
  call: '020 7946 0018',
  post: 'Sunny\n1 Made-up Street\nLondon ZZ9 9ZZ',
}

/** What a participant answered about each route to the words of the reference data; they do take part. */
export async function agreed(participantId: string, answer: 'yes' | 'no' | 'withdrawn' = 'yes', kinds = ROUTE_KINDS) {
  const wordings = await rows().select().from(agreementWordings)
  const answers = [
    ['taking-part', 'yes'] as const,
    ...kinds.map((kind) => [`contact-${kind}` as const, answer] as const),
  ]
  await given(async (tx) => {
    for (const [purpose, said] of answers) {
      const wordingId = wordings.find((one) => one.purpose === purpose && one.version === 1)?.id ?? ''
      await tx
        .insert(agreementAnswersGiven)
        .values({ participantId, purpose, wordingId, answer: said, how: 'spoken', at: NOON })
    }
  })
}

/** A facilitator of the open forum, with so many participants who agreed to every route. */
export async function contactWorld(count = 1) {
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const people = await participantsIn('open', count)
  for (const { id } of people) await agreed(id)
  const [first] = people
  if (!first) throw new Error('nobody')
  return { facilitator, ctx: ctxFor(facilitator, 'contact:keep'), people, ...first }
}
export type ContactWorld = Awaited<ReturnType<typeof contactWorld>>

/** Saves a route as its facilitator would. */
export async function withRoute(
  { facilitator }: Pick<ContactWorld, 'facilitator'>,
  kind: RouteKind,
  change: Partial<SaveRoute> = {},
  { reference = 'VVF-OP01', at = NOON } = {},
) {
  const result = await saveRoute(ctxFor(facilitator, 'contact:keep', at), reference, routeForm(kind, change), once())
  if (!result.ok) throw new Error(result.reason)
}

export async function withRules({ ctx }: Pick<ContactWorld, 'ctx'>, change: Partial<SaveRules> = {}) {
  const result = await saveRules(ctx, 'VVF-OP01', rulesForm(change), once())
  if (!result.ok) throw new Error(result.reason)
}

/** A private link that works for a week, and a message that gives it to them. */
export async function aLink(participantId: string, { id = 'plk_one', queued = true } = {}) {
  const ends = minutesOn(7 * 24 * 60)
  const tokenHash = sha256(linkSecret('page', id))
  await given(async (tx) => {
    await tx
      .insert(participantLinks)
      .values({ id, participantId, purpose: 'page', tokenHash, createdAt: NOON, expiresAt: ends })
    if (queued)
      await enqueueForParticipant(tx, {
        ...{ template: 'private-link', participantId, about: id, cause: id, now: NOON, notAfter: ends },
      })
  })
  return { id, secret: linkSecret('page', id) }
}

export async function withPasskey(personId: string) {
  const row = { id: `pky_${personId}`, personId, credentialId: `cred_${personId}`, publicKey: 'AA', counter: 0 }
  await given((tx) =>
    tx.insert(passkeys).values({ ...row, name: 'Key', transports: [], backedUp: false, addedAt: NOON }),
  )
}
