import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { peopleFilterFrom } from '#app/domain/accounts/people-input.ts'
import { listPeople } from '#app/domain/accounts/people-queries.server.ts'
import { roleInWords } from '#app/domain/accounts/rules.ts'
import { getReviewStanding, listOpenProposals } from '#app/domain/grants/queries.server.ts'
import { listDeadLetters } from '#app/domain/mail/undelivered-queries.server.ts'
import { formatShortDate } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Pages, Showing } from '#app/ui/service/pages.tsx'
import { PeopleFilterForm } from './people-filter.tsx'
import { PeopleTable } from './people-table.tsx'
import { WhatWaits } from './what-waits.tsx'

export const meta: MetaFunction = () => pageTitle('People')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const filter = peopleFilterFrom(new URL(request.url).searchParams)
  const [{ people, page }, proposals, review, letters] = await Promise.all([
    listPeople(ctx, filter),
    listOpenProposals(ctx),
    getReviewStanding(ctx.now),
    listDeadLetters(ctx),
  ])
  return json({
    filter,
    page,
    people: people.map(({ grants, lastUsedOn, ...person }) => ({
      ...person,
      lastUsed: lastUsedOn && formatShortDate(lastUsedOn),
      roles: grants.map((grant) => ({ id: grant.id, words: roleInWords(grant), when: whenOf(grant) })),
    })),
    waiting: { approvals: proposals.length, review: review.standing, letters: letters.length },
  })
}

/** From when to when a role reaches, where that says something: a first day to come, a last day. */
function whenOf({ standing, startsOn, endsOn }: { standing: string; startsOn: string | null; endsOn: string | null }) {
  const from = standing === 'future' && startsOn ? `from ${formatShortDate(startsOn)}` : ''
  const until = endsOn ? `until ${formatShortDate(endsOn)}` : ''
  const since = !from && startsOn ? `since ${formatShortDate(startsOn)}` : ''
  return [from || since, until].filter(Boolean).join(', ')
}

export default function People() {
  const { filter, people, page, waiting } = useLoaderData<typeof loader>()
  const { state, role, sort } = filter
  const filtered = state !== '' || role !== ''
  return (
    <Page title="People" wide>
      <p className="govuk-body">
        Everybody with an account. Participants of the forums are not here: they have no account.
      </p>
      <div className="app-actions">
        <Button href="/people/new">Add a person</Button>
      </div>
      <WhatWaits {...waiting} />
      <PeopleFilterForm filter={filter} filtered={filtered} />
      {page.total > 0 ? <Showing page={page} /> : null}
      {page.total > 0 ? <PeopleTable people={people} /> : <NobodyFits />}
      <Pages page={page} path="/people" search={{ state, role, sort }} />
    </Page>
  )
}

function NobodyFits() {
  return (
    <p className="govuk-body">
      Nobody fits this filter. Take something out of it, or{' '}
      <a className="govuk-link" href="/people">
        show everybody
      </a>
      .
    </p>
  )
}
