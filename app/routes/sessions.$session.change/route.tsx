import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeSession } from '#app/domain/sessions/commands.server.ts'
import { changeSessionInput } from '#app/domain/sessions/input.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged } from '#app/domain/sessions/rules.ts'
import { SESSION_STATES } from '#app/domain/sessions/status.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ChangeForm } from './change-form.tsx'
import { Comparison } from './comparison.tsx'
import { changeWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Change a session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const { id, forumName, state, version, date, time, minutes, startsAt } = await getSession(ctx, params.session ?? '')
  return json({ id, forumName, state, version, date, time, minutes, when: formatDateTime(startsAt) })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const id = params.session ?? ''
  await getSession(ctx, id)
  const form = await parseForm(changeSessionInput, request)
  if (!form.ok) return invalid(form)
  return settle(form, await changeSession(ctx, id, form.value), {
    to: `/sessions/${id}`,
    notice: 'Session changed. The other sessions of the forum stay where they are.',
    words: changeWords(form.value),
  })
}

export default function ChangeSession() {
  const session = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const isStale = refused ? [refused.typed.version ?? ''].flat().join() !== String(session.version) : false
  return (
    <Page
      title="Change this session"
      caption={`${session.forumName}, ${session.when}`}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
      ids={{ date: 'date-day' }}
    >
      {refused && isStale ? <Comparison theirs={session} mine={refused} /> : null}
      {canBeChanged(session.state) ? (
        <ChangeForm session={session} refused={refused} />
      ) : (
        <InsetText>
          This session is {SESSION_STATES[session.state].label.toLowerCase()}. Its date and time can no longer be
          changed.
        </InsetText>
      )}
    </Page>
  )
}
