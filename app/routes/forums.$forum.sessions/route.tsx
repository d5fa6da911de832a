import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { type Forum, getForum } from '#app/domain/forums/queries.server.ts'
import { slipOf } from '#app/domain/sessions/cadence.ts'
import { datesToDecide, readDecisions } from '#app/domain/sessions/decisions.ts'
import { layOutInput } from '#app/domain/sessions/input.ts'
import { layOutSessions } from '#app/domain/sessions/planning-commands.server.ts'
import { listDecisions, planSessions } from '#app/domain/sessions/planning-queries.server.ts'
import { listSessions } from '#app/domain/sessions/queries.server.ts'
import { firstToOffer, rhythmInWords, rhythmOf, slipInWords } from '#app/domain/sessions/rhythm.ts'
import { takesSessions } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { History } from './history.tsx'
import { LayOutForm } from './lay-out-form.tsx'
import { decisionLine, type LaidOutAnswer, previewed, sessionLine } from './lines.server.ts'
import { Preview } from './preview.tsx'
import { RhythmLine } from './rhythm-line.tsx'
import { SessionList } from './session-list.tsx'
import { laidOutNotice, layOutWords } from './words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Sessions: ${data?.forum.name ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const forum = await getForum(ctx, params.forum ?? '')
  const all = await listSessions(ctx, forum.id)
  const frame = { all, calendar: await getCalendar(), cadenceDays: forum.cadenceDays, now: ctx.now }
  const decisions = (await listDecisions(ctx, forum.id)).map(decisionLine)
  const sessions = all.map((session) => sessionLine(session, frame))
  return json({ forum, open: takesSessions(forum.state), sessions, decisions, ...cadence(ctx, forum, all) })
}

function cadence(ctx: Ctx<'session:plan'>, forum: Forum, all: Awaited<ReturnType<typeof listSessions>>) {
  const today = todayInLondon(ctx.now)
  const slip = slipOf(all, today, forum.cadenceDays)
  const offer = { first: firstToOffer(rhythmOf(forum), all, today) ?? '', time: forum.usualTime ?? '' }
  return { rhythm: rhythmInWords(forum), slip: slip && slipInWords(slip), offer }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const forum = await getForum(ctx, params.forum ?? '')
  const form = await parseForm(layOutInput, request)
  if (!form.ok) return invalid(form)
  const { intent, ...input } = form.value
  const result = intent === 'lay-out' ? await layOutSessions(ctx, forum.slug, input, form.once) : null
  const plan = await planSessions(ctx, forum, input)
  if (plan.ok && (!result || (!result.ok && result.reason === 'undecided'))) {
    const read = readDecisions(datesToDecide(plan.sessions), input.answers, ['keep', 'skip'])
    return previewed(form.typed, plan.sessions, await getCalendar(), result && !read.ok ? read.errors : [])
  }
  if (!result) return invalid(form.refuse(plan.ok ? '' : plan.field, plan.ok ? '' : plan.message))
  return settle(form, result, {
    to: `/forums/${forum.slug}/sessions`,
    notice: result.ok ? laidOutNotice(result.value) : '',
    words: layOutWords(plan),
  })
}

export default function ForumSessions() {
  const { forum, open, sessions, decisions, rhythm, slip, offer } = useLoaderData<typeof loader>()
  const answer: LaidOutAnswer | undefined = useActionData<typeof action>()
  const plan = answer?.plan ?? null
  const refused = answer && answer.errors.length > 0 ? answer : null
  return (
    <Page
      title={plan ? 'Check these sessions' : 'Sessions'}
      caption={forum.name}
      back={
        plan
          ? { href: `/forums/${forum.slug}/sessions`, text: 'Sessions' }
          : { href: `/forums/${forum.slug}`, text: forum.name }
      }
      refused={refused}
      ids={{ first: 'first-day' }}
      wide={plan !== null}
    >
      {plan && answer ? (
        <Preview plan={plan} answer={answer} />
      ) : (
        <>
          <RhythmLine slug={forum.slug} rhythm={rhythm} slip={slip} />
          <SessionList sessions={sessions} open={open} />
          <History decisions={decisions} />
        </>
      )}
      <LayOutForm open={open} answer={answer} again={plan !== null} offer={offer} />
    </Page>
  )
}
