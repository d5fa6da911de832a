import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { raiseInput } from '#app/domain/welfare/input.ts'
import { listOfSession, listToChoose } from '#app/domain/welfare/queries.server.ts'
import { raiseFollowUp } from '#app/domain/welfare/raise-commands.server.ts'
import { canBeRaised, isOverdue, movesFor } from '#app/domain/welfare/rules.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { FollowUpList } from './follow-up-list.tsx'
import { RaiseForm } from './raise-form.tsx'
import { raiseWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Check-ins after a session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'welfare:view')
  const session = await getSession(ctx, params.session ?? '')
  const mayRaise = canBeRaised(session, ctx.now)
  const followUps = await listOfSession(ctx, session.id)
  return json({
    session: { id: session.id, words: `${session.forumName}, ${formatDateTime(session.startsAt)}` },
    followUps: followUps.map((one) => ({
      ...{ id: one.id, alias: one.alias, reference: one.reference, owner: one.owner, state: one.state },
      ...{ ownerId: one.ownerId, mine: one.ownerId === ctx.actor.id, due: formatDateTime(one.dueAt) },
      ...{ overdue: isOverdue(one, ctx.now), undo: movesFor(one, session.state, ctx.actor.id).includes('reopen') },
    })),
    people: mayRaise ? await listToChoose(ctx, session) : null,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'welfare:settle')
  const session = await getSession(ctx, params.session ?? '')
  const form = await parseForm(raiseInput, request)
  if (!form.ok) return invalid(form)
  const result = await raiseFollowUp(ctx, session.id, form.value.participant, form.once)
  return settle(form, result, {
    to: result.ok ? `/welfare/${result.value.id}` : `/sessions/${session.id}/welfare`,
    notice: 'The check-in is yours.',
    words: raiseWords,
  })
}

export default function SessionWelfare() {
  const { session, followUps, people } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Check-ins"
      caption={session.words}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
      wide
    >
      <p className="govuk-body">
        Whoever left early or did not come is asked how they are, if they agreed to it. It is due 72 hours after the end
        of the session, or after it was asked for. We keep how it ended, never why or what was said.
      </p>
      <FollowUpList followUps={followUps} />
      {people ? <RaiseForm people={people} refused={refused} /> : null}
    </Page>
  )
}
