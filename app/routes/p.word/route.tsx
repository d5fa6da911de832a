import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { wordInput } from '#app/domain/links/input.ts'
import { giveWord } from '#app/domain/links/visit-commands.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requestIdOf } from '#app/http/session.server.ts'
import { requireWordVisit, visitCookie } from '#app/http/visit.server.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  await requireWordVisit(request)
  return json(null)
}

/** What was typed is never sent back. After the fifth wrong word there is no such page any more (security.md LNK-05). */
export async function action({ request }: ActionFunctionArgs) {
  const visit = await requireWordVisit(request)
  const form = await parseForm(wordInput, request)
  if (!form.ok) return invalid({ errors: form.errors, typed: {} })
  const result = await giveWord(visit, form.value.word, { now: now(), requestId: requestIdOf(request) })
  if (!result.ok || result.value.locked) throw new NotFound()
  if (result.value.secret === null) return invalid({ errors: [wrong], typed: {} })
  return redirect('/p', { status: 303, headers: { 'Set-Cookie': visitCookie(result.value.secret) } })
}

const wrong = { field: 'word', message: 'That is not the word. Check it and try again' }

export default function Word() {
  const refused = useActionData<typeof action>()
  return (
    <ParticipantPage title="What is your word?" refused={refused} back={false}>
      <ServiceForm submit="Continue">
        <Input
          name="word"
          label="Your word"
          hint="The word we agreed with you, or the number we gave you. Big or small letters do not matter."
          autocomplete="off"
          spellcheck={false}
          attributes={{ autoCapitalize: 'none' }}
          errorMessage={refusedForm(refused).error('word')}
        />
      </ServiceForm>
      <p className="govuk-body">If you do not know it, stop here. Ask the person who gave you the link.</p>
    </ParticipantPage>
  )
}
