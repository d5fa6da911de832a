import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { peopleInput } from '#app/domain/accounts/input.ts'
import { addPerson, renewInvitation } from '#app/domain/accounts/people-commands.server.ts'
import { listGrantableForums, listPeople } from '#app/domain/accounts/queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AddPersonForm } from './add-person-form.tsx'
import { OneTimeLink } from './one-time-link.tsx'
import { PeopleTable } from './people-table.tsx'
import { peopleWords } from './words.ts'

export const meta: MetaFunction<typeof loader> = () => pageTitle('People')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const [people, forums] = await Promise.all([listPeople(ctx), listGrantableForums(ctx)])
  return json({ people, forums })
}

/** The link is in this answer alone: it is not stored, and loading the page again does not show it. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const form = await parseForm(peopleInput, request)
  if (!form.ok) return invalid(form)
  const input = form.value
  const result =
    input.intent === 'add' ? await addPerson(ctx, input, form.once) : await renewInvitation(ctx, input.person)
  if (!result.ok) return settle(form, result, { to: '/people', notice: '', words: peopleWords })
  const link = new URL(`/invitation/${result.value.secret}`, config.origin).href
  return json({ made: { link, name: result.value.name } })
}

export default function People() {
  const { people, forums } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer && 'errors' in answer ? answer : undefined
  const adding = refused?.typed.intent === 'add' ? refused : undefined
  return (
    <Page title="People" refused={refused} ids={{ person: 'people' }} wide>
      {answer && 'made' in answer ? <OneTimeLink {...answer.made} /> : null}
      <p className="govuk-body">
        Everybody who can sign in. Participants of the forums are not here: they have no account.
      </p>
      <PeopleTable people={people} />
      <AddPersonForm refused={adding} forums={forums} />
    </Page>
  )
}
