import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordCall } from '#app/domain/contact/call-commands.server.ts'
import { recordCallInput } from '#app/domain/contact/call-input.ts'
import { getCallSheet } from '#app/domain/contact/call-queries.server.ts'
import { callAnswers } from '#app/domain/contact/calls.ts'
import { hoursInWords } from '#app/domain/sessions/rules.ts'
import { takesItsDay } from '#app/domain/sessions/status.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { CallCard } from './call-card.tsx'
import { lineOf } from './view.server.ts'

/** Neither whom it is about nor what: a title stays in the browser's history. */
export const meta: MetaFunction = () => pageTitle('Call sheet')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:invite')
  const { session, calls } = await getCallSheet(ctx, params.session ?? '')
  const lines = calls.map((call) => lineOf(call, takesItsDay(session.state)))
  return json({
    id: session.id,
    on: session.startsAt.toISOString(),
    when: `${formatDate(session.date)}, ${hoursInWords(session)}`,
    open: lines.filter(({ isOpen }) => isOpen),
    settled: lines.filter(({ isOpen }) => !isOpen),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:invite')
  const id = params.session ?? ''
  const form = await parseForm(recordCallInput, request)
  if (!form.ok) return invalid(form)
  return settle(form, await recordCall(ctx, id, form.value), {
    to: `/sessions/${id}/calls`,
    notice: `Written down: ${callAnswers[form.value.answer].said.toLowerCase()}. Choose another answer to change it.`,
    words: {
      'changed-meanwhile': {
        field: '',
        message: 'Somebody else wrote down an answer meanwhile. Nothing was saved. Check it below',
      },
      moved: {
        field: '',
        message: 'The date has changed. Nothing was saved. Look at the new date, and ask them about that one',
      },
      over: { field: '', message: 'This is no longer asked, or the session does not take place. Nothing was saved' },
      'has-started': {
        field: '',
        message: 'The session has started. Nothing was saved here: write it into the register',
      },
    },
  })
}

export default function CallSheet() {
  const { id, on, when, open, settled } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Call sheet"
      caption={when}
      back={{ href: `/sessions/${id}/messages`, text: 'Messages' }}
      refused={refused}
    >
      <p className="govuk-body">
        Calls, texts and letters that no machine may make. Only the forum’s facilitator sees this page. Numbers are
        shown one at a time, on a page of their own.
      </p>
      <h2 className="govuk-heading-m">To do</h2>
      {open.length === 0 ? (
        <p className="govuk-body">
          Nobody is left to ring. When you ask for messages, those who are rung turn up here.
        </p>
      ) : (
        open.map((call) => <CallCard key={call.id} call={call} on={on} />)
      )}
      {settled.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Done</h2>
          {settled.map((call) => (
            <CallCard key={call.id} call={call} on={on} />
          ))}
        </>
      ) : null}
    </Page>
  )
}
