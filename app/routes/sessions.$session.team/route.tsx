import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { teamInput } from '#app/domain/team/input.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { act } from './actions.server.ts'
import { GuestForm, GuestList, RetireStep } from './guests.tsx'
import { stepAsked, teamPage } from './page.server.ts'
import { ReminderForm } from './reminder-form.tsx'
import { Standing } from './standing.tsx'
import { TeamForm } from './team-form.tsx'
import { TrainingList, TrainingStep } from './training.tsx'

export const meta: MetaFunction = () => pageTitle('Team of a session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:team')
  const session = await getSession(ctx, params.session ?? '')
  const page = await teamPage(ctx, session)
  return json({ ...page, ...stepAsked(request, page) })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:team')
  const { id } = await getSession(ctx, params.session ?? '')
  const form = await parseForm(teamInput, request)
  return form.ok ? act(request, ctx, id, form) : invalid(form)
}

export default function SessionTeam() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { session, open, toCome, training, retiring } = page
  const here = `/sessions/${session.id}/team`
  const intent = refused?.typed.intent
  if (training && (!refused || intent === 'train')) return <TrainingStep {...{ here, refused }} person={training} />
  if (retiring && !refused) return <RetireStep here={here} guest={retiring} />
  return (
    <Page
      title="Team"
      caption={`${session.forum}, ${session.when}`}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
    >
      <Standing {...page} sessionId={session.id} />
      {open ? (
        <>
          <TeamForm {...page} refused={refused} />
          <TrainingList here={here} supporters={page.supporters} />
          <GuestList here={here} guests={page.guests} />
          <GuestForm refused={refused} />
        </>
      ) : (
        <InsetText>
          {page.state.code === 'postponed'
            ? 'This session was postponed. Give it a new date first, then change its team.'
            : 'This session has been held or cancelled. Its team can no longer be changed.'}
        </InsetText>
      )}
      {toCome ? <ReminderForm people={page.reminded} letter={page.letter} /> : null}
    </Page>
  )
}
