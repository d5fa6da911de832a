import { and, asc, count, desc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { listRecentOpenings } from '#app/domain/break-glass/queries.server.ts'
import { isHandedOn } from '#app/domain/points/queries.server.ts'
import { SESSION_STATES } from '#app/domain/sessions/status.ts'
import type { Ctx, KeyRing } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, formatQuarter, todayInLondon } from '#app/domain/shared/dates.ts'
import { asTheyStand } from '#app/domain/team/queries.server.ts'
import { read } from '#db/client.server.ts'
import { forums, places, points, pointThemes, releases, reports, sessions, sessionTeam } from '#db/schema/index.ts'
import {
  alertsRaised,
  approvalsWaiting,
  invitationsOpen,
  peopleMissing,
  reviewDue,
} from './administrator-queries.server.ts'
import { suggestionsWaiting } from './agenda-queries.server.ts'
import { agreementsToAskAgain } from './agreement-queries.server.ts'
import { calendarEnding } from './calendar-queries.server.ts'
import { contactDue } from './contact-queries.server.ts'
import { requestsToAnswer, requestsToFollow } from './data-rights-queries.server.ts'
import { sessionsToday } from './day-queries.server.ts'
import { rotationWaiting } from './keys-queries.server.ts'
import { linksLocked } from './link-queries.server.ts'
import { lettersUndelivered, messagesWaiting } from './mail-queries.server.ts'
import { messagesDue } from './message-queries.server.ts'
import { peopleOnTheWay, termsEnding } from './participants-queries.server.ts'
import { removalOverdue, removalsNear } from './retention-queries.server.ts'
import { type Task, tasks } from './rules.ts'
import { checkInsToMake, supportedToday } from './support-queries.server.ts'
import { coverAsked, sessionsToConfirm, sessionsWithoutSupport } from './team-queries.server.ts'
import { vouchersDue } from './voucher-queries.server.ts'
import { checkInsOverdue } from './welfare-queries.server.ts'
import { writeUpsDue } from './write-up-queries.server.ts'

const SHOWN_SESSIONS = 5
const SHOWN_REPORTS = 10

const meeting = { sessionId: sessions.id, forum: forums.name, startsAt: sessions.startsAt }
const told = <T extends { startsAt: Date }>({ startsAt, ...rest }: T) => ({ ...rest, when: formatDateTime(startsAt) })

/** The home page of a person: the union of what their grants reach. A part is null when no grant reaches it. */
export async function getHome(keys: KeyRing) {
  const [tasksDue, next, latest] = await Promise.all([listTasks(keys), nextSessions(keys), latestReports(keys)])
  return { tasks: tasksDue, sessions: next, reports: latest }
}

/** What needs doing; oldest first within a kind. */
async function listTasks(keys: KeyRing): Promise<Task[]> {
  const kinds = await Promise.all([
    withKey(keys.key('day:keep'), sessionsToday),
    withKey(keys.key('cover:answer'), supportedToday),
    withKey(keys.key('register:keep'), registersDue),
    withKey(keys.key('cover:answer'), coverAsked),
    withKey(keys.key('cover:answer'), sessionsWithoutSupport),
    withKey(keys.key('session:team'), sessionsToConfirm),
    withKey(keys.key('voucher:issue'), vouchersDue),
    withKey(keys.key('welfare:view'), checkInsOverdue),
    withKey(keys.key('cover:answer'), checkInsToMake),
    withKey(keys.key('write-up:keep'), writeUpsDue),
    withKey(keys.key('agenda:keep'), suggestionsWaiting),
    withKey(keys.key('participant:manage'), placesToGive),
    withKey(keys.key('data-request:take'), requestsToFollow),
    withKey(keys.key('data-request:settle'), requestsToAnswer),
    withKey(keys.key('agreement:keep'), agreementsToAskAgain),
    withKey(keys.key('participant:manage'), peopleOnTheWay),
    withKey(keys.key('participant:manage'), termsEnding),
    withKey(keys.key('participant:view'), removalsNear),
    withKey(keys.key('retention:view'), removalOverdue),
    withKey(keys.key('session:invite'), messagesDue),
    withKey(keys.key('contact:keep'), contactDue),
    withKey(keys.key('link:send'), linksLocked),
    withKey(keys.key('point:tag'), pointsToTag),
    withKey(keys.key('report:review'), (ctx) => draftsDue(ctx, keys)),
    withKey(keys.key('grant:approve'), approvalsWaiting),
    withKey(keys.key('keys:rotate'), rotationWaiting),
    withKey(keys.key('access:review'), reviewDue),
    withKey(keys.key('people:manage'), peopleMissing),
    withKey(keys.key('people:manage'), invitationsOpen),
    withKey(keys.key('calendar:replace'), calendarEnding),
    withKey(keys.key('people:manage'), lettersUndelivered),
    withKey(keys.key('people:manage'), messagesWaiting),
    withKey(keys.key('audit:view'), alertsRaised),
    withKey(keys.key('break-glass:watch'), openingsToSee),
  ])
  return kinds.flat()
}

