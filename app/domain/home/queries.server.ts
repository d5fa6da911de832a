import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { listRecentOpenings } from '#app/domain/break-glass/queries.server.ts'
import { isHandedOn } from '#app/domain/points/queries.server.ts'
import type { Ctx, KeyRing } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, formatQuarter, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { points, pointThemes, releases, reports, sessions } from '#db/schema/index.ts'
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
import { rotationWaiting } from './keys-queries.server.ts'
import { linksLocked } from './link-queries.server.ts'
import { lettersUndelivered, messagesWaiting } from './mail-queries.server.ts'
import { messagesDue } from './message-queries.server.ts'
import { type PlacesDue, placesDue } from './participants-queries.server.ts'
import { removalOverdue, removalsNear } from './retention-queries.server.ts'
import { type Task, tasks } from './rules.ts'
import {
  type Live,
  listLive,
  nextSessions,
  registersDue,
  sessionsToday,
  supportedToday,
} from './session-queries.server.ts'
import { checkInsToMake } from './support-queries.server.ts'
import { coverAsked, sessionsToConfirm, sessionsWithoutSupport } from './team-queries.server.ts'
import { vouchersDue } from './voucher-queries.server.ts'
import { checkInsOverdue } from './welfare-queries.server.ts'
import { writeUpsDue } from './write-up-queries.server.ts'

const SHOWN_REPORTS = 10

/** The home page of a person: the union of what their grants reach. A part is null when no grant reaches it. */
export async function getHome(keys: KeyRing) {
  const managing = keys.key('participant:manage')
  const [live, places] = await Promise.all([listLive(keys), managing && placesDue(managing)])
  const [tasksDue, latest] = await Promise.all([listTasks(keys, live, places), latestReports(keys)])
  const viewing = keys.key('session:view')
  return { tasks: tasksDue, sessions: viewing && nextSessions(viewing, live), reports: latest }
}

/** What needs doing; oldest first within a kind. */
async function listTasks(keys: KeyRing, live: Live, places: PlacesDue | null): Promise<Task[]> {
  const kinds = await Promise.all([
    withKey(keys.key('day:keep'), (ctx) => sessionsToday(ctx, live)),
    withKey(keys.key('cover:answer'), (ctx) => supportedToday(ctx, live)),
    withKey(keys.key('register:keep'), (ctx) => registersDue(ctx, live)),
    withKey(keys.key('cover:answer'), coverAsked),
    withKey(keys.key('cover:answer'), (ctx) => sessionsWithoutSupport(ctx, live)),
    withKey(keys.key('session:team'), (ctx) => sessionsToConfirm(ctx, live)),
    withKey(keys.key('voucher:issue'), vouchersDue),
    withKey(keys.key('welfare:view'), checkInsOverdue),
    withKey(keys.key('cover:answer'), checkInsToMake),
    withKey(keys.key('write-up:keep'), writeUpsDue),
    withKey(keys.key('agenda:keep'), (ctx) => suggestionsWaiting(ctx, live)),
    places?.toGive ?? [],
    withKey(keys.key('data-request:take'), requestsToFollow),
    withKey(keys.key('data-request:settle'), requestsToAnswer),
    withKey(keys.key('agreement:keep'), agreementsToAskAgain),
    places?.onTheWay ?? [],
    places?.ending ?? [],
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

const withKey = <P extends Permission>(ctx: Ctx<P> | null, list: (ctx: Ctx<P>) => Promise<Task[]> | Task[]) =>
  ctx ? list(ctx) : []

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
