import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewFrom } from '#app/domain/calendar/views.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { ForumKey } from '#app/ui/service/forum-key.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Around, ViewSwitch } from './around.tsx'
import { MonthTable } from './month-table.tsx'
import { SessionList } from './session-list.tsx'
import { listShown, type WeeksShown, weeksShown } from './shown.server.ts'
import { SixWeeksTable } from './six-weeks-table.tsx'

export const meta: MetaFunction = () => pageTitle('Calendar')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'calendar:view')
  const search = new URL(request.url).searchParams
  const { view, date } = viewFrom(search, todayInLondon(ctx.now))
  const shown = view === 'list' ? await listShown(ctx, search) : await weeksShown(ctx, view, date)
  return json({ date, shown })
}

export default function Calendar() {
  const { date, shown } = useLoaderData<typeof loader>()
  return (
    <Page title="Calendar" wide>
      <ViewSwitch view={shown.view} date={date} />
      {shown.view === 'list' ? <SessionList {...shown} /> : <Weeks shown={shown} />}
    </Page>
  )
}

function Weeks({ shown }: { shown: WeeksShown }) {
  const { view, words, number, forums, beyond } = shown
  return (
    <>
      <h2 className="govuk-heading-m">{words}</h2>
      <Around {...shown} />
      <p className="govuk-body">
        {number === 0 ? 'There is no session in this time. ' : number === 1 ? '1 session.' : `${number} sessions.`}
        {number === 0 ? (
          <a className="govuk-link" href="/calendar?view=list">
            See all sessions
          </a>
        ) : null}
      </p>
      {beyond ? (
        <p className="govuk-body">
          The calendar of holidays ends on {beyond}. After it we know bank holidays only, worked out by rule.
        </p>
      ) : null}
      <ForumKey forums={forums} />
      {view === 'month' ? <MonthTable {...shown} /> : <SixWeeksTable {...shown} />}
    </>
  )
}
