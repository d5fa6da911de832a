import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { purposeFrom, wordingInput } from '#app/domain/agreements/input.ts'
import { purposeWords } from '#app/domain/agreements/status.ts'
import { putWordingInUse } from '#app/domain/agreements/words-commands.server.ts'
import { countToAskAgain, listWordingHistory } from '#app/domain/agreements/words-queries.server.ts'
import { whyNotTheseWords } from '#app/domain/agreements/words-rules.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireConfirmed, requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { NewWordsForm } from './new-words-form.tsx'
import { Preview } from './preview.tsx'
import { previewOf, type ShownPreview, shownWording } from './shown.ts'
import { VersionList } from './version-list.tsx'
import { doneWords, refusalWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Words of the agreements')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireConfirmed(request, 'agreement:word')
  const chosen = purposeFrom(new URL(request.url).searchParams)
  const wordings = (await listWordingHistory(ctx)).map(shownWording)
  return json({ wordings, chosen: wordings.find(({ purpose }) => purpose === chosen) ?? null })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'agreement:word')
  const form = await parseForm(wordingInput, request)
  if (!form.ok) return invalid(form)
  const { intent, ...input } = form.value
  if (intent === 'preview') {
    const now = found((await listWordingHistory(ctx)).find(({ purpose }) => purpose === input.purpose))
    const why = whyNotTheseWords(input, now.versions[0] ?? null, todayInLondon(ctx.now))
    if (why) return invalid(form.refuse(refusalWords[why].field, refusalWords[why].message))
    const asked = await countToAskAgain(ctx, input.purpose)
    return json({ errors: [], typed: form.typed, preview: previewOf(input, asked) })
  }
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  return settle(form, await putWordingInUse(key, input, form.once), {
    to: '/agreement/words',
    notice: doneWords(purposeWords[input.purpose].label),
    words: refusalWords,
  })
}

export default function Words() {
  const { wordings, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const preview = answer && 'preview' in answer ? (answer.preview as ShownPreview) : null
  const refused = answer && !preview ? answer : undefined
  const ids = { inUseFrom: 'inUseFrom-day' }
  if (!chosen)
    return (
      <Page title="Words of the agreements">
        <p className="govuk-body">
          What participants are asked, word for word. Nothing is ever edited: new words are a new version, and everybody
          who answered older ones is asked again. You see how many people answered, never who.
        </p>
        <VersionList wordings={wordings} />
      </Page>
    )
  return (
    <Page
      title={`New words: ${chosen.label}`}
      back={{ href: '/agreement/words', text: 'Words of the agreements' }}
      refused={refused}
      ids={ids}
    >
      {preview ? <Preview preview={preview} chosen={chosen} typed={answer?.typed ?? {}} /> : null}
      <NewWordsForm chosen={chosen} answer={answer} />
    </Page>
  )
}
