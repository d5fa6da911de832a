import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canBeChanged } from '#app/domain/sessions/rules.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { placeSession } from '#app/domain/venues/commands.server.ts'
import { placeInput } from '#app/domain/venues/input.ts'
import { getPlace, listVenues } from '#app/domain/venues/queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { NeedsTable } from './needs-table.tsx'
import { PlaceForm } from './place-form.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Where the session meets')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:prepare')
  const { session, venue, joining, needs } = await getPlace(ctx, params.session ?? '')
  const { id, forumName, startsAt, version, venueId, roomName, costPence } = session
  const venues = (await listVenues(ctx)).filter((one) => one.state === 'in-use' || one.id === venueId)
  return json({
    ...{ id, forumName, version, needs, joining: joining ?? '' },
    when: formatDateTime(startsAt),
    open: canBeChanged(session.state),
    venue: venue?.name ?? null,
    venueId: venueId ?? '',
    roomName: roomName ?? '',
    cost: costPence === null ? '' : (costPence / 100).toFixed(2),
    venues: venues.map((one) => ({ id: one.id, name: one.name })),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:prepare')
  const id = params.session ?? ''
  await getPlace(ctx, id)
  const form = await parseForm(placeInput, request)
  if (!form.ok) return invalid(form)
  return settle(form, await placeSession(ctx, id, form.value), {
    to: `/sessions/${id}/place`,
    notice: 'Saved where this session meets',
    words: {
      over: { field: '', message: 'This session is over or called off. Nothing was saved' },
      'no-such-venue': { field: 'venue', message: 'Choose a venue that is in use' },
      'changed-meanwhile': {
        field: '',
        message: 'Somebody else changed this session meanwhile. Nothing was saved. Check it and send again.',
      },
    },
  })
}

export default function WhereItMeets() {
  const place = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Where the session meets"
      caption={`${place.forumName}, ${place.when}`}
      back={{ href: `/sessions/${place.id}`, text: 'Session' }}
      refused={refused}
    >
      <NeedsTable needs={place.needs} />
      {place.open ? (
        <PlaceForm place={place} refused={refused} />
      ) : (
        <InsetText>
          This session is over or called off.{' '}
          {place.venue ? `It was to meet at ${place.venue}.` : 'No venue was chosen.'}
        </InsetText>
      )}
    </Page>
  )
}
