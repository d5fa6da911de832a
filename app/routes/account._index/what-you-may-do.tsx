import { type Role, roleWords } from '#app/domain/access/permissions.ts'
import { isPerForum } from '#app/domain/accounts/rules.ts'
import { formatShortDate, type LocalDate } from '#app/domain/shared/dates.ts'
import { Table } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type Held = { id: string; role: Role; forum: string | null; startsOn: LocalDate | null; endsOn: LocalDate | null }

const forumWords = ({ role, forum }: Held) => forum ?? (isPerForum(role) ? 'All forums' : 'The whole service')

/** The person's own roles, now and to come. */
export function WhatYouMayDo({ roles }: { roles: Held[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">What you may do</h2>
      {roles.length > 0 ? (
        <ScrollRegion label="Your roles">
          <Table
            caption="Your roles"
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={['Role', 'Where', 'From', 'Until']}
            rows={roles.map((held) => [
              roleWords[held.role],
              forumWords(held),
              held.startsOn ? formatShortDate(held.startsOn) : 'No start date',
              held.endsOn ? `${formatShortDate(held.endsOn)}, that day included` : 'No end date',
            ])}
          />
        </ScrollRegion>
      ) : (
        <p className="govuk-body">You have no role yet, so there is nothing you may open.</p>
      )}
      <p className="govuk-body">
        An administrator gives and ends roles.{' '}
        <a className="govuk-link" href="/help#roles">
          What each role is for
        </a>
      </p>
    </>
  )
}
