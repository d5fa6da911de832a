import { type ActionFunctionArgs, json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listActivePeople } from '#app/domain/accounts/queries.server.ts'
import { requireDemonstration } from '#app/http/demonstration.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { signIn } from '#app/http/session.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { groupsOf } from './groups.ts'
import { RoleCard } from './role-card.tsx'
import { Tour } from './tour.tsx'

const input = z.strictObject({ person: z.string().min(1).max(40) })

export const meta: MetaFunction = () => pageTitle('Demonstration')

export async function loader() {
  requireDemonstration()
  return json({ groups: groupsOf(await listActivePeople()) })
}

export async function action({ request }: ActionFunctionArgs) {
  requireDemonstration()
  const form = await parseForm(input, request)
  if (!form.ok) return invalid(form)
  const person = (await listActivePeople()).find(({ id }) => id === form.value.person)
  if (!person) return invalid(form.refuse('', 'There is no such person. Choose somebody below.'))
  const headers = new Headers({ 'Set-Cookie': await signIn(request, person.id) })
  return seeOther('/', 'You are signed in. Nothing you do here leaves this machine.', headers)
}

export default function Demonstration() {
  const { groups } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Try the service" refused={refused}>
      <p className="govuk-body-l">
        Six forums, 18 months of sessions and the people who run them. All of it is made up. Change what you like.
      </p>
      <Tour />
      {groups.length === 0 ? <NobodyHere /> : groups.map((group) => <RoleCard key={group.role} group={group} />)}
    </Page>
  )
}

function NobodyHere() {
  return (
    <p className="govuk-body">
      The demonstration has not been filled yet. Stop it and start it again with <code>npm run demo</code>.
    </p>
  )
}
