import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getForum } from '#app/domain/forums/queries.server.ts'
import { addParticipant, referParticipant } from '#app/domain/participants/commands.server.ts'
import { newParticipantInput } from '#app/domain/participants/input.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { offerIn, ReferralForm, WaitingOffer } from './referral-form.tsx'
import { addedWords, addWords, isOffer, referredWords, referWords } from './words.ts'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Take down a referral')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const { slug, name, state } = await getForum(ctx, params.forum ?? '')
  return json({ forum: { slug, name, state } })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const slug = params.forum ?? ''
  const form = await parseForm(newParticipantInput, request)
  if (!form.ok) return invalid(form)
  const to = `/forums/${slug}/participants`
  const { alias, source, reached, waitingList } = form.value
  if (reached !== 'agreed') {
    const result = await referParticipant(ctx, slug, { alias, source, reached }, form.once)
    const theirs = result.ok ? `/participants/${result.value.reference}` : to
    return settle(form, result, { to: theirs, notice: referredWords, words: referWords })
  }
  const result = await addParticipant(ctx, slug, { alias, source, waitingList }, form.once)
  if (!result.ok && isOffer(result.reason)) {
    const { field, message } = addWords[result.reason]
    return json({ ...form.refuse(field, message), offer: { alias, source } }, 400)
  }
  return settle(form, result, { to, notice: addedWords(result), words: addWords })
}

export default function NewParticipant() {
  const { forum } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const offer = offerIn(refused)
  const back = { href: `/forums/${forum.slug}/participants`, text: 'Participants' }
  return (
    <Page title="Take down a referral" caption={forum.name} back={back} refused={refused}>
      {forum.state === 'closed' ? (
        <InsetText>Nobody can be taken down while this forum is closed.</InsetText>
      ) : (
        <>
          <p className="govuk-body">
            Do not write down what happened to them, why they need a place, or anything about their health or their
            case. There is no field for it, here or anywhere.
          </p>
          {offer ? <WaitingOffer {...offer} /> : null}
          <ReferralForm refused={refused} />
        </>
      )}
    </Page>
  )
}
