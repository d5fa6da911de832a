import type { AgendaPage } from './view.server.ts'

/** The first item of every agenda, filled with what there is to tell. It cannot be moved or taken off. */
export function FirstItem({ page: { first } }: { page: AgendaPage }) {
  const { last, reports } = first.changes
  return (
    <li className="app-agenda__item app-agenda__item--first">
      <h2 className="govuk-heading-s">What changed since last time</h2>
      <p className="govuk-hint">
        Always first. {first.minutes === null ? 'No minutes yet.' : `${first.minutes} minutes.`}
      </p>
      {reports.map(({ number, months, sentOn }) => (
        <p className="govuk-body" key={number}>
          <a className="govuk-link" href={`/reports/${number}`}>
            Report {number}, {months}
          </a>{' '}
          was handed on, on {sentOn}. No answer is held here yet.
        </p>
      ))}
      {last === null ? (
        <p className="govuk-body">There was no session before this one, so there is nothing to tell yet.</p>
      ) : (
        <>
          {reports.length === 0 ? (
            <p className="govuk-body">No report was handed on and no answer came since {last.when}. Say so plainly.</p>
          ) : null}
          <p className="govuk-body">{saidLastTime(last)}</p>
        </>
      )}
    </li>
  )
}

type Last = NonNullable<AgendaPage['first']['changes']['last']>

function saidLastTime({ when, points, handedOn }: Last): string {
  if (points === 0) return `What was said on ${when} is not written up yet.`
  const said = `${points === 1 ? '1 point was' : `${points} points were`} written up on ${when}.`
  return handedOn ? `${said} They are in a report that was handed on.` : `${said} They are not in a report yet.`
}
