import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noteOutcome, noteRouteUsed } from '#app/domain/day/disclosure-commands.server.ts'
import { disclosureInput } from '#app/domain/day/input.ts'
import { listDisclosureUses } from '#app/domain/day/queries.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Steps } from './steps.tsx'
import { Uses } from './uses.tsx'

/** The title says nothing: it stands on the screen of a room that others see. */
export const meta: MetaFunction = () => pageTitle('Support steps')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'disclosure:note')
  const session = await getSession(ctx, params.session ?? '')
  const uses = await listDisclosureUses(ctx, session.id)
  const onDay = mayDo(await requirePerson(request), 'day:keep', session.forumId)
  return json({
    id: session.id,
    name: `${session.forumName}, ${formatDate(session.date)}`,
    back: onDay
      ? { href: `/sessions/${session.id}/day`, text: 'Session day' }
      : { href: `/sessions/${session.id}`, text: 'Session' },
    uses: uses.map((use) => ({ ...use, usedOn: formatDate(use.usedOn) })),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'disclosure:note')
  const { id } = await getSession(ctx, params.session ?? '')
  const form = await parseForm(disclosureInput, request)
  if (!form.ok) return invalid(form)
  const to = `/sessions/${id}/disclosure`
  return form.value.intent === 'used'
    ? settle(form, await noteRouteUsed(ctx, id, form.once), { to, notice: 'Noted.', words: {} })
    : settle(form, await noteOutcome(ctx, id, form.value), { to, notice: 'Reference saved.', words: {} })
}

export default function SupportSteps() {
  const { id, name, back, uses } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const ids = { reference: `reference-${String(refused?.typed.use ?? '')}` }
  return (
    <Page title="Support steps" caption={name} back={back} refused={refused} ids={ids}>
      <Steps />
      <Uses uses={uses} refused={refused} action={`/sessions/${id}/disclosure`} />
    </Page>
  )
}
