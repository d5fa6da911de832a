import { and, eq, isNull } from 'drizzle-orm'
import { parseCalendarFile } from '#app/domain/calendar/file-input.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { AuditEvent } from '#app/domain/shared/result.ts'
import { done, event, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { agreementWordings, calendarFiles, codebookVersions, forums, themes } from '#db/schema/index.ts'
import { firstWordings, WORDINGS_FROM } from './reference/agreement-wordings.ts'
import calendar from './reference/calendar.json' with { type: 'json' }
import { looksOutFor, sixForums } from './reference/six-forums.ts'
import taxonomy from './reference/taxonomy.json' with { type: 'json' }

const CODEBOOK = { version: 1, title: 'Starter codebook', inUseFrom: '2025-01-01' }

/**
 * Puts in the six forums, the codebook, the words of the agreements and the calendar where they are missing. A second run
 * changes nothing.
 */
export async function seedReference(now: Date): Promise<void> {
  await write(systemContext('forum:manage', now), async (tx) => {
    const events = [
      ...(await seedForums(tx)),
      ...(await seedCodebook(tx)),
      ...(await seedWordings(tx)),
      ...(await seedCalendar(tx, now)),
    ]
    const [first, ...rest] = events
    return first ? done(null, first, ...rest) : unchanged(null)
  })
}

async function seedForums(tx: Database): Promise<AuditEvent[]> {
  if ((await tx.$count(forums)) > 0) return lookOut(tx)
  const rows = sixForums.map((forum) => ({ id: newId('for'), state: 'open' as const, ...forum }))
  await tx.insert(forums).values(rows)
  return rows.map((row) => event('forum.added', row.id))
}

/** Forums from before they had a rhythm learn whose days they look out for. Whoever set a rhythm decided about it. */
async function lookOut(tx: Database): Promise<AuditEvent[]> {
  const events: AuditEvent[] = []
  for (const { slug, observes, schoolBreaks } of looksOutFor) {
    const unset = and(isNull(forums.weekday), isNull(forums.observes), eq(forums.schoolBreaks, false))
    const updated = await tx
      .update(forums)
      .set({ observes, schoolBreaks })
      .where(and(eq(forums.slug, slug), unset))
      .returning({ id: forums.id })
    events.push(...updated.map(({ id }) => event('forum.rhythm-set', id, { fields: ['observes', 'schoolBreaks'] })))
  }
  return events
}

async function seedCodebook(tx: Database): Promise<AuditEvent[]> {
  if ((await tx.$count(codebookVersions)) > 0) return []
  await tx.insert(codebookVersions).values(CODEBOOK)
  await tx.insert(themes).values(
    taxonomy.map((theme, at) => ({
      code: theme.code,
      sinceVersion: CODEBOOK.version,
      parent: theme.parent,
      position: at + 1,
      name: theme.name,
      definition: theme.definition,
      include: theme.include,
      exclude: theme.exclude,
      rights: theme.victimsCodeRights,
      stages: theme.stages,
    })),
  )
  return [event('codebook.loaded', `codebook-${CODEBOOK.version}`, { themes: taxonomy.length })]
}

async function seedWordings(tx: Database): Promise<AuditEvent[]> {
  const known = new Set((await tx.select().from(agreementWordings)).map(({ purpose }) => purpose))
  const missing = firstWordings.filter(({ purpose }) => !known.has(purpose))
  if (missing.length === 0) return []
  const rows = missing.map((one) => ({ id: newId('agw'), version: 1, inUseFrom: WORDINGS_FROM, ...one }))
  await tx.insert(agreementWordings).values(rows)
  return [event('agreement.loaded', 'agreement-1', { wordings: rows.length })]
}

async function seedCalendar(tx: Database, now: Date): Promise<AuditEvent[]> {
  if ((await tx.$count(calendarFiles)) > 0) return []
  const file = parseCalendarFile(JSON.stringify(calendar))
  if (!file.ok) throw new Error(`the calendar that comes with the service is wrong: ${file.problems.join('; ')}`)
  const row = { id: newId('cal'), version: 1, content: file.value, endsOn: file.endsOn, loadedAt: now }
  await tx.insert(calendarFiles).values(row)
  return [event('calendar.loaded', row.id, { version: row.version, endsOn: row.endsOn })]
}
