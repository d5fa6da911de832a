import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { givePlaceInput } from '#app/domain/participants/input.ts'
import { givePlace } from '#app/domain/participants/place-commands.server.ts'
import { getRoster } from '#app/domain/participants/queries.server.ts'
import { placeLifeCycle } from '#app/domain/participants/status.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { OnTheWay } from './on-the-way.tsx'
import { Backfilled, DeclinedList, LeftList } from './others.tsx'
import { SeatsTable } from './seats-table.tsx'
import { rosterShown } from './shown.ts'
import { WaitingList } from './waiting-list.tsx'
import { giveWords } from './words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Participants, ${data.forum.name}` : 'Participants')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:view')
  return json(rosterShown(await getRoster(ctx, params.forum ?? ''), ctx.now))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const slug = params.forum ?? ''
  const form = await parseForm(givePlaceInput, request)
  if (!form.ok) return invalid(form)
  const notice = placeLifeCycle.waiting['give-place'].words.done
  const to = `/forums/${slug}/participants`
  return settle(form, await givePlace(ctx, slug, form.value, form.once), { to, notice, words: giveWords })
}

export default function Participants() {
  const { forum, seated, backfilled, waiting, onTheWay, left, declined, free } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const takes = forum.state !== 'closed'
  return (
    <Page
      title="Participants"
      caption={forum.name}
      back={{ href: `/forums/${forum.slug}`, text: forum.name }}
      refused={refused}
      wide
    >
      <p className="govuk-body">
        {seated.length} of {forum.places} places are in use. Only this forum’s facilitator sees this page.
      </p>
      {takes ? (
        <div className="govuk-button-group">
          <Button href={`/forums/${forum.slug}/participants/new`}>Take down a referral</Button>
          <a className="govuk-link" href={`/forums/${forum.slug}/participants/import`}>
            Bring in a spreadsheet
          </a>
        </div>
      ) : (
        <p className="govuk-body">Nobody can be taken down while this forum is closed.</p>
      )}
      <OnTheWay people={onTheWay} />
      <SeatsTable people={seated} />
      <Backfilled people={backfilled} />
      <WaitingList people={waiting} free={free} isOpen={forum.state === 'open'} />
      <p className="govuk-body">
        <a className="govuk-link" href="/agreement">
          Whom to ask for their agreement, and the words to print
        </a>
      </p>
      <LeftList people={left} />
      <DeclinedList people={declined} />
    </Page>
  )
}
