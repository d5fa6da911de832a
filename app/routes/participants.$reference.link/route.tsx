import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { staffLinkInput } from '#app/domain/links/input.ts'
import { getLinkStanding } from '#app/domain/links/queries.server.ts'
import { deliveryWords } from '#app/domain/mail/rules.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { answerTo } from './answers.server.ts'
import { MakeForm, StopStep } from './make-form.tsx'
import { PinShown } from './pin-shown.tsx'
import { Standing } from './standing.tsx'

/** The reference alone: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.reference ?? 'Participant')

const steps = ['make', 'stop'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'link:send')
  const { owner, link, hasCodeWord, messages } = await getLinkStanding(ctx, params.reference ?? '')
  const asked = new URL(request.url).searchParams.get('step')
  return json({
    reference: owner.reference,
    alias: owner.alias,
    hasCodeWord,
    link: link && { ...link, until: formatDateTime(link.expiresAt), made: formatDateTime(link.createdAt) },
    messages: messages.map(({ id, sentAt, at, ...message }) => ({
      id,
      state: message.state,
      words: deliveryWords(message),
      at: formatDateTime(sentAt ?? at),
    })),
    step: steps.find((step) => step === asked) ?? null,
  })
}

/** A new PIN is in this answer alone: it is held nowhere, and loading the page again does not show it (LNK-05). */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'link:send')
  const form = await parseForm(staffLinkInput, request)
  if (!form.ok) return invalid(form)
  return answerTo(form, ctx, params.reference ?? '')
}

export default function PrivateLink() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { reference, alias, link, step } = view
  const here = `/participants/${reference}/link`
  if (answer && 'pin' in answer) return <PinShown pin={String(answer.pin)} here={here} />
  const refused = answer
  const isMaking = step === 'make' || link?.state !== 'works'
  const back = step && link ? { href: here, text: 'Private link' } : { href: `/participants/${reference}`, text: alias }
  if (step === 'stop' && link?.state === 'works' && !refused) return <StopStep here={here} back={back} />
  return (
    <Page title="Private link" caption={`${alias}, ${reference}`} back={back} refused={refused}>
      <p className="govuk-body">
        A private link leads {alias} to a page of their own. There they say if they come, what they need and what is
        safe, and ask for their data. It asks for their code word first. Only you and they know that it exists.
      </p>
      {link && step !== 'make' ? <Standing view={{ ...view, link }} /> : null}
      {isMaking ? <MakeForm view={view} refused={refused} /> : null}
    </Page>
  )
}