const withKey = <P extends Permission>(ctx: Ctx<P> | null, list: (ctx: Ctx<P>) => Promise<Task[]>) =>
  ctx ? list(ctx) : []

async function registersDue(ctx: Ctx<'register:keep'>): Promise<Task[]> {
  const begun = and(inArray(sessions.state, ['planned', 'confirmed']), lte(sessions.startsAt, ctx.now))
  const rows = await read()
    .select(meeting)
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(begun, reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt))
  return rows.map((row) => tasks.register(told(row)))
}

/** Open forums that have a free place and somebody who waits for one. */
async function placesToGive(ctx: Ctx<'participant:manage'>): Promise<Task[]> {
  const rows = await read()
    .select({
      slug: forums.slug,
      forum: forums.name,
      places: forums.places,
      seats: count(places.seat),
      waiting: count(places.waitingOrder),
    })
    .from(forums)
    .innerJoin(places, eq(places.forumId, forums.id))
    .where(
      and(
        eq(forums.state, 'open'),
        inArray(places.state, ['active', 'stepped_back', 'waiting']),
        reachable(ctx, forums.id),
      ),
    )
    .groupBy(forums.id, forums.slug, forums.name, forums.places)
    .orderBy(asc(forums.name))
  return rows
    .filter(({ places: all, seats, waiting }) => waiting > 0 && seats < all)
    .map(({ places: all, seats, ...row }) => tasks.freePlace({ ...row, free: all - seats }))
}

async function pointsToTag(ctx: Ctx<'point:tag'>): Promise<Task[]> {
  const [row] = await read()
    .select({ untagged: count() })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .leftJoin(pointThemes, eq(pointThemes.pointId, points.id))
    .where(and(isNull(pointThemes.pointId), isHandedOn(), reachable(ctx, sessions.forumId)))
  return row && row.untagged > 0 ? [tasks.tagging(row)] : []
}

/** Drafts: one's own wait for somebody else, somebody else's wait for approval, approved ones to be published. */
async function draftsDue(ctx: Ctx<'report:review'>, keys: KeyRing): Promise<Task[]> {
  const rows = await read()
    .select({ id: reports.id, quarter: reports.quarter, state: reports.state, draftedBy: reports.draftedBy })
    .from(reports)
    .where(inArray(reports.state, ['draft', 'approved']))
    .orderBy(asc(reports.quarter), asc(reports.id))
  return rows.flatMap(({ id, quarter, state, draftedBy }) => {
    const draft = { id, quarter: formatQuarter(quarter) }
    if (state === 'approved') return keys.key('report:publish') ? [tasks.publish(draft)] : []
    if (draftedBy === ctx.actor.id) return [tasks.ownDraft(draft)]
    return keys.key('report:approve') ? [tasks.approve(draft)] : []
  })
}

/** Emergency access of the last 30 days, the newest first: each is there to be looked at. */
async function openingsToSee(ctx: Ctx<'break-glass:watch'>): Promise<Task[]> {
  const openings = await listRecentOpenings(ctx)
  return openings.map(({ id, opener, openedAt, reads }) =>
    tasks.opening({ id, opener, when: formatDateTime(openedAt), reads }),
  )
}

/** The next sessions within reach, as they stand, and whether whoever asks is in their team. */
async function nextSessions(keys: KeyRing) {
  const ctx = keys.key('session:view')
  if (!ctx) return null
  const toCome = and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, ctx.now))
  const ownPart = and(eq(sessionTeam.sessionId, sessions.id), eq(sessionTeam.personId, ctx.actor.id))
  const rows = await read()
    .select({ ...meeting, id: sessions.id, state: sessions.state, member: sessionTeam.id })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .leftJoin(sessionTeam, ownPart)
    .where(and(toCome, reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt))
    .limit(SHOWN_SESSIONS)
  const standing = await asTheyStand(rows, ctx.now)
  return standing.map(({ sessionId, forum, startsAt, state, member }) => ({
    sessionId,
    forum,
    when: formatDateTime(startsAt),
    state: SESSION_STATES[state].label,
    own: member !== null,
  }))
}

async function latestReports(keys: KeyRing) {
  if (!keys.key('report:read')) return null
  const rows = await read()
    .select({ number: releases.number, quarter: releases.quarter, publishedAt: releases.publishedAt })
    .from(releases)
    .orderBy(desc(releases.number))
    .limit(SHOWN_REPORTS)
  return rows.map(({ number, quarter, publishedAt }) => ({
    number,
    quarter: formatQuarter(quarter),
    published: formatDate(todayInLondon(publishedAt)),
  }))
}
