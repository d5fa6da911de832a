import { desc, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { calendarFiles, people } from '#db/schema/index.ts'
import type { CalendarFile } from './rules.ts'

/** The calendar file in use, as it was loaded, and by whom. Null in place of a name: it came with the service. */
export async function getCalendarFile(_ctx: Ctx<'calendar:replace'>) {
  const [row] = await read()
    .select({ file: calendarFiles, by: people.name })
    .from(calendarFiles)
    .leftJoin(people, eq(people.id, calendarFiles.loadedBy))
    .orderBy(desc(calendarFiles.version))
    .limit(1)
  const { file, by } = found(row)
  // Parsed when it was loaded: nothing else gets into the table.
  return {
    version: file.version,
    endsOn: file.endsOn,
    loadedAt: file.loadedAt,
    by,
    content: file.content as CalendarFile,
  }
}
