import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatShortDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { listVenues } from '#app/domain/venues/queries.server.ts'
import { wantsLook } from '#app/domain/venues/rules.ts'
import { ACCESS_QUESTIONS, accessWords, venueStateWords } from '#app/domain/venues/status.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Button, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Venues')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'venue:view')
  const venues = (await listVenues(ctx)).map(({ id, name, state, holds, checkedOn, access }) => ({
    ...{ id, name, state, holds },
    lacks: ACCESS_QUESTIONS.filter((question) => access[question] === 'no').map((one) => accessWords[one].short),
    checked: checkedOn && formatShortDate(checkedOn),
    lookAgain: state === 'in-use' && wantsLook(checkedOn, todayInLondon(ctx.now)),
  }))
  return json({ venues, mayKeep: mayDo(await requirePerson(request), 'venue:keep') })
}

export default function Venues() {
  const { venues, mayKeep } = useLoaderData<typeof loader>()
  return (
    <Page title="Venues" wide>
      <p className="govuk-body">
        Where forums meet, and what each place offers. A forum never meets in a police building.
      </p>
      {mayKeep ? <Button href="/venues/new">Add a venue</Button> : null}
      {venues.length === 0 ? (
        <p className="govuk-body">
          There is no venue yet. {mayKeep ? 'Add the first one you have looked at.' : 'A facilitator adds them.'}
        </p>
      ) : (
        <StackedTable
          label="Venues"
          caption={venues.length === 1 ? '1 venue' : `${venues.length} venues`}
          captionClasses="govuk-table__caption--m"
          head={['Venue', 'State', 'Holds', 'Does not have', 'Last looked at']}
          rows={venues.map((venue) => [
            <a key="name" className="govuk-link" href={`/venues/${venue.id}`}>
              {venue.name}
            </a>,
            <Tag key="state" classes={venueStateWords[venue.state].tag}>
              {venueStateWords[venue.state].label}
            </Tag>,
            venue.holds ?? 'Not known',
            { text: venue.lacks.join(', ') || 'Nothing is missing', classes: 'app-sentence' },
            venue.lookAgain ? `${venue.checked ?? 'Never'}. Look again` : (venue.checked ?? 'Never'),
          ])}
        />
      )}
    </Page>
  )
}
