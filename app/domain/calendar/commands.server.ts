import { desc } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import { calendarFiles } from '#db/schema/index.ts'
import { parseCalendarFile } from './file-input.ts'

type Loaded = { version: number; endsOn: string }
type Refusal = 'not-a-calendar' | 'over-already' | 'changed-meanwhile' | 'repeated' | 'sent-before'

/**
 * Puts a newer calendar in the place of the one in use; the older ones are kept. What is wrong with a file is for
 * `parseCalendarFile` to say. A file that knows nothing of the days to come is refused (domain §11), and one that was
 * compared with another version, `over`, than the one in use.
 */
export function replaceCalendar(
  ctx: Ctx<'calendar:replace'>,
  text: string,
  once: Submission,
  over?: number,
): Promise<Result<Loaded, Refusal>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const file = parseCalendarFile(text)
      if (!file.ok) return refuse('not-a-calendar')
      if (file.endsOn < todayInLondon(ctx.now)) return refuse('over-already')
      const [newest] = await tx
        .select({ version: calendarFiles.version })
        .from(calendarFiles)
        .orderBy(desc(calendarFiles.version))
        .limit(1)
      if (over !== undefined && over !== newest?.version) return refuse('changed-meanwhile')
      const row = {
        id: newId('cal'),
        version: (newest?.version ?? 0) + 1,
        content: file.value,
        endsOn: file.endsOn,
        loadedBy: ctx.actor.id,
        loadedAt: ctx.now,
      }
      await tx.insert(calendarFiles).values(row)
      const { version, endsOn } = row
      return done({ version, endsOn }, event('calendar.replaced', row.id, { version, endsOn }))
    },
    { unique: { 'calendar_files(version)': 'changed-meanwhile' } },
  )
}
