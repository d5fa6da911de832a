import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deviceMarksOf } from '#app/domain/day/device-key.server.ts'
import { getHome } from '#app/domain/home/queries.server.ts'
import { requireKeyRing } from '#app/http/guards.server.ts'
import { TaskList } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { WaitingEntries } from '#app/ui/service/waiting-entries.tsx'
import { NextSessions } from './next-sessions.tsx'
import { PublishedReports } from './published-reports.tsx'

/** A session day may have left entries on this device (decision 0019). */
export const handle = { tellsWaiting: true }

export const meta: MetaFunction<typeof loader> = () => pageTitle('What needs doing')

const tags = {
  'to-do': { text: 'To do', classes: 'govuk-tag--blue app-to-do' },
  today: { text: 'Today', classes: 'govuk-tag--purple app-to-do' },
  late: { text: 'Late', classes: 'govuk-tag--red app-to-do' },
}

export async function loader({ request }: LoaderFunctionArgs) {
  const keys = await requireKeyRing(request)
  const keeping = keys.key('day:keep')
  const mayCover = keys.key('cover:answer') !== null
  return json({ ...(await getHome(keys)), mayCover, device: keeping && deviceMarksOf(keeping) })
}

export default function Home() {
  const { tasks, sessions, reports, mayCover, device } = useLoaderData<typeof loader>()
  return (
    <Page title="What needs doing">
      <WaitingEntries marks={device} />
      {tasks.length > 0 ? (
        <TaskList
          items={tasks.map(({ title, hint, href, mark }) => ({
            title,
            hint,
            href,
            status: { tag: tags[mark ?? 'to-do'] },
          }))}
        />
      ) : (
        <>
          <p className="govuk-body">Nothing needs doing today.</p>
          <p className="govuk-body">
            If you are new here,{' '}
            <a className="govuk-link" href="/help">
              help says how each job is done
            </a>
            .
          </p>
        </>
      )}
      {sessions ? <NextSessions sessions={sessions} mayCover={mayCover} /> : null}
      {reports ? <PublishedReports reports={reports} /> : null}
    </Page>
  )
}
