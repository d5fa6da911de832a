import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeSession } from '#app/domain/sessions/changing-commands.server.ts'
import { datesToKeep, readDecisions } from '#app/domain/sessions/decisions.ts'
import { changeSessionInput } from '#app/domain/sessions/input.ts'
import { planMove } from '#app/domain/sessions/planning-queries.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { awaitsDate, canBeChanged } from '#app/domain/sessions/rules.ts'
import { SESSION_STATES } from '#app/domain/sessions/status.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ChangeForm } from './change-form.tsx'
import { Comparison } from './comparison.tsx'
import { Preview } from './preview.tsx'
import { type ChangedAnswer, previewed, shown } from './view.server.ts'
import { changedNotice, changeWords, notSaid } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Change a session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  return json(await shown(ctx, await getSession(ctx, params.session ?? '')))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const id = params.session ?? ''
  const session = await getSession(ctx, id)
  const form = await parseForm(changeSessionInput, request)
  if (!form.ok) return invalid(form)
  const { intent, ...input } = form.value
  const isOpen = canBeChanged(session.state) || awaitsDate(session.state)
  const plan = isOpen && session.version === input.version ? await planMove(ctx, session, input) : null
  if (plan && !plan.ok) return invalid(form.refuse(plan.field, plan.message))
  const read = readDecisions(plan ? datesToKeep(plan.moves) : [], input.answers, ['keep'])
  const missing = plan && intent === 'save' ? [...(read.ok ? [] : read.errors), ...notSaid(plan, input.ready)] : []
  if (plan && (intent === 'check' || missing.length > 0)) return previewed(form.typed, session, plan, missing)
  const result = await changeSession(ctx, id, input)
  return settle(form, result, {
    to: `/sessions/${id}`,
    notice: result.ok ? changedNotice(result.value.followed, input.ready) : '',
    words: changeWords,
  })
}

export default function ChangeSession() {
  const session = useLoaderData<typeof loader>()
  const answer: ChangedAnswer | undefined = useActionData<typeof action>()
  const preview = answer?.preview
  const refused = answer && answer.errors.length > 0 ? answer : null
  const isStale = refused ? [refused.typed.version ?? ''].flat().join() !== String(session.version) : false
  const title = session.awaitsDate ? 'Give this session a new date' : 'Change this session'
  return (
    <Page
      title={preview ? 'Check this change' : title}
      caption={`${session.forumName}, ${session.when}`}
      back={
        preview
          ? { href: `/sessions/${session.id}/change`, text: 'Change' }
          : { href: `/sessions/${session.id}`, text: 'Session' }
      }
      refused={refused}
      ids={{ date: 'date-day' }}
    >
      {refused && isStale ? <Comparison theirs={session} mine={refused} /> : null}
      {preview && answer ? <Preview preview={preview} answer={answer} /> : null}
      {!preview && session.open ? <ChangeForm session={session} refused={refused ?? undefined} /> : null}
      {session.open ? null : (
        <InsetText>
          This session is {SESSION_STATES[session.state].label.toLowerCase()}. Its date and time can no longer be
          changed.
        </InsetText>
      )}
    </Page>
  )
}
