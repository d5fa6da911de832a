import { and, desc, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { closedQuarters, type Quarter, todayInLondon } from '#app/domain/shared/dates.ts'
import { newId, sha256 } from '#app/domain/shared/ids.ts'
import { done, event, type Outcome, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { releaseCuts, releases, reportForums, reports } from '#db/schema/index.ts'
import { type BaseGap, baseIsMet, listSuppressions } from '../disclosure/rules.ts'
import { findForums, findingsIn, forumsOf, getReport, idsOf, listOverlaps, type Report } from './queries.server.ts'
import { draftContent, QUARTERS_OFFERED, type Source, serialise } from './rules.ts'
import { readSource } from './source-queries.server.ts'
import { isPossible, reportActions } from './status.ts'

/** Why a report cannot be made of these forums and this quarter. */
export type CannotDraft = 'base-people' | 'base-sessions' | 'base-both' | 'overlap'
export type DraftRefusal = CannotDraft | 'unknown-forum' | 'open-quarter'
type Repeat = 'repeated' | 'sent-before'
type Chosen = { quarter: Quarter; introduction: string; forums: { id: string; name: string }[] }

/** Drafts a Board report on forums for a quarter that is over, from what is recorded today. */
export function draftReport(
  ctx: Ctx<'report:draft'>,
  input: { forumSlugs: string[]; quarter: Quarter; introduction: string },
  once: Submission,
): Promise<Result<{ id: string; digest: string; version: number }, DraftRefusal | Repeat>> {
  return writeOnce(
    ctx,
    once,
    async (tx): Promise<Outcome<{ id: string; digest: string; version: number }, DraftRefusal>> => {
      const forums = await findForums(ctx, input.forumSlugs)
      if (forums.length === 0 || forums.length < new Set(input.forumSlugs).size) return refuse('unknown-forum')
      if (!closedQuarters(todayInLondon(ctx.now), QUARTERS_OFFERED).includes(input.quarter))
        return refuse('open-quarter')
      const made = await makeContent(ctx, { ...input, forums })
      if ('refusal' in made) return refuse(made.refusal)
      const { content, digest } = made
      const report = { id: newId('rep'), digest, version: 1 }
      const { quarter, introduction } = input
      await tx.insert(reports).values({ ...report, quarter, introduction, content, draftedBy: ctx.actor.id })
      await tx.insert(reportForums).values(forums.map(({ id }) => ({ reportId: report.id, forumId: id })))
      return done(report, event('report.drafted', report.id, { quarter, forums: idsOf(forums), ...recordOf(made) }))
    },
  )
}

/** Makes a draft again from what is recorded today. Whoever does so is its drafter now, and its approval is gone. */
export function redraftReport(
  ctx: Ctx<'report:draft'>,
  id: string,
  input: { introduction: string; version: number },
  once: Submission,
): Promise<Result<null, CannotDraft | 'not-possible' | 'changed-meanwhile' | Repeat>> {
  return writeOnce(
    ctx,
    once,
    async (tx): Promise<Outcome<null, CannotDraft | 'not-possible' | 'changed-meanwhile'>> => {
      const report = await getReport(ctx, id)
      if (!isPossible('redraft', report.state)) return refuse('not-possible')
      if (report.version !== input.version) return refuse('changed-meanwhile')
      const { introduction } = input
      const made = await makeContent(ctx, { quarter: report.quarter, introduction, forums: await forumsOf(id) })
      if ('refusal' in made) return refuse(made.refusal)
      const { content, digest } = made
      const again = { introduction, content, digest, draftedBy: ctx.actor.id, approvedBy: null, approvedAt: null }
      await change(tx, report, { ...again, state: reportActions.redraft.to })
      return done(null, event(reportActions.redraft.event, id, recordOf(made)))
    },
  )
}

type ApproveRefusal = 'same-person' | 'changed-meanwhile' | 'disclosure' | 'not-possible'

/** Approves just what the page showed, by somebody other than its drafter, after the disclosure checks (SDC-05). */
export function approveReport(
  ctx: Ctx<'report:approve'>,
  id: string,
  shown: { digest: string; version: number },
): Promise<Result<null, ApproveRefusal>> {
  return write(ctx, async (tx): Promise<Outcome<null, ApproveRefusal>> => {
    const report = await getReport(ctx, id)
    if (report.digest !== shown.digest || sha256(report.content) !== report.digest) return refuse('changed-meanwhile')
    if (report.state === 'approved' && report.approvedBy === ctx.actor.id) return unchanged(null)
    if (!isPossible('approve', report.state)) return refuse('not-possible')
    if (report.version !== shown.version) return refuse('changed-meanwhile')
    if (report.draftedBy === ctx.actor.id) return refuse('same-person')
    if ((await findingsIn(ctx, report)).length > 0) return refuse('disclosure')
    await change(tx, report, { state: reportActions.approve.to, approvedBy: ctx.actor.id, approvedAt: ctx.now })
    return done(null, event(reportActions.approve.event, id, { digest: report.digest }))
  })
}

type PublishRefusal = 'not-approved' | 'changed-meanwhile' | 'overlap'

/** Publishes what was approved, as the next numbered release. Published already counts as published. */
export function publishReport(
  ctx: Ctx<'report:publish'>,
  id: string,
  shown: { digest: string },
): Promise<Result<{ number: number }, PublishRefusal>> {
  const work = async (tx: Database): Promise<Outcome<{ number: number }, PublishRefusal>> => {
    const report = await getReport(ctx, id)
    const { quarter, content, digest, draftedBy, approvedBy } = report
    if (digest !== shown.digest || sha256(content) !== digest) return refuse('changed-meanwhile')
    const [before] = await tx.select({ number: releases.number }).from(releases).where(eq(releases.reportId, id))
    if (before) return unchanged(before)
    if (!isPossible('publish', report.state) || !approvedBy || approvedBy === draftedBy) return refuse('not-approved')
    const forums = idsOf(await forumsOf(id))
    if ((await listOverlaps(forums, quarter)).length > 0) return refuse('overlap')
    const number = await nextNumber(tx)
    const frozen = { number, reportId: id, quarter, content, digest }
    await tx
      .insert(releases)
      .values({ ...frozen, draftedBy, approvedBy, publishedBy: ctx.actor.id, publishedAt: ctx.now })
    await tx.insert(releaseCuts).values(forums.map((forumId) => ({ releaseNumber: number, forumId, quarter })))
    await change(tx, report, { state: reportActions.publish.to })
    return done({ number }, event(reportActions.publish.event, id, { number, digest, forums }))
  }
  return write(ctx, work, { unique: { 'release_cuts(forum_id,quarter)': 'overlap' } })
}

/** Deletes a report that is not published. Nothing it was made of goes with it. */
export function deleteReport(
  ctx: Ctx<'report:draft'>,
  id: string,
  { version }: { version: number },
  once: Submission,
): Promise<Result<null, 'not-possible' | 'changed-meanwhile' | Repeat>> {
  return writeOnce(ctx, once, async (tx) => {
    const report = await getReport(ctx, id)
    if (!isPossible('delete', report.state)) return refuse('not-possible')
    if (report.version !== version) return refuse('changed-meanwhile')
    await tx.delete(reportForums).where(eq(reportForums.reportId, id))
    await tx.delete(reports).where(eq(reports.id, id))
    return done(null, event(reportActions.delete.event, id, { quarter: report.quarter }))
  })
}

type Made = { content: string; digest: string; source: Source }

async function makeContent(ctx: Ctx<'report:draft'>, chosen: Chosen): Promise<Made | { refusal: CannotDraft }> {
  const forumIds = idsOf(chosen.forums)
  if ((await listOverlaps(forumIds, chosen.quarter)).length > 0) return { refusal: 'overlap' }
  const source = await readSource(ctx, forumIds, chosen.quarter)
  const base = baseIsMet({ distinctAttendees: source.distinctAttendees, heldSessions: source.sessions.length })
  if (!base.ok) return { refusal: baseRefusal(base.missing) }
  const content = serialise(draftContent(chosen, source))
  return { content, digest: sha256(content), source }
}

function baseRefusal(missing: readonly BaseGap[]): CannotDraft {
  if (missing.length > 1) return 'base-both'
  return missing.includes('people') ? 'base-people' : 'base-sessions'
}

/** For the audit trail: what was hidden and by which rule, as domain §5.2 asks for. */
function recordOf({ digest, source }: Made) {
  const hidden = [source.themes, source.published].flatMap((themes) => listSuppressions(themes, { baseMet: true }))
  return { digest, hidden: hidden.map(({ rule, code }) => `${rule} ${code}`) }
}

/** Changes a report that is still the version just read; the transaction makes anything else impossible. */
async function change(tx: Database, report: Report, to: Partial<Report>): Promise<void> {
  const current = and(eq(reports.id, report.id), eq(reports.version, report.version))
  const version = report.version + 1
  const [changed] = await tx
    .update(reports)
    .set({ ...to, version })
    .where(current)
    .returning({ id: reports.id })
  if (!changed) throw new Error('the report changed inside its own transaction')
}

async function nextNumber(tx: Database): Promise<number> {
  const [latest] = await tx.select({ number: releases.number }).from(releases).orderBy(desc(releases.number)).limit(1)
  return (latest?.number ?? 0) + 1
}
