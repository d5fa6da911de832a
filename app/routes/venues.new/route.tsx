import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { addVenue } from '#app/domain/venues/commands.server.ts'
import { addVenueInput } from '#app/domain/venues/input.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { VENUE_IDS, VenueFields } from '#app/ui/service/venue-fields.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Add a venue')

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'venue:keep')
  return json(null)
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'venue:keep')
  const form = await parseForm(addVenueInput(todayInLondon(ctx.now)), request)
  if (!form.ok) return invalid(form)
  const result = await addVenue(ctx, form.value, form.once)
  return settle(form, result, {
    to: result.ok ? `/venues/${result.value.id}` : '/venues',
    notice: 'Venue added',
    words: { 'name-taken': { field: 'name', message: 'There is a venue with this name' } },
  })
}

export default function AddVenue() {
  const refused = useActionData<typeof action>()
  return (
    <Page title="Add a venue" back={{ href: '/venues', text: 'Venues' }} refused={refused} ids={VENUE_IDS}>
      <ServiceForm submit="Add venue" whoSees="Facilitators, support workers and MOPAC’s contract manager see it.">
        <VenueFields refused={refused} />
      </ServiceForm>
    </Page>
  )
}
