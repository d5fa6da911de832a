import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findChanges } from '#app/domain/agenda/changes-queries.server.ts'
import { wantsEasy } from '#app/domain/agenda/input.ts'
import { listAgenda } from '#app/domain/agenda/queries.server.ts'
import { timesOf } from '#app/domain/agenda/rules.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { hoursInWords } from '#app/domain/sessions/rules.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { BackLink } from '#app/ui/govuk/index.ts'
import { EasyAgenda } from './easy-agenda.tsx'
import { PlainAgenda } from './plain-agenda.tsx'

const TITLE = 'What we talk about'

/** Printed at the top of the paper and proposed as the name of a file: it says nothing (domain §7). */
export const meta: MetaFunction = () => [{ title: TITLE }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'agenda:view')
  const session = await getSession(ctx, params.session ?? '')
  const lines = await listAgenda(ctx, session.id)
  const times = timesOf(lines, session.startsAt)
  const [starts, ends] = hoursInWords(session).split(' to ')
  return json({
    id: session.id,
    easy: wantsEasy(new URL(request.url).searchParams),
    day: formatDate(session.date),
    hours: { starts: starts ?? '', ends: ends ?? '' },
    items: lines.map(({ id, text, minutes, source }, at) => {
      return { id, text, minutes, isFirst: source === 'standing', at: times[at] ?? null }
    }),
    news: (await findChanges(session)).reports.map(({ months, sentOn }) => ({ months, sentOn })),
  })
}

export default function PrintedAgenda() {
  const { id, easy, day, hours, items, news } = useLoaderData<typeof loader>()
  const here = `/sessions/${id}/agenda`
  return (
    <>
      <BackLink href={here}>Agenda</BackLink>
      <div className="app-no-print">
        <p className="govuk-body">
          Print this page with the Print command of your browser. Nothing on it says who meets.{' '}
          <a className="govuk-link" href={easy ? `${here}/print` : `${here}/print?easy=1`}>
            {easy ? 'Show the full version' : 'Show the easy-read version'}
          </a>
        </p>
      </div>
      <h1 className="govuk-heading-l">{TITLE}</h1>
      {easy ? <EasyAgenda {...{ day, hours, items, news }} /> : <PlainAgenda {...{ day, hours, items, news }} />}
    </>
  )
}
