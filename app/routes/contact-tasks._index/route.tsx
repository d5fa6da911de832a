import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listToConfirm } from '#app/domain/contact/queries.server.ts'
import { blockedWords, wasTooLate } from '#app/domain/contact/status.ts'
import { listTasks } from '#app/domain/contact/task-queries.server.ts'
import { formatShortDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Pages, Showing } from '#app/ui/service/pages.tsx'
import { TaskTable } from './task-table.tsx'
import { ToConfirm } from './to-confirm.tsx'

export const meta: MetaFunction = () => pageTitle('Contact tasks')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'contact:keep')
  const asked = new URL(request.url).searchParams
  const settled = asked.get('show') === 'settled'
  const page = Number(/^\d{1,6}$/.exec(asked.get('page') ?? '')?.[0] ?? 1)
  const today = todayInLondon(ctx.now)
  const [list, toConfirm] = await Promise.all([listTasks(ctx, { settled, page }), settled ? [] : listToConfirm(ctx)])
  return json({
    settled,
    page: list.page,
    tasks: list.tasks.map(({ id, reference, alias, route, about, dueOn, state, settledAt, ...task }) => ({
      ...{ id, reference, alias, route, about, state },
      tooLate: wasTooLate({ state, settledAt, ...task }),
      due: formatShortDate(dueOn),
      late: state === 'open' && dueOn < today,
      ended: settledAt && formatShortDate(todayInLondon(settledAt)),
    })),
    toConfirm: toConfirm.map(({ reference, alias, why }) => ({ reference, alias, why: blockedWords[why] })),
  })
}

export default function ContactTasks() {
  const { settled, tasks, page, toConfirm } = useLoaderData<typeof loader>()
  return (
    <Page title="Contact tasks" back={{ href: '/', text: 'Home' }} wide>
      <p className="govuk-body">
        Calls, texts and letters that a person has to make, because no machine may. Only the forum’s facilitator sees
        them.
      </p>
      <TaskTable tasks={tasks} settled={settled} />
      {tasks.length > 0 ? <Showing page={page} /> : null}
      <Pages page={page} path="/contact-tasks" search={settled ? { show: 'settled' } : {}} />
      {settled ? null : <ToConfirm people={toConfirm} />}
      <p className="govuk-body">
        {settled ? (
          <a className="govuk-link" href="/contact-tasks">
            See what is to do
          </a>
        ) : (
          <a className="govuk-link" href="/contact-tasks?show=settled">
            See what was done
          </a>
        )}
      </p>
    </Page>
  )
}
