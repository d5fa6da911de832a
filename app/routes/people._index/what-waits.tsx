import { type ReviewStanding, reviewStandingWords } from '#app/domain/grants/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'

/** The pages that an administrator is asked to look at now and then, and whether something waits there. */
export function WhatWaits({ approvals, review }: { approvals: number; review: ReviewStanding }) {
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
    </ul>
  )
}
