import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getOwnContact } from '#app/domain/contact/queries.server.ts'
import { answerContact } from '#app/domain/links/contact-commands.server.ts'
import { confirmContactInput } from '#app/domain/links/input.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settleVisit, wasSaved } from '#app/http/form.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'
import { RouteForm } from './route-form.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const { routes, person } = await getOwnContact(await requireVisit(request))
  return json({
    routes: routes.map(({ kind, masked, rules, confirmedOn }) => ({
      kind,
      masked,
      safe: rules.safe,
      on: confirmedOn && formatDate(confirmedOn),
    })),
    contactUs: person.contactUs,
    saved: wasSaved(request),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireVisit(request)
  const form = await parseForm(confirmContactInput, request)
  if (!form.ok) return invalid(form)
  return settleVisit(form, await answerContact(ctx, form.value, form.once), { to: '/p/contact', words })
}

const words = {
  'not-held': { field: '', message: 'We do not reach you this way any more. Nothing was saved' },
}

export default function HowWeReachYou() {
  const { routes, contactUs, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <ParticipantPage title="How we reach you" refused={refused} saved={saved} ids={idsOf(refused?.typed.route)}>
      {contactUs ? <p className="govuk-body">You contact us. We do not contact you.</p> : null}
      {routes.length === 0 ? (
        <p className="govuk-body">We hold no way of reaching you.</p>
      ) : (
        <p className="govuk-body">Tell us if each of these is still safe. If one is not, we stop using it at once.</p>
      )}
      {routes.map((route) => (
        <RouteForm key={route.kind} route={route} refused={refused} />
      ))}
      <p className="govuk-body">To add or change a number or an address, tell the person you talk to.</p>
    </ParticipantPage>
  )
}

const idsOf = (route: unknown) => ({ safe: `safe-${String(route)}` })
