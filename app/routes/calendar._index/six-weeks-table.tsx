import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import { DayNotes, SessionLine } from './session-line.tsx'
import type { DayShown, WeeksShown } from './shown.server.ts'

/** Six weeks, one row a week. */
export function SixWeeksTable({ words, weeks }: Pick<WeeksShown, 'words' | 'weeks'>) {
  const rows = weeks.map((week) => week.filter((day) => day !== null))
  return (
    <StackedTable
      label={words}
      caption={`${words}, one row a week`}
      captionClasses="govuk-visually-hidden"
      classes="app-weeks"
      head={['Week from', 'Sessions', 'Days that matter']}
      rows={rows.map((days) => [
        `${days[0]?.words ?? ''}${days.some(({ isToday }) => isToday) ? '. This week' : ''}`,
        <Sessions key="sessions" days={days} />,
        <Notes key="notes" days={days} />,
      ])}
    />
  )
}

function Sessions({ days }: { days: DayShown[] }) {
  const held = days.filter(({ sessions }) => sessions.length > 0)
  if (held.length === 0) return <span className="app-week__none">No session</span>
  return (
    <>
      {held.map(({ date, words, sessions }) => (
        <div key={date} className="app-week__day">
          <p className="app-week__date">{words}</p>
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </div>
      ))}
    </>
  )
}

function Notes({ days }: { days: DayShown[] }) {
  const noted = days.filter(({ notes }) => notes.length > 0)
  if (noted.length === 0) return <span className="app-week__none">None</span>
  return (
    <>
      {noted.map(({ date, words, notes }) => (
        <div key={date} className="app-week__day">
          <p className="app-week__date">{words}</p>
          <DayNotes notes={notes} />
        </div>
      ))}
    </>
  )
}
