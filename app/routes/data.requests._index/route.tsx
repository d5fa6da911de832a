import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requestFilterFrom } from '#app/domain/data-rights/input.ts'
import { listRequests } from '#app/domain/data-rights/request-queries.server.ts'
import { countdown, countdownInWords } from '#app/domain/data-rights/rules.ts'
import { pageOf } from '#app/domain/points/rules.ts'
import { formatShortDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Pages, Showing } from '#app/ui/service/pages.tsx'
import { RequestFilterForm } from './request-filter.tsx'
import { RequestsTable } from './requests-table.tsx'

const PAGE_SIZE = 25

export const meta: MetaFunction = () => pageTitle('Requests about data')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'data-request:settle')
  const search = new URL(request.url).searchParams
  const filter = requestFilterFrom(search)
  const all = await listRequests(ctx, filter)
  const today = todayInLondon(ctx.now)
  const page = pageOf(all.length, Number(search.get('page')) || 1, PAGE_SIZE)
  return json({
    filter,
    page,
    overdue: all.filter((one) => countdown(one, today).standing === 'overdue').length,
    requests: all.slice(page.offset, page.offset + PAGE_SIZE).map((one) => {
      const left = countdown(one, today)
      return {
        ...{ id: one.id, reference: one.reference, kind: one.kind, state: one.state },
        checked: one.identity !== null,
        asked: formatShortDate(one.askedOn),
        due: formatShortDate(one.dueOn),
        standing: left.standing,
        left: countdownInWords(left),
        settled: one.settledAt && formatShortDate(todayInLondon(one.settledAt)),
      }
    }),
  })
}

export default function DataRequests() {
  const { filter, page, overdue, requests } = useLoaderData<typeof loader>()
  const filtered = filter.state !== 'unanswered' || filter.kind !== ''
  return (
    <Page title="Requests about data" wide>
      <p className="govuk-body">
        What participants asked about what we hold on them, those due first at the top. You see their reference, never
        who they are. The facilitator of their forum speaks with them.
      </p>
      {overdue > 0 ? (
        <p className="govuk-body">
          <strong>{overdue === 1 ? '1 answer is late.' : `${overdue} answers are late.`}</strong>
        </p>
      ) : null}
      <RequestFilterForm filter={filter} filtered={filtered} />
      {page.total > 0 ? <Showing page={page} /> : <Nothing filtered={filtered} />}
      {page.total > 0 ? <RequestsTable requests={requests} /> : null}
      <Pages page={page} path="/data/requests" search={filter} />
    </Page>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <p className="govuk-body">
        No request fits this filter.{' '}
        <a className="govuk-link" href="/data/requests?state=all">
          Show all requests
        </a>
        .
      </p>
    )
  return (
    <p className="govuk-body">
      No request waits for an answer. When somebody asks, you get a message, and it stands here and on your home page.{' '}
      <a className="govuk-link" href="/data/requests?state=all">
        Show those that are settled
      </a>
      .
    </p>
  )
}
