import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countAgenda } from '#app/domain/agenda/queries.server.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { countAdjustments } from '#app/domain/contact/adjustment-queries.server.ts'
import { deviceMarksOf } from '#app/domain/day/device-key.server.ts'
import { listReminders } from '#app/domain/mail/queries.server.ts'
import { countSessionMessages } from '#app/domain/mail/session-queries.server.ts'
import { getSessionWithTeam, sessionProgress } from '#app/domain/sessions/queries.server.ts'
import { stateTag } from '#app/domain/sessions/status.ts'
import { getBalanceFacts } from '#app/domain/write-ups/balance-queries.server.ts'
import { mayDo, requireKeyRing, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Button, SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { WaitingEntries } from '#app/ui/service/waiting-entries.tsx'
import { AdjustmentNumbers } from './adjustment-numbers.tsx'
import { Changes } from './changes.tsx'
import { SupportLink } from './day-section.tsx'
import { MessagesSection } from './messages-section.tsx'
import { MissingSection } from './missing-section.tsx'
import { ReminderList } from './people.tsx'
import { TaskSection } from './task-section.tsx'
import { teamShown } from './team.server.ts'
import { TeamSection } from './team-section.tsx'
import { glance, isToCome, missingWords, reminderLine, tasksFor, whereInWords, writeUpProgress } from './view.server.ts'

/** A session day may have left entries on this device (decision 0019). */
export const handle = { tellsWaiting: true }

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Session on ${data?.session.when ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:view')
  const standing = await getSessionWithTeam(ctx, params.session ?? '')
  const { session, team } = standing
  const person = await requirePerson(request)
  const mayPlan = mayDo(person, 'session:plan', session.forumId)
  const ring = await requireKeyRing(request)
  const [plan, invite] = mayPlan ? [ring.key('session:plan'), ring.key('session:invite')] : []
  const keeping = ring.key('day:keep')
  const [facts, calendar] = [await getBalanceFacts(ctx, session), await getCalendar()]
  const progress = {
    ...(await sessionProgress(ctx, standing, facts)),
    agenda: await countAgenda(ctx, session),
    followUpsOpen: facts.followUpsOpen,
    writeUp: writeUpProgress(session, facts, ctx.now, calendar),
  }
  return json({
    session: glance(session, facts, ctx.now, person, calendar),
    where: mayDo(person, 'venue:view', session.forumId) ? await whereInWords(session) : null,
    missing: missingWords(person, session, facts),
    back: mayDo(person, 'forum:view', session.forumId)
      ? { href: `/forums/${session.forumSlug}`, text: session.forumName }
      : { href: '/', text: 'Home' },
    tasks: tasksFor(person, session, progress, ctx.now),
    device: keeping && deviceMarksOf(keeping),
    mayNote: mayDo(person, 'disclosure:note', session.forumId),
    adjustments: plan && isToCome(session, ctx.now) ? await countAdjustments(plan, session.id) : null,
    team: teamShown(ctx, person, session, team),
    messages: invite ? await countSessionMessages(invite, session) : null,
    reminders: (await listReminders(ctx, session.id)).map((message) => reminderLine(message, session, ctx.now)),
  })
}

export default function SessionAtAGlance() {
  const { session, back, where, missing, tasks, mayNote, messages, adjustments, team, reminders, device } =
    useLoaderData<typeof loader>()
  const state = stateTag(session.state, session.past)
  return (
    <Page title={session.when} caption={session.forum} back={back}>
      <WaitingEntries marks={device} />
      {session.openDay ? <Button href={`/sessions/${session.id}/day`}>Open the session day</Button> : null}
      <MissingSection {...missing} />
      <SummaryList
        rows={[
          { key: 'State', value: <Tag classes={state.classes}>{state.label}</Tag> },
          session.cancelReason && { key: 'Why', value: <span className="app-break">{session.cancelReason}</span> },
          { key: 'Time', value: session.hours },
          where && { key: 'Where', value: <span className="app-break">{where}</span> },
          session.clash && { key: 'Note', value: `Bank holiday: ${session.clash}` },
          session.twice && { key: 'Clocks', value: session.twice },
        ]}
      />
      {session.mayChange ? <Changes session={session} /> : null}
      <TaskSection sessionId={session.id} tasks={tasks} past={session.past} />
      <MessagesSection id={session.id} counts={messages} past={session.past} off={session.off} />
      <AdjustmentNumbers numbers={adjustments} />
      {session.off ? null : <TeamSection sessionId={session.id} team={team} past={session.past} />}
      {mayNote && !session.off ? <SupportLink sessionId={session.id} /> : null}
      <ReminderList reminders={reminders} />
    </Page>
  )
}
