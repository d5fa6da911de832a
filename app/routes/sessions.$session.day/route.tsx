import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { tapOfMark } from '#app/domain/day/counted.server.ts'
import { deviceKeyOf } from '#app/domain/day/device-key.server.ts'
import { dayInput, viewFrom } from '#app/domain/day/input.ts'
import { dayPath, roundPath } from '#app/domain/day/protocol.ts'
import { takesRegister } from '#app/domain/register/rules.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { KeepBar } from '#app/ui/service/keep-bar.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { RoundTemplate } from '#app/ui/service/round.tsx'
import { Agenda } from './agenda.tsx'
import { answerTo } from './answers.server.ts'
import { errorIds } from './field-ids.ts'
import { GroundRules } from './ground-rules.tsx'
import { MoreLinks } from './more-links.tsx'
import { People } from './people.tsx'
import { Pulse } from './pulse.tsx'
import { asJson, asPage, type RefusedDay, refusedJson, wantsJson } from './replies.server.ts'
import { Staff } from './staff.tsx'
import { dayView } from './view.server.ts'

/** What is entered is kept on the device until it is saved (decision 0019). */
export const handle = { keepsDay: true }

export const meta: MetaFunction = () => pageTitle('Session day')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'day:keep')
  const [id, search] = [params.session ?? '', new URL(request.url).searchParams]
  const view = viewFrom(search)
  const tapped = view.tapped ?? tapOfMark(id, search.get('counted') ?? '')
  const day = await dayView(ctx, id, { ...view, tapped })
  return json({ ...day, device: deviceKeyOf(ctx) })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'day:keep')
  const { id } = await getSession(ctx, params.session ?? '')
  const look = wantsJson(request) ? request.clone() : null
  const form = await parseForm(dayInput, request)
  if (!form.ok) return look ? refusedJson(form, look) : invalid(form)
  const answer = await answerTo(ctx, id, form.value, form.once)
  return look ? asJson(answer) : asPage(id, form, answer)
}

export default function SessionDay() {
  const day = useLoaderData<typeof loader>()
  const refused: RefusedDay | undefined = useActionData<typeof action>()
  const parts = { day, refused, action: dayPath(day.session.id) }
  return (
    <Page
      title="Session day"
      caption={`${day.session.forum}, ${day.session.starts}`}
      back={{ href: `/sessions/${day.session.id}`, text: 'Session' }}
      refused={refused}
      ids={errorIds(refused)}
      wide
    >
      <div id="day-conflicts" data-day-problems />
      {takesRegister(day.state) ? (
        <div className="app-in-hand" data-day-region data-day-started={day.started}>
          {day.open ? <Jump /> : <InsetText>From {day.doors} you can mark who arrives and take notes.</InsetText>}
          <GroundRules open={!day.started} />
          <People {...parts} />
          {day.closed === 'written-up' ? (
            <InsetText>This session is written up. Its notes can no longer be changed.</InsetText>
          ) : null}
          <Agenda {...parts} />
          {day.open ? <Pulse {...parts} /> : null}
          {day.open ? <Staff {...parts} /> : null}
        </div>
      ) : (
        <InsetText>This session does not take place, so there is nothing to fill in.</InsetText>
      )}
      {takesRegister(day.state) ? <RoundTemplate here={roundPath(day.session.id)} day={parts.action} /> : null}
      <MoreLinks session={day.session.id} />
      <KeepBar session={day.session.id} day={day.session.day} keys={day.device} />
    </Page>
  )
}

/** The parts of the page, a thumb away. */
function Jump() {
  return (
    <nav aria-label="On this page" className="app-day-jump app-no-print">
      <a className="govuk-link" href="#people">
        Who is here
      </a>
      <a className="govuk-link" href="#agenda">
        Agenda
      </a>
      <a className="govuk-link" href="#pulse">
        How was it?
      </a>
      <a className="govuk-link" href="#staff">
        Staff
      </a>
    </nav>
  )
}
