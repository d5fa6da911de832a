import type { Permission, Role } from '#app/domain/access/permissions.ts'
import { approveReport, draftReport, publishReport } from '#app/domain/reports/commands.server.ts'
import { type Ctx, grantContext } from '#app/domain/shared/context.ts'
import { addDays, dayOfWeek, londonInstant, type Quarter, quarterBounds } from '#app/domain/shared/dates.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import type { Result } from '#app/domain/shared/result.ts'
import { read } from '#db/client.server.ts'
import { reports } from '#db/schema/index.ts'
import { reportIntroductions } from './content/narratives.ts'
import { staff } from './content/staff.ts'
import { forumSlugs } from './content/types.ts'
import { personId } from './people.ts'
import { reportedQuarters } from './world.ts'

/** A report is released on the first Tuesday so many days after its quarter. */
const RELEASE_DAYS = 25

/**
 * Three published reports on three quarters that followed one another, and a draft on the quarter after them that waits
 * for approval. Made by the same commands as any other report; a quarter that has one already is left alone.
 */
export async function fillReports(now: Date): Promise<void> {
  const known = (await read().select({ quarter: reports.quarter }).from(reports)).map(({ quarter }) => quarter)
  for (const [at, quarter] of reportedQuarters(now).entries()) {
    if (known.includes(quarter)) continue
    const isLast = at === reportIntroductions.length - 1
    const moment = isLast ? now : releaseMoment(quarter)
    const draft = await draftOf(quarter, reportIntroductions[at] ?? '', moment)
    if (!isLast) await release(draft, moment)
  }
}

type Draft = { id: string; digest: string; version: number }

async function draftOf(quarter: Quarter, introduction: string, at: Date): Promise<Draft> {
  const once = { key: sha256(`demonstration ${quarter}`), content: quarter }
  const input = { forumSlugs: [...forumSlugs], quarter, introduction }
  return granted(await draftReport(ctxOf('ash', 'analyst', 'report:draft', at), input, once))
}

async function release(draft: Draft, at: Date): Promise<void> {
  granted(await approveReport(ctxOf('cove', 'commissioner', 'report:approve', at), draft.id, draft))
  granted(await publishReport(ctxOf('cove', 'commissioner', 'report:publish', at), draft.id, draft))
}

/** The key of somebody of the demonstration, who may reach every forum. */
function ctxOf<P extends Permission>(key: string, role: Role, permission: P, now: Date): Ctx<P> {
  const name = staff.find((one) => one.key === key)?.name ?? key
  const actor = { id: personId(key), name }
  return grantContext(permission, { actor, role, scope: { forums: 'all' }, now, requestId: 'demonstration' })
}

function releaseMoment(quarter: Quarter): Date {
  let day = addDays(quarterBounds(quarter).to, RELEASE_DAYS)
  while (dayOfWeek(day) !== 'Tuesday') day = addDays(day, 1)
  const start = londonInstant(day, '11:00')
  if (!start.ok) throw new Error('no such moment')
  return start.at
}

function granted<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`the demonstration's report was refused: ${result.reason}`)
  return result.value
}
