import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askForReminders, saveTeam } from '#app/domain/sessions/commands.server.ts'
import { teamInput } from '#app/domain/sessions/input.ts'
import { getSession, listColleagues, listTeam } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged, hasStarted } from '#app/domain/sessions/rules.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { reminderLetter } from '#app/http/letters.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ReminderForm } from './reminder-form.tsx'
import { TeamForm } from './team-form.tsx'
import { remindWords, teamWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Team of a session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:team')
  const session = await getSession(ctx, params.session ?? '')
  return json({
    session: { id: session.id, forum: session.forumName, when: formatDateTime(session.startsAt) },
    open: canBeChanged(session.state),
    toCome: canBeChanged(session.state) && !hasStarted(session, ctx.now),
    team: await listTeam(ctx, session.id),
    colleagues: await listColleagues(ctx, session.id),
    letter: reminderLetter(session),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:team')
  const id = params.session ?? ''
  await getSession(ctx, id)
  const form = await parseForm(teamInput, request)
  if (!form.ok) return invalid(form)
  if (form.value.intent === 'save')
    return settle(form, await saveTeam(ctx, id, form.value), {
      to: `/sessions/${id}/team`,
      notice: 'Team saved',
      words: teamWords,
    })
  const result = await askForReminders(await requirePermission(request, 'session:remind'), id, form.once)
  const asked = result.ok ? result.value.count : 0
  const notice = asked === 1 ? '1 reminder is on its way' : `${asked} reminders are on their way`
  return settle(form, result, { to: `/sessions/${id}`, notice, words: remindWords })
}

export default function SessionTeam() {
  const { session, open, toCome, team, colleagues, letter } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reachable = team.filter(({ id }) => colleagues.some((colleague) => colleague.id === id))
  return (
    <Page
      title="Team"
      caption={`${session.forum}, ${session.when}`}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
    >
      {open ? (
        <TeamForm team={team} colleagues={colleagues} refused={refused} />
      ) : (
        <InsetText>This session has been held or cancelled. Its team can no longer be changed.</InsetText>
      )}
      {toCome ? <ReminderForm people={reachable.length} letter={letter} /> : null}
    </Page>
  )
}
