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

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const forum = await getForum(ctx, params.forum ?? '')
  const sessions = (await listSessions(ctx, forum.id)).map((session) => sessionLine(session, ctx.now))
  return json({ forum, open: takesSessions(forum.state), sessions })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const slug = params.forum ?? ''
  const form = await parseForm(layOutInput, request)
  if (!form.ok) return invalid(form)
  const result = form.value.intent === 'lay-out' ? await layOutSessions(ctx, slug, form.value, form.once) : null
  const plan = result?.ok ? null : await planSessions(ctx, await getForum(ctx, slug), form.value)
  if (plan?.ok && !result) return previewed(form.typed, plan.sessions)
  const reason =
    plan && !plan.ok ? plan : { field: '', message: 'The sessions of this forum have just changed. Try again.' }
  return settle(form, result ?? { ok: false, reason: 'not-possible' }, {
    to: `/forums/${slug}/sessions`,
    notice: `${result?.ok ? result.value.count : 0} sessions laid out`,
    words: { 'not-possible': reason },
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
