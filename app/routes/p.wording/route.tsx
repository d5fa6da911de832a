import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { wordingInput } from '#app/domain/write-ups/input.ts'
import { replyToWording } from '#app/domain/write-ups/wording-commands.server.ts'
import { findOpenOffer, getOfferedWords } from '#app/domain/write-ups/wording-queries.server.ts'
import { invalid, parseForm, settleVisit, wasSaved } from '#app/http/form.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'
import { WordsForm } from './words-form.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const offer = await findOpenOffer(await requireVisit(request))
  const saved = wasSaved(request)
  if (!offer?.until || offer.answered) return json({ answered: offer !== null, offer: null, saved })
  const { points, seen } = await getOfferedWords(offer.id)
  const until = formatDate(todayInLondon(new Date(offer.until.getTime() - 1)))
  return json({ answered: false, offer: { id: offer.id, on: formatDate(offer.date), until, points, seen }, saved })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireVisit(request)
  const form = await parseForm(wordingInput, request)
  if (!form.ok) return invalid(form)
  return settleVisit(form, await replyToWording(ctx, form.value, form.once), { to: '/p/wording', words })
}

const words = {
  'words-changed': {
    field: '',
    message:
      'The words have changed since you opened this page. Nothing was saved. Read them again and send your answer',
  },
  answered: { field: '', message: 'You have sent your answer already. Nothing was saved twice' },
  'nothing-said': { field: '', message: 'Answer for at least one of them' },
}

export default function AreTheWordsRight() {
  const { answered, offer, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <ParticipantPage title="Are the words right?" refused={refused} saved={saved}>
      {offer ? (
        <WordsForm offer={offer} refused={refused} />
      ) : (
        <p className="govuk-body">
          {answered ? 'Thank you. You have sent your answer.' : 'There is nothing to read over now.'}
        </p>
      )}
    </ParticipantPage>
  )
}
