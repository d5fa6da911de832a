import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { endFeed, makeFeed } from '#app/domain/calendar/feed-commands.server.ts'
import { findOwnFeed } from '#app/domain/calendar/feed-queries.server.ts'
import { feedInput } from '#app/domain/calendar/input.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Your calendar on your phone')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'calendar:view')
  const feed = await findOwnFeed(ctx)
  return json({
    feed: feed && {
      address: new URL(`/feed/${feed.secret}.ics`, config.origin).href,
      madeAt: formatDateTime(feed.madeAt),
    },
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'calendar:view')
  const form = await parseForm(feedInput, request)
  if (!form.ok) return invalid(form)
  const ends = form.value.intent === 'end'
  return settle(form, ends ? await endFeed(ctx) : await makeFeed(ctx, form.once), {
    to: '/calendar/feed',
    notice: ends ? 'The secret address leads nowhere now' : 'Your secret address is ready',
    words: {},
  })
}

export default function CalendarFeed() {
  const { feed } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Your calendar on your phone" refused={refused}>
      <p className="govuk-body">
        A secret address lets the calendar on your phone or computer show your sessions by itself. An entry says
        “Meeting”, the day and the time. It does not say which forum, where, or who comes.
      </p>
      {feed ? <OwnFeed feed={feed} /> : <ServiceForm intent="make" submit="Make a secret address" />}
    </Page>
  )
}

function OwnFeed({ feed }: { feed: { address: string; madeAt: string } }) {
  return (
    <>
      <Input
        name="address"
        label={{ text: 'Your secret address', classes: 'govuk-label--s' }}
        hint={`Made on ${feed.madeAt}. Copy it into your calendar where it asks for the address of a calendar to subscribe to.`}
        defaultValue={feed.address}
        attributes={{ readOnly: true }}
      />
      <p className="govuk-body">
        Whoever has this address can see the days and times of your sessions. Send it to nobody. If somebody may have
        seen it, renew it.
      </p>
      <div className="govuk-button-group">
        <ServiceForm intent="make" submit="Renew it" submitClasses="govuk-button--secondary" />
        <ServiceForm intent="end" submit="End it" submitClasses="govuk-button--warning" />
      </div>
    </>
  )
}
