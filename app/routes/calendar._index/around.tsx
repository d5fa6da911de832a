import { VIEW_CODES, VIEWS, type View } from '#app/domain/calendar/status.ts'
import type { WeeksShown } from './shown.server.ts'

/** The three views of the calendar, of the same days. */
export function ViewSwitch({ view, date }: { view: View; date: string }) {
  return (
    <nav aria-label="Views of the calendar" className="app-views app-no-print">
      <ul className="govuk-list app-views__list">
        {VIEW_CODES.map((code) => (
          <li key={code}>
            <a
              className="govuk-link govuk-link--no-visited-state"
              href={hrefOf(code, date)}
              aria-current={code === view ? 'page' : undefined}
            >
              {VIEWS[code]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Before, today and after. */
export function Around({ view, around: { before, after } }: Pick<WeeksShown, 'view' | 'around'>) {
  const what = view === 'month' ? 'month' : 'six weeks'
  return (
    <nav aria-label="Other days" className="app-no-print">
      <ul className="govuk-list app-views__list">
        {before ? <Step href={hrefOf(view, before)} words={`Previous ${what}`} /> : null}
        <Step href={view === 'month' ? '/calendar' : `/calendar?view=${view}`} words="Today" />
        {after ? <Step href={hrefOf(view, after)} words={`Next ${what}`} /> : null}
      </ul>
    </nav>
  )
}

function Step({ href, words }: { href: string; words: string }) {
  return (
    <li>
      <a className="govuk-link govuk-link--no-visited-state" href={href}>
        {words}
      </a>
    </li>
  )
}

function hrefOf(view: View, date: string): string {
  if (view === 'list') return '/calendar?view=list'
  return view === 'month' ? `/calendar?view=month&month=${date.slice(0, 7)}` : `/calendar?view=${view}&from=${date}`
}
