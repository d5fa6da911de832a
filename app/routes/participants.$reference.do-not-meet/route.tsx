import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getParticipant } from '#app/domain/participants/queries.server.ts'
import { addDoNotMeet, removeDoNotMeet } from '#app/domain/team/do-not-meet-commands.server.ts'
import { getDoNotMeets } from '#app/domain/team/do-not-meet-queries.server.ts'
import { doNotMeetInput } from '#app/domain/team/input.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AddForm } from './add-form.tsx'
import { RemoveStep, WishList } from './wish-list.tsx'
import { addWords } from './words.ts'

/** The reference alone: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.reference ?? 'Participant')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const { participant } = await getParticipant(ctx, params.reference ?? '')
  const { wishes, choices } = await getDoNotMeets(ctx, participant.reference)
  const asked = new URL(request.url).searchParams.get('remove')
  const removing = wishes.find(({ id }) => id === asked) ?? null
  const { reference, alias, erasedOn } = participant
  return json({ reference, alias, isErased: erasedOn !== null, wishes, choices, removing })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const { participant } = await getParticipant(ctx, params.reference ?? '')
  const form = await parseForm(doNotMeetInput, request)
  if (!form.ok) return invalid(form)
  const { reference } = participant
  const to = `/participants/${reference}/do-not-meet`
  const { value, once } = form
  if (value.intent === 'remove')
    return settle(form, await removeDoNotMeet(ctx, reference, value.wish), { to, notice: 'Taken back.', words: {} })
  const notice = 'Noted. Nobody can put them into a team that meets this participant.'
  return settle(form, await addDoNotMeet(ctx, reference, value, once), { to, notice, words: addWords })
}

export default function DoNotMeet() {
  const { reference, alias, isErased, wishes, choices, removing } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/participants/${reference}/do-not-meet`
  const caption = alias === reference ? reference : `${alias}, ${reference}`
  if (removing && !refused) return <RemoveStep {...{ here, caption }} wish={removing} />
  return (
    <Page
      title="Whom they do not want to meet"
      caption={caption}
      back={{ href: `/participants/${reference}`, text: alias }}
      refused={refused}
    >
      <p className="govuk-body">
        Police, partners or staff whom this participant does not want to meet at a session. They need not say why, and
        you never write it down. Whoever stands here cannot be in the team of a session of their forum. The team page
        says only that this person cannot be in the team.
      </p>
      <WishList here={here} wishes={wishes} />
      {isErased ? null : <AddForm {...{ choices, refused }} />}
    </Page>
  )
}
