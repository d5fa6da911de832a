import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { agendaInput } from '#app/domain/agenda/input.ts'
import { getAgenda } from '#app/domain/agenda/queries.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { act, refusals } from './act.server.ts'
import { AddItem } from './add-item.tsx'
import { AgendaList } from './agenda-list.tsx'
import { CarriedOver, LeftOver } from './left-over.tsx'
import { isStep, Step, stepTitles } from './steps.tsx'
import { NotTaken, Suggestions } from './suggestions.tsx'
import { agendaPage, mergeChoices } from './view.server.ts'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Agenda')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'agenda:view')
  const { forumId } = await getSession(ctx, params.session ?? '')
  const mayKeep = mayDo(await requirePerson(request), 'agenda:keep', forumId)
  const page = await agendaPage(ctx, params.session ?? '', mayKeep)
  const search = new URL(request.url).searchParams
  const step = search.get('step') ?? ''
  const item = search.get('item')
  const merging = mayKeep && step === 'merge' ? mergeChoices(await getAgenda(ctx, page.session.id), item) : null
  const changing = [...page.lines, ...page.suggestions].find(({ id }) => id === item) ?? null
  return json({ page, step: page.open && isStep(step) ? step : null, merging, changing })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'agenda:keep')
  const { id } = await getSession(ctx, params.session ?? '')
  const form = await parseForm(agendaInput, request)
  if (!form.ok) return invalid(form)
  const { result, notice } = await act(ctx, id, form.value, form.once)
  return settle(form, result, { to: `/sessions/${id}/agenda`, notice, words: refusals })
}

export default function Agenda() {
  const { page, step, merging, changing } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { session } = page
  const caption = `${session.forum}, ${session.when}`
  const here = `/sessions/${session.id}/agenda`
  if (step)
    return (
      <Page title={stepTitles[step]} caption={caption} back={{ href: here, text: 'Agenda' }} refused={refused}>
        <Step {...{ here, step, page, merging, changing, refused }} />
      </Page>
    )
  return (
    <Page
      title="Agenda"
      caption={caption}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
    >
      <AgendaList here={here} page={page} />
      <LeftOver page={page} />
      <CarriedOver page={page} />
      {page.started || !page.mayKeep ? null : <Suggestions here={here} page={page} />}
      {page.open ? <AddItem refused={refused} /> : null}
      <NotTaken items={page.notTaken} />
    </Page>
  )
}
