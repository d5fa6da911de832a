import { WEEKDAY_NAMES } from '#app/domain/calendar/views.ts'
import { DayNotes, SessionLine } from './session-line.tsx'
import type { DayShown, WeeksShown } from './shown.server.ts'

/** A month as a table of weeks; on a narrow screen the days that hold something stand below one another. */
export function MonthTable({ words, weeks }: Pick<WeeksShown, 'words' | 'weeks'>) {
  return (
    <table className="app-days">
      <caption className="govuk-visually-hidden">{words}, week by week</caption>
      <thead>
        <tr>
          {WEEKDAY_NAMES.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.date}>
            {week.map((day, at) => (day ? <Day key={day.date} day={day} /> : <td key={WEEKDAY_NAMES[at]} />))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day: { words, number, isToday, sessions, notes } }: { day: DayShown }) {
  const isEmpty = sessions.length === 0 && notes.length === 0 && !isToday
  return (
    <td
      className={isEmpty ? 'app-calendar-day app-calendar-day--empty' : 'app-calendar-day'}
      aria-current={isToday ? 'date' : undefined}
    >
      <p className="app-day__date">
        <span className="app-day__number" aria-hidden="true">
          {number}
        </span>
        <span className="app-day__words">{words}</span>
        {isToday ? <strong className="app-day__today"> Today</strong> : null}
      </p>
      <DayNotes notes={notes} />
      {sessions.map((session) => (
        <SessionLine key={session.id} session={session} />
      ))}
    </td>
  )
}
