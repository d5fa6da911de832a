import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { cancelSession, postponeSession } from '#app/domain/sessions/changing-commands.server.ts'
import { cancelSessionInput } from '#app/domain/sessions/input.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { canBeCancelled, canBePostponed, isShortNotice } from '#app/domain/sessions/rules.ts'
import { SESSION_STATES, SESSION_TRANSITIONS } from '#app/domain/sessions/status.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { CancelForm } from './cancel-form.tsx'

export const meta: MetaFunction = () => pageTitle('Cancel or postpone a session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const session = await getSession(ctx, params.session ?? '')
  const { id, forumName, state, version, cancelReason, cancelledAt, startsAt } = session
  const shortNotice = isShortNotice(session, cancelledAt ?? ctx.now)
  const mayPostpone = canBePostponed(state)
  return json({
    ...{ id, forumName, state, version, cancelReason, shortNotice, mayPostpone },
    when: formatDateTime(startsAt),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const id = params.session ?? ''
  await getSession(ctx, id)
  const form = await parseForm(cancelSessionInput, request)
  if (!form.ok) return invalid(form)
  const { intent, ...input } = form.value
  const result = await (intent === 'cancel' ? cancelSession(ctx, id, input) : postponeSession(ctx, id, input))
  return settle(form, result, {
    to: `/sessions/${id}`,
    notice: SESSION_TRANSITIONS[intent].words.success,
    words: {
      over: { field: '', message: 'The session has been held or called off already. Nothing was changed.' },
      'changed-meanwhile': {
        field: '',
        message:
          'Somebody else changed this session meanwhile. It was not called off. Its date and time above are the new ones: check them and send again.',
      },
    },
  })
}

export default function CancelSession() {
  const session = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title={session.mayPostpone ? 'Cancel or postpone this session' : 'Cancel this session'}
      caption={`${session.forumName}, ${session.when}`}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
    >
      {canBeCancelled(session.state) ? (
        <CancelForm session={session} refused={refused} />
      ) : (
        <InsetText>
          This session is {SESSION_STATES[session.state].label.toLowerCase()}. It cannot be cancelled.
          {session.cancelReason ? ` Why: ${session.cancelReason}` : null}
          {session.state === 'cancelled' && session.shortNotice
            ? ' It was called off at short notice: everybody who meant to come still gets their voucher.'
            : null}
        </InsetText>
      )}
    </Page>
  )
}
