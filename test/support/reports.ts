import { eq } from 'drizzle-orm'
import { approveReport, draftReport, publishReport } from '#app/domain/reports/commands.server.ts'
import { pointThemes, releases, reports, staffPresent } from '#db/schema/index.ts'
import { rows } from './db.ts'
import { aPerson, aPoint, aSession, ctxFor, given, inRegister, NOON, once, participantsIn } from './factories.ts'

/** The quarter the worlds below are made for; it is over at NOON. */
export const QUARTER = '2026-Q3'
const DAYS = ['2026-07-08', '2026-08-19', '2026-09-30']

/** How many points with a theme a forum raised, by theme code. */
export type Raised = Record<string, number>

/**
 * A forum with three held sessions in the quarter, twelve people in the register (unless told otherwise) and points
 * with these themes, spread over the sessions.
 */
export async function aQuarterOf(
  forum: string,
  raised: Raised,
  { people = 12, sessions = 3, origin = 'forum' as 'forum' | 'published', coderId = 'per_coder' } = {},
) {
  const participants = (await participantsIn(forum, people)).map(({ id }) => id)
  const held = []
  for (const date of DAYS.slice(0, sessions)) {
    const session = await aSession(forum, { key: `${forum}_${date}`, date, state: 'held' })
    await inRegister(session.id, participants)
    await staffIn(session.id, { facilitator: 1, victim_support: 1 })
    held.push(session.id)
  }
  for (const [code, count] of Object.entries(raised)) await pointsOn(held, code, count, { origin, coderId })
  return held
}

export async function staffIn(sessionId: string, numbers: { facilitator: number; victim_support: number }) {
  const rows = (['facilitator', 'victim_support'] as const).map((organisation) => ({
    sessionId,
    organisation,
    number: numbers[organisation],
  }))
  await given((tx) => tx.insert(staffPresent).values(rows))
}

let made = 0
/** `count` points with one theme, spread over sessions. */
export async function pointsOn(
  sessionIds: string[],
  themeCode: string,
  count: number,
  { origin = 'forum' as 'forum' | 'published', coderId = 'per_coder', breadth = 'several' as 'several' | 'one' } = {},
) {
  for (let at = 0; at < count; at++) {
    const point = await aPoint(sessionIds[at % sessionIds.length] ?? '', `r${++made}`, { origin, breadth })
    await given((tx) => tx.insert(pointThemes).values({ pointId: point.id, themeCode, coderId }))
  }
}

/** Two analysts, a commissioner, a Board member, and the coder of the points. */
export async function reportPeople() {
  await aPerson('analyst', { key: 'coder' })
  return {
    analyst: await aPerson('analyst'),
    second: await aPerson('analyst', { key: 'second' }),
    commissioner: await aPerson('commissioner'),
    board: await aPerson('board'),
  }
}

type People = Awaited<ReturnType<typeof reportPeople>>

export const ask = (forumSlugs: string[], more: { quarter?: string; introduction?: string } = {}) => ({
  forumSlugs,
  quarter: QUARTER,
  introduction: '',
  ...more,
})

/** A draft by the analyst. */
export async function drafted(people: People, forumSlugs = ['open'], introduction = '') {
  const result = await draftReport(ctxFor(people.analyst, 'report:draft'), ask(forumSlugs, { introduction }), once())
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

/** A release: drafted and published by the analyst, approved by the commissioner. */
export async function published(people: People, forumSlugs = ['open'], introduction = '') {
  const draft = await drafted(people, forumSlugs, introduction)
  const approved = await approveReport(ctxFor(people.commissioner, 'report:approve'), draft.id, draft)
  if (!approved.ok) throw new Error(approved.reason)
  const result = await publishReport(ctxFor(people.analyst, 'report:publish'), draft.id, draft)
  if (!result.ok) throw new Error(result.reason)
  return { ...draft, number: result.value.number }
}

export const reportOf = async (id: string) => (await rows().select().from(reports).where(eq(reports.id, id)))[0]

/** A release whose content is not what its digest says, put in past every guard. */
export async function aForgedRelease(people: People, number: number) {
  await aQuarterOf('open', {})
  const { id } = await drafted(people)
  const by = { draftedBy: people.analyst.id, approvedBy: people.second.id, publishedBy: people.second.id }
  const forged = {
    number,
    reportId: id,
    quarter: QUARTER,
    content: '{',
    digest: 'a'.repeat(64),
    publishedAt: NOON,
    ...by,
  }
  await given((tx) => tx.insert(releases).values(forged))
}
