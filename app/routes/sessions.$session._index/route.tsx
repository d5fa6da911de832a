import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countAdjustments } from '#app/domain/contact/adjustment-queries.server.ts'
import { listReminders } from '#app/domain/mail/queries.server.ts'
import { getSession, listTeam, sessionProgress } from '#app/domain/sessions/queries.server.ts'
import { stateTag } from '#app/domain/sessions/status.ts'
import { getBalanceFacts } from '#app/domain/write-ups/balance-queries.server.ts'
import { mayDo, requireKeyRing, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Button, SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AdjustmentNumbers } from './adjustment-numbers.tsx'
import { MissingSection } from './missing-section.tsx'
import { ReminderList, TeamList } from './people.tsx'
import { TaskSection } from './task-section.tsx'
import { glance, missingWords, reminderLine, tasksFor, writeUpProgress } from './view.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Session on ${data?.session.when ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:view')
  const session = await getSession(ctx, params.session ?? '')
  const person = await requirePerson(request)
  const mayPlan = mayDo(person, 'session:plan', session.forumId)
  const plan = mayPlan ? (await requireKeyRing(request)).key('session:plan') : null
  const facts = await getBalanceFacts(ctx, session)
  const { followUpsOpen } = facts
  const writeUp = await writeUpProgress(ctx, session, facts)
  const progress = { ...(await sessionProgress(ctx, session.id)), followUpsOpen, writeUp }
  return json({
    session: glance(session, facts, ctx.now, mayPlan),
    missing: missingWords(person, session, facts),
    back: mayDo(person, 'forum:view', session.forumId)
      ? { href: `/forums/${session.forumSlug}`, text: session.forumName }
      : { href: '/', text: 'Home' },
    tasks: tasksFor(person, session, progress, ctx.now),
    adjustments: plan && (await countAdjustments(plan, session.id)),
    team: await listTeam(ctx, session.id),
    reminders: (await listReminders(ctx, session.id)).map((message) => reminderLine(message, session, ctx.now)),
  })
}

export default function SessionAtAGlance() {
  const { session, back, missing, tasks, adjustments, team, reminders } = useLoaderData<typeof loader>()
  const state = stateTag(session.state, session.past)
  return (
    <Page title={session.when} caption={session.forum} back={back}>
      <MissingSection {...missing} />
      <SummaryList
        rows={[
          { key: 'State', value: <Tag classes={state.classes}>{state.label}</Tag> },
          session.cancelReason && { key: 'Why', value: <span className="app-break">{session.cancelReason}</span> },
          { key: 'Time', value: session.hours },
          session.clash && { key: 'Note', value: `Bank holiday: ${session.clash}` },
        ]}
      />
      {session.mayChange ? (
        <div className="govuk-button-group">
          <Button href={`/sessions/${session.id}/change`} classes="govuk-button--secondary">
            Change this session
          </Button>
          <a className="govuk-link" href={`/sessions/${session.id}/cancel`}>
            Cancel this session
          </a>
        </div>
      ) : null}
      <TaskSection sessionId={session.id} tasks={tasks} />
      <AdjustmentNumbers numbers={adjustments} />
      <TeamList team={team} />
      <ReminderList reminders={reminders} />
    </Page>
  )
}
