import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contactInput } from '#app/domain/contact/input.ts'
import { getContact, listForumNames } from '#app/domain/contact/queries.server.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { answerTo } from './answers.server.ts'
import { Overview } from './overview.tsx'
import { RemoveStep } from './remove-step.tsx'
import { RouteForm } from './route-form.tsx'
import { RulesForm } from './rules-form.tsx'
import { contactView, stepFrom } from './view.server.ts'
import { titleOf } from './words.ts'

/** The reference alone: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.reference ?? 'Participant')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'contact:keep')
  const contact = await getContact(ctx, params.reference ?? '')
  return json({ ...contactView(contact), step: stepFrom(request), today: todayInLondon(ctx.now) })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'contact:keep')
  const { participant } = await getContact(ctx, params.reference ?? '')
  const form = await parseForm(contactInput(todayInLondon(ctx.now), await listForumNames()), request)
  if (!form.ok) return invalid(form)
  return answerTo(form, ctx, participant)
}

export default function SafeContact() {
  const view = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { step, reference, alias, isErased } = view
  const here = `/participants/${reference}/contact`
  const back =
    step && !isErased ? { href: here, text: 'Safe contact' } : { href: `/participants/${reference}`, text: alias }
  const shown = isErased ? null : step
  return (
    <Page
      title={titleOf(shown)}
      caption={`${alias}, ${reference}`}
      back={back}
      refused={refused}
      ids={{ notUntil: 'notUntil-day' }}
    >
      {shown?.kind === 'edit' ? (
        <RouteForm key={shown.route} route={shown.route} view={view} refused={refused} />
      ) : null}
      {shown?.kind === 'remove' ? <RemoveStep route={shown.route} view={view} /> : null}
      {shown?.kind === 'rules' ? <RulesForm view={view} refused={refused} /> : null}
      {shown === null ? <Overview view={view} /> : null}
    </Page>
  )
}
