import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { changeVenue, moveVenue } from '#app/domain/venues/commands.server.ts'
import { savedFacts, venueInput } from '#app/domain/venues/input.ts'
import { getVenue, listSessionsAt } from '#app/domain/venues/queries.server.ts'
import { venueMoves, venueStateWords } from '#app/domain/venues/status.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Details, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { VENUE_IDS, VenueFields } from '#app/ui/service/venue-fields.tsx'
import { MeetsHere, VenueFacts } from './facts.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.venue.name ?? 'Venue')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'venue:view')
  const { holds, costPence, notPolice: _, ...venue } = await getVenue(ctx, params.venue ?? '')
  const person = await requirePerson(request)
  return json({
    venue: {
      ...venue,
      holds: holds === null ? '' : String(holds),
      cost: costPence === null || !mayDo(person, 'voucher:view') ? '' : pounds(costPence),
      checkedOn: venue.checkedOn ?? '',
    },
    sessions: await listSessionsAt(ctx, venue.id),
    mayKeep: mayDo(person, 'venue:keep'),
  })
}

const pounds = (pence: number) => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2))

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'venue:keep')
  const id = params.venue ?? ''
  await getVenue(ctx, id)
  const form = await parseForm(venueInput(todayInLondon(ctx.now)), request)
  if (!form.ok) return invalid(form)
  const input = form.value
  const result =
    input.intent === 'save'
      ? await changeVenue(ctx, id, { ...savedFacts(input), version: input.version })
      : await moveVenue(ctx, id, input.intent)
  return settle(form, result, {
    to: `/venues/${id}`,
    notice: input.intent === 'save' ? 'Venue saved' : venueMoves[input.intent].done,
    words: {
      'name-taken': { field: 'name', message: 'There is a venue with this name' },
      'changed-meanwhile': {
        field: '',
        message: 'Somebody else changed this venue meanwhile. Nothing was saved. Check it above and send again.',
      },
    },
  })
}

export default function OneVenue() {
  const { venue, sessions, mayKeep } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const state = venueStateWords[venue.state]
  const move = venue.state === 'in-use' ? 'retire' : 'bring-back'
  return (
    <Page title={venue.name} back={{ href: '/venues', text: 'Venues' }} refused={refused} ids={VENUE_IDS}>
      <p className="govuk-body">
        <Tag classes={state.tag}>{state.label}</Tag>
      </p>
      <VenueFacts venue={venue} />
      <MeetsHere sessions={sessions} />
      {mayKeep ? (
        <>
          <Details summary="Change what is known about it" open={Boolean(refused)}>
            <ServiceForm
              intent="save"
              submit="Save venue"
              whoSees="Facilitators, support workers and MOPAC’s contract manager see it."
            >
              <input type="hidden" name="version" value={venue.version} />
              <VenueFields venue={venue} refused={refused} />
            </ServiceForm>
          </Details>
          <ServiceForm intent={move} submit={venueMoves[move].button} submitClasses="govuk-button--secondary">
            <input type="hidden" name="version" value={venue.version} />
          </ServiceForm>
        </>
      ) : null}
    </Page>
  )
}
