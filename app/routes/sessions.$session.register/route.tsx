import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepRegister } from '#app/domain/register/commands.server.ts'
import { registerInput } from '#app/domain/register/input.ts'
import { getRegister, listTotals, summaryOf } from '#app/domain/register/queries.server.ts'
import { takesRegister } from '#app/domain/register/rules.ts'
import { isReduced } from '#app/domain/retention/rules.ts'
import { hasStarted } from '#app/domain/sessions/rules.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { raiseFollowUps } from '#app/domain/welfare/raise-commands.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { logger } from '#app/logger.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { NoRegister } from './no-register.tsx'
import { RegisterForm } from './register-form.tsx'
import { type RefusedRegister, refuseStale } from './stale.server.ts'
import { Stale } from './stale.tsx'
import { Summary } from './summary.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Register')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'register:keep')
  const { session, lines, staff, nameless } = await getRegister(ctx, params.session ?? '')
  const started = hasStarted(session, ctx.now)
  return json({
    session: { id: session.id, starts: formatDateTime(session.startsAt) },
    forum: { slug: session.forumSlug, name: session.forumName },
    state: session.state,
    version: session.registerVersion,
    started,
    everyone: started && new URL(request.url).searchParams.get('everyone') === 'attended',
    lines,
    totals: isReduced(session.date, ctx.now) ? await listTotals(ctx, session.id) : null,
    summary: summaryOf(lines, staff, started, nameless),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'register:keep')
  const { session, lines } = await getRegister(ctx, params.session ?? '')
  const form = await parseForm(registerInput(lines, hasStarted(session, ctx.now)), request)
  if (!form.ok) return invalid(form)
  const result = await keepRegister(ctx, session.id, form.value)
  if (!result.ok && result.reason === 'changed-meanwhile') {
    return refuseStale(form, form.value, await getRegister(ctx, session.id))
  }
  // The job would do it within a minute: this way the next page says at once who has to be asked.
  if (result.ok)
    await raiseFollowUps(ctx.now).catch(() => logger.warn({ code: 'check-ins' }, 'check-ins are not raised yet'))
  return settle(form, result, {
    to: `/sessions/${session.id}/register`,
    notice: result.ok && result.value.held ? 'Register saved. The session now counts as held.' : 'Register saved',
    words: {
      'too-early': { field: '', message: 'The session has not started, so nobody can have come yet' },
      'not-taking-place': { field: '', message: 'This session does not take place, so it has no register' },
      'changed-meanwhile': { field: '', message: 'Somebody else changed this register at the same time' },
    },
  })
}

export default function Register() {
  const { session, forum, state, version, started, everyone, lines, totals, summary } = useLoaderData<typeof loader>()
  const refused: RefusedRegister | undefined = useActionData<typeof action>()
  return (
    <Page
      title="Register"
      caption={`${forum.name}, ${session.starts}`}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
      wide
    >
      {refused?.stale ? <Stale stale={refused.stale} lines={lines} /> : null}
      {takesRegister(state) && lines.length > 0 ? (
        <>
          {version > 0 && !refused ? <Summary summary={summary} started={started} session={session.id} /> : null}
          <RegisterForm {...{ lines, started, everyone, refused, version }} staff={summary.staff} />
        </>
      ) : (
        <NoRegister takesPlace={takesRegister(state)} {...{ state, forum, totals }} />
      )}
    </Page>
  )
}
