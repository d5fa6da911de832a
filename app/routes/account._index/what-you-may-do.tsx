import { type Role, roleWords } from '#app/domain/access/permissions.ts'
import { isPerForum } from '#app/domain/accounts/rules.ts'
import { guideHref } from '#app/domain/help/rules.ts'
import { formatShortDate, type LocalDate } from '#app/domain/shared/dates.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Held = { id: string; role: Role; forum: string | null; startsOn: LocalDate | null; endsOn: LocalDate | null }

const forumWords = ({ role, forum }: Held) => forum ?? (isPerForum(role) ? 'All forums' : 'The whole service')

/** The person's own roles, now and to come. */
export function WhatYouMayDo({ roles }: { roles: Held[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">What you may do</h2>
      {roles.length > 0 ? (
        <StackedTable
          label="Your roles"
          caption="Your roles"
          captionClasses="govuk-visually-hidden"
          head={['Role', 'Where', 'First day', 'Last day']}
          rows={roles.map((held) => [
            roleWords[held.role],
            forumWords(held),
            held.startsOn ? formatShortDate(held.startsOn) : 'Not recorded',
            held.endsOn ? formatShortDate(held.endsOn) : 'None',
          ])}
        />
      ) : (
        <p className="govuk-body">You have no role yet, so you can open no page but this one and help.</p>
      )}
      <p className="govuk-body">
        An administrator gives and ends roles.{' '}
        <a className="govuk-link" href={guideHref('roles')}>
          What each role is for
        </a>
      </p>
    </>
  )
}
