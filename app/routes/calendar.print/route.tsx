import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/http/guards.server.ts'
import { ForumKey } from '#app/ui/service/forum-key.tsx'
import { ForumMark } from '#app/ui/service/forum-mark.tsx'
import { Page } from '#app/ui/service/page.tsx'
import { type ChartMonth, chartShown } from './chart.server.ts'

/** A browser prints the title at the edge of the page: it says nothing about whose chart it is. */
export const meta: MetaFunction = () => [{ title: 'Wall chart' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'calendar:view')
  return json(await chartShown(ctx, new URL(request.url).searchParams.get('months')))
}

export default function WallChart() {
  const { number, words, forums, months, sessions } = useLoaderData<typeof loader>()
  return (
    <Page title="Wall chart" caption={words} wide>
      <div className="app-no-print">
        <p className="govuk-body">
          Print it with your browser: it fits one A4 page, landscape. It names the forums, so hang it where only the
          team sees it. Sessions that were postponed or cancelled are left out.
        </p>
        <p className="govuk-body">
          {sessions === 0 ? 'No session is planned in these months. ' : null}
          <a className="govuk-link" href={number === 12 ? '/calendar/print?months=6' : '/calendar/print'}>
            {number === 12 ? 'Show six months' : 'Show 12 months'}
          </a>
        </p>
      </div>
      <ForumKey forums={forums} />
      <div className={`app-wall-chart app-wall-chart--${number}`}>
        {months.map((month) => (
          <Month key={month.name} month={month} />
        ))}
      </div>
    </Page>
  )
}

function Month({ month: { name, lines } }: { month: ChartMonth }) {
  return (
    <section className="app-wall-chart__month">
      <h2 className="govuk-heading-s app-wall-chart__name">{name}</h2>
      {lines.length === 0 ? <p className="app-wall-chart__none">No session</p> : null}
      <ul className="app-wall-chart__days">
        {lines.map((line) => (
          <li key={line.key}>
            <span className="app-wall-chart__day">{line.day}</span>
            <span>
              {line.mark ? <ForumMark {...line.mark} /> : null} {line.words}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
