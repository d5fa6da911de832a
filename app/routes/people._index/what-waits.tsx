import { type ReviewStanding, reviewStandingWords } from '#app/domain/grants/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'

/** The pages that an administrator is asked to look at, and whether something waits there. */
export function WhatWaits({
  approvals,
  review,
  letters,
}: {
  approvals: number
  review: ReviewStanding
  letters: number
}) {
  const { label, tag } = reviewStandingWords[review]
  return (
    <ul className="govuk-list app-what-waits">
      <li>
        <a className="govuk-link" href="/people/approvals">
          Approvals
        </a>{' '}
        {approvals > 0 ? (
          <Tag classes="govuk-tag--blue">{`${approvals} waiting`}</Tag>
        ) : (
          <span className="app-who-sees">none waiting</span>
        )}
      </li>
      <li>
        <a className="govuk-link" href="/people/review">
          Quarterly access review
        </a>{' '}
        <Tag classes={tag}>{label}</Tag>
      </li>
      <li>
        <a className="govuk-link" href="/calendar/dates">
          Calendar of holidays
        </a>
      </li>
      <li>
        <a className="govuk-link" href="/people/letters">
          Letters that were not delivered
        </a>{' '}
        {letters > 0 ? (
          <Tag classes="govuk-tag--orange">{String(letters)}</Tag>
        ) : (
          <span className="app-who-sees">none</span>
        )}
      </li>
    </ul>
  )
}
