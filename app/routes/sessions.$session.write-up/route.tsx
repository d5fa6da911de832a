import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writeUpInput } from '#app/domain/write-ups/input.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { answer } from './answers.server.ts'
import { CheckForm } from './check-form.tsx'
import { CheckedNotes } from './checked-notes.tsx'
import { Clock } from './clock.tsx'
import { DestroySection } from './destroy-section.tsx'
import { OfferSection } from './offer-section.tsx'
import { DropStep, TakeStep } from './steps.tsx'
import { SubmitSection } from './submit-section.tsx'
import { pageOf } from './view.server.ts'
import { WordingList } from './wording-list.tsx'

export const meta: MetaFunction = () => pageTitle('Write-up')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'write-up:keep')
  return json(await pageOf(ctx, params.session ?? '', new URL(request.url).searchParams))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'write-up:keep')
  const form = await parseForm(writeUpInput, request)
  return form.ok ? answer(ctx, params.session ?? '', form) : invalid(form)
}

export default function WriteUp() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { session, note, dropping, taking, begun, submittedOn } = page
  const here = `/sessions/${session.id}/write-up`
  const frame = { caption: session.name, refused }
  const back = { href: here, text: 'Write-up' }
  if (dropping)
    return (
      <Page {...frame} title="Drop this note: are you sure?" back={back}>
        <DropStep here={here} note={dropping} />
      </Page>
    )
  if (taking)
    return (
      <Page {...frame} title="Take other words" back={back}>
        <TakeStep here={here} taking={taking} refused={refused} />
      </Page>
    )
  return (
    <Page {...frame} title="Write-up" back={{ href: `/sessions/${session.id}`, text: 'Session' }}>
      <Clock {...page} />
      {begun ? null : <InsetText>The write-up begins once the session has begun.</InsetText>}
      {note ? <CheckForm key={note.id} here={here} note={note} left={page.notesLeft} refused={refused} /> : null}
      {!note && refused?.typed.intent === 'check' ? (
        <InsetText>
          What you typed: <span className="app-break">{[refused.typed.text ?? ''].flat().join(' ')}</span>
        </InsetText>
      ) : null}
      {begun ? <CheckedNotes {...page} /> : null}
      {begun && !submittedOn ? <OfferSection {...page} refused={refused} /> : null}
      {page.offeredUntil ? <WordingList here={here} {...page} /> : null}
      {begun ? <SubmitSection {...page} refused={refused} /> : null}
      {submittedOn ? <DestroySection {...page} refused={refused} /> : null}
    </Page>
  )
}
