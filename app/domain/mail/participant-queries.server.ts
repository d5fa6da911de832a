import { and, eq, lte } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { findAddress, findReach, listForumNames } from '#app/domain/contact/queries.server.ts'
import {
  isToConfirm,
  NEUTRAL_SENDER,
  NEUTRAL_SUBJECT,
  type Open,
  type Shut,
  tellingWord,
} from '#app/domain/contact/rules.ts'
import type { RouteKind, TaskAbout } from '#app/domain/contact/status.ts'
import type { LocalDate } from '#app/domain/shared/dates.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { asTheyStand } from '#app/domain/team/queries.server.ts'
import { read } from '#db/client.server.ts'
import { type outbox, places, registerEntries, sessions, writeUps } from '#db/schema/index.ts'
import { findCarried } from './page-link-queries.server.ts'
import { findPageLink, type PageLetter } from './queries.server.ts'
import { type CarriedRoute, fateOf, HELD_MINUTES, isSessionTemplate, type SessionTemplate } from './rules.ts'

type Message = Pick<typeof outbox.$inferSelect, 'template' | 'participantId' | 'sessionId' | 'about' | 'cause'>
type Theirs<T> = Message & { participantId: string; template: T }

/** Something for a person: a contact task, due no later than `by`. Without a route they have to be spoken to first. */
export type TaskWay = { kind: 'task'; about: TaskAbout; route: RouteKind | null; cause: string; by?: LocalDate }

/**
 * What becomes of a message to a participant at this moment: it is sent by a route, it needs a private link to be made, it
 * waits for a safe hour or for its session to be confirmed, a person has to do it or to ask first, or nothing is left to do
 * (null). `telling` when our own address would give them away: nothing is sent.
 */
export type Way =
  | { kind: 'send'; route: CarriedRoute; address: string; sender: string; to: PageLetter }
  | { kind: 'link'; participantId: string }
  | { kind: 'wait'; until: Date }
  | TaskWay
  | { kind: 'telling' }

/**
 * Asks the gate for a message to a participant: at the moment of sending, whatever it said before (security.md LNK-08).
 * `machines` are the routes on which something other than a person delivers.
 */
export async function findWayTo(message: Message, now: Date, machines = config.carried): Promise<Way | null> {
  const { participantId, template } = message
  if (!participantId) return null
  if (template === 'private-link') return wayOfLink({ ...message, participantId, template }, now, machines)
  return isSessionTemplate(template) ? wayOfSession({ ...message, participantId, template }, now, machines) : null
}

async function wayOfLink(message: Theirs<'private-link'>, now: Date, machines: readonly CarriedRoute[]) {
  const { participantId, template, about } = message
  const link = about ? await findPageLink(about, participantId, now) : null
  if (!link) return null
  const verdict = await findReach(participantId, now)
  if (!verdict.ok) return detour(verdict)
  const route = machines.find((one) => one === verdict.route)
  if (!route) return { kind: 'task' as const, about: template, route: verdict.route, cause: link.id }
  return sendTo(participantId, route, verdict, (subject) => ({ template, subject, link }))
}

/** A message about a session: first whether there is still something to tell, then whether and how they may be told. */
async function wayOfSession(message: Theirs<SessionTemplate>, now: Date, machines: readonly CarriedRoute[]) {
  const { participantId, template, cause } = message
  const meeting = await findMeeting(message, now)
  const fate = meeting ? fateOf(template, meeting, now) : 'over'
  if (!meeting || fate === 'over') return null
  if (fate === 'held') return heldUntil(meeting.startsAt, now)
  const verdict = await findReach(participantId, now)
  if (!verdict.ok) return detour(verdict)
  const route = machines.find((one) => one === verdict.route)
  const task = { kind: 'task' as const, about: template, cause, by: meeting.date }
  if (!route) return { ...task, route: verdict.route }
  const carried = await findCarried(participantId, now)
  if (carried.kind === 'none') return { ...task, route: null }
  if (carried.kind === 'make') return { kind: 'link' as const, participantId }
  return sendTo(participantId, route, verdict, (subject) => ({ template, subject, link: carried.link }))
}

/** The session of a message, if the participant still has a place at it, or was there. */
async function findMeeting({ participantId, sessionId, template }: Theirs<SessionTemplate>, now: Date) {
  const rows = await read()
    .select({
      id: sessions.id,
      state: sessions.state,
      startsAt: sessions.startsAt,
      date: sessions.date,
      status: registerEntries.status,
      place: places.id,
      offeredUntil: writeUps.offeredUntil,
      submittedAt: writeUps.submittedAt,
    })
    .from(sessions)
    .leftJoin(
      registerEntries,
      and(eq(registerEntries.sessionId, sessions.id), eq(registerEntries.participantId, participantId)),
    )
    .leftJoin(
      places,
      and(
        eq(places.participantId, participantId),
        eq(places.forumId, sessions.forumId),
        eq(places.state, 'active'),
        lte(places.startsOn, sessions.date),
      ),
    )
    .leftJoin(writeUps, eq(writeUps.sessionId, sessions.id))
    .where(eq(sessions.id, sessionId ?? ''))
    .limit(1)
  const [row] = await asTheyStand(rows, now)
  // Who came is told what becomes of it, also when they have no place any more.
  const cameAlready = template === 'session-thanks' || template === 'wording-check'
  return row && (row.place || cameAlready) ? { ...row, wordsOpen: !!row.offeredUntil && !row.submittedAt } : null
}

/** Held back for a while, and for good once the session is about to start. */
function heldUntil(startsAt: Date, now: Date): Way | null {
  const last = minutesAfter(startsAt, -1)
  const until = new Date(Math.min(minutesAfter(now, HELD_MINUTES).getTime(), last.getTime()))
  return until > now ? { kind: 'wait', until } : null
}

/** To the address of the route that the gate opened, unless our own names would tell what it is. */
async function sendTo(
  participantId: string,
  route: CarriedRoute,
  chosen: Open,
  letter: (subject: string) => PageLetter,
) {
  const address = await findAddress(participantId, route)
  if (!address) return null
  const forums = await listForumNames()
  const ourselves = [config.origin.hostname, config.mailFrom.replace(/^[^<]*/, '') || config.mailFrom].join(' ')
  if (tellingWord(ourselves, [])) return { kind: 'telling' as const }
  const { sender, subject } = neutral(chosen, forums)
  return { kind: 'send' as const, route, address, sender, to: letter(subject) }
}

/** Shut for the hour: it waits. To be asked again: a task. Anything else: it is not sent, and nobody is bothered. */
function detour({ why, route, opensAt }: Shut): Way | null {
  if (why === 'outside-times') return opensAt && { kind: 'wait', until: opensAt }
  return isToConfirm(why) ? { kind: 'task', about: 'confirm-contact', route, cause: why } : null
}

/** The name and subject they chose, unless a forum was named like that since. */
function neutral({ sender, subject }: Open, forums: readonly string[]) {
  return {
    sender: tellingWord(sender, forums) ? NEUTRAL_SENDER : sender,
    subject: tellingWord(subject, forums) ? NEUTRAL_SUBJECT : subject,
  }
}
