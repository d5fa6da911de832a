import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addParticipant, givePlace } from '#app/domain/participants/commands.server.ts'
import { forumParticipantsInput } from '#app/domain/participants/input.ts'
import { getRoster } from '#app/domain/participants/queries.server.ts'
import { placeLifeCycle } from '#app/domain/participants/status.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AddForm, WaitingOffer } from './add-form.tsx'
import { LeftList, SeatsTable, WaitingList } from './roster.tsx'
import { addedWords, addWords, giveWords, isOffer } from './words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Participants, ${data.forum.name}` : 'Participants')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:view')
  const { left, ...roster } = await getRoster(ctx, params.forum ?? '')
  return json({
    ...roster,
    left: left.map(({ reference, alias, endsOn }) => ({ reference, alias, until: endsOn ? formatDate(endsOn) : '' })),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const slug = params.forum ?? ''
  const form = await parseForm(forumParticipantsInput, request)
  if (!form.ok) return invalid(form)
  const to = `/forums/${slug}/participants`
  const input = form.value
  if (input.intent === 'give-place') {
    const notice = placeLifeCycle.waiting['give-place'].words.done
    return settle(form, await givePlace(ctx, slug, input, form.once), { to, notice, words: giveWords })
  }
  const result = await addParticipant(ctx, slug, input, form.once)
  if (!result.ok && isOffer(result.reason)) {
    return json({ ...form.refuse('alias', addWords[result.reason].message), offer: input.alias }, 400)
  }
  return settle(form, result, { to, notice: addedWords(result), words: addWords })
}

export default function Participants() {
  const { forum, seated, waiting, left, free } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const offer = refused && 'offer' in refused ? String(refused.offer) : null
  return (
    <Page
      title="Participants"
      caption={forum.name}
      back={{ href: `/forums/${forum.slug}`, text: forum.name }}
      refused={refused}
      wide
    >
      <p className="govuk-body">
        {seated.length} of {forum.places} places are filled. Only this forum’s facilitator sees this page.
      </p>
      <SeatsTable people={seated} />
      <WaitingList people={waiting} free={forum.state === 'open' ? free : 0} />
      {forum.state === 'open' ? (
        <>
          {offer ? <WaitingOffer alias={offer} /> : null}
          <AddForm refused={refused} />
          <p className="govuk-body">
            Do you keep your participants in a spreadsheet?{' '}
            <a className="govuk-link" href={`/forums/${forum.slug}/participants/import`}>
              Bring in a spreadsheet
            </a>
          </p>
        </>
      ) : (
        <InsetText>Nobody can be added while this forum is {forum.state}.</InsetText>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/agreement">
          Whom to ask for their agreement, and the words to print
        </a>
      </p>
      <LeftList people={left} />
    </Page>
  )
}
