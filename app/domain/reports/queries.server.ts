import { and, asc, desc, eq, exists, inArray, ne, not, notExists } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { AnyCtx, Ctx } from '#app/domain/shared/context.ts'
import { closedQuarters, formatQuarter, type Quarter, todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { read } from '#db/client.server.ts'
import { forums, people, releaseCuts, releases, reportForums, reports } from '#db/schema/index.ts'
import { DISCLOSURE_CHECKS, type DisclosureCheck, disclosureFindings } from './attack.ts'
import { draftContent, QUARTERS_OFFERED, type ReportContent, serialise } from './rules.ts'
import { readSource } from './source-queries.server.ts'

export type Report = typeof reports.$inferSelect
type Scoped = Pick<AnyCtx, 'scope'>
type ChosenForum = { id: string; slug: string; name: string }

/** Published reports, newest first. A release is for all its readers alike, whatever forums they work with. */
export async function listReleases(_ctx: Ctx<'report:read'>) {
  const list = await read()
    .select({ number: releases.number, quarter: releases.quarter, publishedAt: releases.publishedAt })
    .from(releases)
    .orderBy(desc(releases.number))
  const cuts = await read()
    .select({ number: releaseCuts.releaseNumber, name: forums.name })
    .from(releaseCuts)
    .innerJoin(forums, eq(forums.id, releaseCuts.forumId))
    .orderBy(asc(forums.name))
  return list.map((release) => ({
    ...release,
    period: formatQuarter(release.quarter),
    forums: cuts.filter(({ number }) => number === release.number).map(({ name }) => name),
  }))
}

/**
 * A release by the number in its address. `intact` says whether it still is what was published: the digest is worked
 * out again at every reading. `content` is null when it cannot even be read.
 */
export async function getRelease(_ctx: Ctx<'report:read'>, number: string) {
  const [release] = /^[1-9]\d{0,8}$/.test(number)
    ? await read()
        .select({
          number: releases.number,
          text: releases.content,
          digest: releases.digest,
          publishedAt: releases.publishedAt,
        })
        .from(releases)
        .where(eq(releases.number, Number(number)))
    : []
  const { text, ...facts } = found(release)
  return { ...facts, intact: sha256(text) === facts.digest, content: parseContent(text) }
}

/** Reports on their way, within reach: all of their forums are. */
export async function listDrafts(ctx: Ctx<'report:review'>) {
  const list = await read()
    .select()
    .from(reports)
    .where(and(ne(reports.state, 'published'), wholeInReach(ctx)))
    .orderBy(desc(reports.quarter), asc(reports.id))
  const names = await namesOf(list.flatMap(({ draftedBy, approvedBy }) => [draftedBy, approvedBy ?? draftedBy]))
  return list.map(({ id, state, draftedBy, content }) => ({
    id,
    state,
    draftedBy,
    drafter: names.get(draftedBy) ?? '',
    period: parseContent(content)?.period ?? '',
    forums: parseContent(content)?.forums ?? [],
  }))
}

/** A report on its way or published, by its id; throws NotFound when there is none within reach. */
export async function getReport(ctx: Scoped, id: string): Promise<Report> {
  const [report] = await read()
    .select()
    .from(reports)
    .where(and(eq(reports.id, id), wholeInReach(ctx)))
  return found(report)
}

/** A draft with what its page says around it: who drafted and approved it, the checks, and whether it is out of date. */
export async function getDraft(ctx: Ctx<'report:review'>, id: string) {
  const { content, ...report } = await getReport(ctx, id)
  const chosen = await forumsOf(id)
  const names = await namesOf([report.draftedBy, report.approvedBy ?? report.draftedBy])
  const [source, overlaps, [release]] = await Promise.all([
    readSource(ctx, idsOf(chosen), report.quarter),
    listOverlaps(idsOf(chosen), report.quarter),
    read().select({ number: releases.number }).from(releases).where(eq(releases.reportId, id)),
  ])
  const parsed = found(parseContent(content))
  const findings = disclosureFindings(parsed, source)
  return {
    ...report,
    content: parsed,
    drafter: names.get(report.draftedBy) ?? '',
    approver: report.approvedBy ? (names.get(report.approvedBy) ?? '') : null,
    number: release?.number ?? null,
    checks: checkWords(findings),
    outOfDate: serialise(draftContent({ ...report, forums: chosen }, source)) !== content,
    overlaps,
  }
}

/** What the disclosure checks find in a draft against the true numbers of today. */
export async function findingsIn(ctx: Scoped, report: Report): Promise<DisclosureCheck[]> {
  const source = await readSource(ctx, idsOf(await forumsOf(report.id)), report.quarter)
  return disclosureFindings(found(parseContent(report.content)), source)
}

/** Forums and quarters to choose from, each quarter with what is already published for it. */
export async function getReportChoices(ctx: Ctx<'report:draft'>) {
  const offered = closedQuarters(todayInLondon(ctx.now), QUARTERS_OFFERED)
  const cuts = await read()
    .select({ quarter: releaseCuts.quarter, number: releaseCuts.releaseNumber, name: forums.name })
    .from(releaseCuts)
    .innerJoin(forums, eq(forums.id, releaseCuts.forumId))
    .where(inArray(releaseCuts.quarter, offered))
    .orderBy(asc(releaseCuts.releaseNumber), asc(forums.name))
  return {
    forums: await read()
      .select({ slug: forums.slug, name: forums.name })
      .from(forums)
      .where(reachable(ctx, forums.id))
      .orderBy(asc(forums.name)),
    quarters: offered.map((quarter) => ({
      quarter,
      period: formatQuarter(quarter),
      published: cuts.filter((cut) => cut.quarter === quarter).map(({ number, name }) => `${name} (report ${number})`),
    })),
  }
}

/** The forums with these addresses within reach; fewer than asked when one is unknown or out of reach. */
export async function findForums(ctx: Scoped, slugs: string[]): Promise<ChosenForum[]> {
  return read()
    .select({ id: forums.id, slug: forums.slug, name: forums.name })
    .from(forums)
    .where(and(inArray(forums.slug, slugs), reachable(ctx, forums.id)))
}

/** The forums a report is made of. */
export async function forumsOf(reportId: string): Promise<ChosenForum[]> {
  return read()
    .select({ id: forums.id, slug: forums.slug, name: forums.name })
    .from(reportForums)
    .innerJoin(forums, eq(forums.id, reportForums.forumId))
    .where(eq(reportForums.reportId, reportId))
}

/** The published reports in which any of these forums already stands for the quarter (domain D8, D9). */
export async function listOverlaps(forumIds: string[], quarter: Quarter) {
  return read()
    .select({ forum: forums.name, number: releaseCuts.releaseNumber })
    .from(releaseCuts)
    .innerJoin(forums, eq(forums.id, releaseCuts.forumId))
    .where(and(inArray(releaseCuts.forumId, forumIds), eq(releaseCuts.quarter, quarter)))
    .orderBy(asc(forums.name))
}

/** As `listOverlaps`, for forums by their addresses. */
export async function listOverlapsOf(ctx: Ctx<'report:draft'>, slugs: string[], quarter: Quarter) {
  return listOverlaps(idsOf(await findForums(ctx, slugs)), quarter)
}

/** As `listOverlaps`, for the forums of a report within reach. */
export async function listDraftOverlaps(ctx: Scoped, id: string) {
  const { quarter } = await getReport(ctx, id)
  return listOverlaps(idsOf(await forumsOf(id)), quarter)
}

export const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

function wholeInReach(ctx: Scoped) {
  const within = reachable(ctx, reportForums.forumId)
  if (!within) return undefined
  const its = read().select({ forumId: reportForums.forumId }).from(reportForums)
  const own = eq(reportForums.reportId, reports.id)
  return and(
    exists(its.where(own)),
    notExists(
      read()
        .select({ forumId: reportForums.forumId })
        .from(reportForums)
        .where(and(own, not(within))),
    ),
  )
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await read().select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function checkWords(findings: readonly DisclosureCheck[]) {
  return (Object.keys(DISCLOSURE_CHECKS) as DisclosureCheck[]).map((check) => {
    const passed = !findings.includes(check)
    return { passed, words: DISCLOSURE_CHECKS[check][passed ? 'passed' : 'failed'] }
  })
}

function parseContent(text: string): ReportContent | null {
  try {
    return JSON.parse(text) as ReportContent
  } catch {
    return null
  }
}
