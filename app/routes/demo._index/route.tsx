import { type ActionFunctionArgs, json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '#app/clock.server.ts'
import { listActivePeople } from '#app/domain/accounts/queries.server.ts'
import { requireDemonstration } from '#app/http/demonstration.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { openSession } from '#app/http/session.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { groupsOf } from './groups.ts'
import { RoleCard } from './role-card.tsx'
import { Tour } from './tour.tsx'

const input = z.strictObject({ person: z.string().min(1).max(40) })

export const meta: MetaFunction = () => pageTitle('Try the service')

export async function loader() {
  requireDemonstration()
  return json({ groups: groupsOf(await listActivePeople(now())) })
}

export async function action({ request }: ActionFunctionArgs) {
  requireDemonstration()
  const form = await parseForm(input, request)
  if (!form.ok) return invalid(form)
  const person = (await listActivePeople(now())).find(({ id }) => id === form.value.person)
  if (!person) return invalid(form.refuse('', 'There is no such person. Choose somebody below.'))
  const headers = new Headers({
    'Set-Cookie': await openSession(request, person.id, { stage: 'full', method: 'demonstration' }),
  })
  return seeOther('/', 'You are signed in. Nothing you do here leaves this machine.', headers)
}

export default function Demonstration() {
  const { groups } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Try the service" refused={refused} wide>
      <p className="govuk-body-l app-demo-lead">
        Victims of crime meet every six weeks and say how they were treated. Follow what one room said until the police
        read it in a report. It takes ten minutes.
      </p>
      <p className="govuk-body app-demo-lead">
        There are six forums and 18 months of sessions. All of it is made up, so change what you like.
      </p>
      {groups.length === 0 ? (
        <NobodyHere />
      ) : (
        <>
          <Tour groups={groups} />
          <h2 className="govuk-heading-m">Or choose who to be</h2>
          <div className="app-demo-roles">
            {groups.map((group) => (
              <RoleCard key={group.role} group={group} />
            ))}
          </div>
        </>
      )}
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
