import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { AuditAction } from '#app/domain/audit/actions.ts'
import { enqueueReminders } from '#app/domain/mail/commands.server.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { addMonths, quarterOf, todayInLondon } from '#app/domain/shared/dates.ts'
import { type AuditEvent, done, event, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import * as schema from '#db/schema/index.ts'
import { putAgendas } from './agenda.ts'
import { makeAgreements, newWording } from './agreements.ts'
import { fillBreakGlass } from './break-glass.ts'
import { keepCadence } from './cadence.ts'
import { putContacts } from './contact-tasks.ts'
import { type ForumSlug, forumSlugs } from './content/types.ts'
import { fillDataRequests } from './data-requests.ts'
import { putToday } from './day.ts'
import { invite } from './invitations.ts'
import { putMessages } from './messages.ts'
import { type Member, makeMembers, sealed } from './participants.ts'
import { type ForumIds, makePeople, teamOf } from './people.ts'
import { makePoints } from './points.ts'
import { arrivedBySession, makeRegisters, makeStaffPresent } from './registers.ts'
import { fillRetention } from './retention.ts'
import { makeRoles } from './roles.ts'
import { type MadeSession, makeSessions } from './sessions.ts'
import { makeCoverRequests, makeGuests, makeTeams } from './teams.ts'
import { makePreparationRows, makeVenues, placeOf } from './venues.ts'
import { makeVouchers } from './vouchers.ts'
import { putWelfare } from './welfare.ts'
import { putWriteUps } from './write-ups.ts'

type Kind = AuditAction extends infer A ? (A extends `demonstration.${infer K}-added` ? K : never) : never
type Put = <T extends SQLiteTable>(table: T, rows: T['$inferInsert'][], kind: Kind) => Promise<AuditEvent>
const ROWS_AT_ONCE = 200

/** The four quarters before the one that `now` falls into, earliest first. */
export function reportedQuarters(now: Date): string[] {
  const today = todayInLondon(now)
  return [-12, -9, -6, -3].map((months) => quarterOf(addMonths(today, months)))
}

/**
 * Fills an empty database with the demonstration, in one transaction: the same moment makes the same world. Changes
 * nothing where people are already. Emergency access comes after it, for it is recorded as the people themselves would.
 */
export async function fillWorld(now: Date): Promise<void> {
  await write(systemContext('home:view', now, 'demonstration'), async (tx) => {
    if ((await tx.$count(schema.people)) > 0) return unchanged(null)
    const [first, ...rest] = await insertWorld(tx, now)
    return first ? done(null, first, ...rest) : unchanged(null)
  })
  await fillBreakGlass(now)
  await fillRetention(now)
  await fillDataRequests(now)
}

async function insertWorld(tx: Database, now: Date): Promise<AuditEvent[]> {
  const forumIds = await findForumIds(tx)
  const people = makePeople(now)
  const roles = makeRoles(forumIds, now)
  const sessions = makeSessions(todayInLondon(now), forumIds)
  const members = makeMembers(todayInLondon(now), sessions, forumIds)
  const entries = makeRegisters(sessions, members)
  const thanks = makeVouchers(sessions, arrivedBySession(entries), forumIds)
  const { points, tags } = makePoints(sessions, reportedQuarters(now))
  const wordings = [...(await tx.select().from(schema.agreementWordings)), newWording(now)]

  const places = members.map(({ place }) => place)
  const answers = makeAgreements(members, wordings, now)

  const put: Put = async (table, rows, kind) => {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await tx.insert(table).values(rows.slice(at, at + ROWS_AT_ONCE))
    return event(`demonstration.${kind}-added`, 'demonstration', { count: rows.length })
  }
  return [
    await put(schema.people, people, 'people'),
    await put(schema.grants, roles.grants, 'grants'),
    await put(schema.grantProposals, roles.proposals, 'proposals'),
    await put(schema.accessReviews, roles.reviews, 'reviews'),
    await put(schema.accessReviewLines, roles.answers, 'review-answers'),
    await invite(tx, now),
    await put(schema.participants, await sealed(members), 'participants'),
    await put(schema.places, places, 'places'),
    await wordAnew(tx, now),
    await put(schema.agreementAnswersGiven, answers, 'agreements'),
    ...(await putContacts(tx, members, now)),
    ...(await putSessions(tx, put, { sessions, members }, now)),
    await put(schema.registerEntries, entries, 'registers'),
    await put(schema.staffPresent, makeStaffPresent(sessions), 'staff-present'),
    await put(schema.voucherBatches, thanks.batches, 'voucher-batches'),
    await put(schema.vouchers, thanks.vouchers, 'vouchers'),
    await put(schema.voucherIssues, thanks.issues, 'voucher-issues'),
    await put(schema.points, points, 'points'),
    await put(schema.pointThemes, tags, 'tags'),
    await putToday(tx, sessions, members),
    ...(await putWriteUps(tx, { sessions, points, came: arrivedBySession(entries) }, now)),
    ...(await putWelfare(tx, { sessions, entries, answers, members }, now)),
    await remindNextTeam(tx, sessions, now),
    await putMessages(tx, sessions, members, now),
  ]
}

/** Sessions with where they meet, what they need, their team and their agenda. */
type Made = { sessions: MadeSession[]; members: Member[] }

async function putSessions(tx: Database, put: Put, { sessions, members }: Made, now: Date): Promise<AuditEvent[]> {
  return [
    await put(schema.venues, makeVenues(todayInLondon(now)), 'venues'),
    await put(
      schema.sessions,
      sessions.map((session) => rowOf({ ...session, ...placeOf(session) })),
      'sessions',
    ),
    await put(schema.preparations, makePreparationRows(sessions, todayInLondon(now)), 'preparations'),
    ...(await keepCadence(tx, sessions)),
    await put(schema.guests, makeGuests(now), 'guests'),
    await put(schema.sessionTeam, makeTeams(sessions), 'teams'),
    await put(schema.coverRequests, makeCoverRequests(sessions, now), 'cover-requests'),
    await putAgendas(tx, { sessions, members }, todayInLondon(now)),
  ]
}

/** Newer words of one agreement, so that some have to be asked again. */
async function wordAnew(tx: Database, now: Date): Promise<AuditEvent> {
  const { id, ...words } = newWording(now)
  await tx.insert(schema.agreementWordings).values({ id, ...words })
  const { purpose, version, inUseFrom } = words
  return event('agreement.worded', id, { purpose, version, inUseFrom })
}

async function findForumIds(tx: Database): Promise<ForumIds> {
  const rows = await tx.select({ id: schema.forums.id, slug: schema.forums.slug }).from(schema.forums)
  const idOf = (slug: ForumSlug) => rows.find((row) => row.slug === slug)?.id ?? missing(slug)
  return Object.fromEntries(forumSlugs.map((slug) => [slug, idOf(slug)])) as ForumIds
}

function missing(slug: string): never {
  throw new Error(`the forum ${slug} is missing: load the reference data first`)
}

const rowOf = ({ slug: _slug, back: _back, ...row }: MadeSession) => row

/** One reminder is on its way to the team of the next session of all, so that there is a letter to look at. */
async function remindNextTeam(tx: Database, sessions: readonly MadeSession[], now: Date): Promise<AuditEvent> {
  const [next] = sessions
    .filter(({ state, startsAt }) => (state === 'planned' || state === 'confirmed') && startsAt > now)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  const personIds = next ? teamOf(next.slug) : []
  const count = next ? await enqueueReminders(tx, { personIds, session: next, cause: 'demonstration', now }) : 0
  return event('demonstration.reminders-added', 'demonstration', { count })
}
