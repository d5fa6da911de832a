import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getForum } from '#app/domain/forums/queries.server.ts'
import { layOutSessions } from '#app/domain/sessions/commands.server.ts'
import { layOutInput } from '#app/domain/sessions/input.ts'
import { listSessions, planSessions } from '#app/domain/sessions/queries.server.ts'
import { takesSessions } from '#app/domain/sessions/rules.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { LayOutForm } from './lay-out-form.tsx'
import { type LaidOutAnswer, previewed, sessionLine } from './lines.server.ts'
import { Preview } from './preview.tsx'
import { SessionList } from './session-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Sessions: ${data?.forum.name ?? ''}`)

const JUST_CHANGED = { field: '', message: 'Somebody else has just changed the sessions of this forum. Try again.' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const forum = await getForum(ctx, params.forum ?? '')
  const sessions = (await listSessions(ctx, forum.id)).map((session) => sessionLine(session, ctx.now))
  return json({ forum, open: takesSessions(forum.state), sessions })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const forum = await getForum(ctx, params.forum ?? '')
  const form = await parseForm(layOutInput, request)
  if (!form.ok) return invalid(form)
  const { intent, ...input } = form.value
  const result = intent === 'lay-out' ? await layOutSessions(ctx, forum.slug, input, form.once) : null
  const plan = await planSessions(ctx, forum, input)
  if (!result) return plan.ok ? previewed(form.typed, plan.sessions) : invalid(form.refuse(plan.field, plan.message))
  return settle(form, result, {
    to: `/forums/${forum.slug}/sessions`,
    notice: `${result.ok ? result.value.count : 0} sessions laid out`,
    words: { 'not-possible': plan.ok ? JUST_CHANGED : plan },
  })
}

export default function ForumSessions() {
  const { forum, open, sessions } = useLoaderData<typeof loader>()
  const answer: LaidOutAnswer | undefined = useActionData<typeof action>()
  const plan = answer?.plan ?? null
  const refused = plan ? null : answer
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
    >
      {plan && answer ? <Preview plan={plan} answer={answer} /> : <SessionList sessions={sessions} open={open} />}
      <LayOutForm open={open} answer={answer} again={plan !== null} />
    </Page>
  )
}
