import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownAgendaInput } from '#app/domain/agenda/input.ts'
import { giveDots, suggest } from '#app/domain/agenda/own-commands.server.ts'
import { findOwnAgenda } from '#app/domain/agenda/own-queries.server.ts'
import { hasSteppedBack } from '#app/domain/links/own-queries.server.ts'
import { invalid, parseForm, settleVisit, wasSaved } from '#app/http/form.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { NoNextDate } from '#app/ui/service/no-next-date.tsx'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'
import { GiveDots } from './give-dots.tsx'
import { Suggest } from './suggest.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireVisit(request)
  const agenda = await findOwnAgenda(ctx)
  return json({ agenda, away: agenda === null && (await hasSteppedBack(ctx)), saved: wasSaved(request) })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireVisit(request)
  const form = await parseForm(ownAgendaInput, request)
  if (!form.ok) return invalid(form)
  const input = form.value
  const to = '/p/agenda'
  if (input.intent === 'suggest')
    return settleVisit(form, await suggest(ctx, input, form.once), { to, words: suggesting })
  return settleVisit(form, await giveDots(ctx, input, form.once), { to, words: voting })
}

const closed = { field: '', message: 'It has started, or it will not take place. Nothing was saved' }
const suggesting = {
  closed,
  enough: { field: 'text', message: 'You have suggested 5 things for next time. That is the most we can take' },
}
const voting = {
  closed,
  'changed-meanwhile': { field: '', message: 'The list has changed. No dot was given. Look at it and choose again' },
  'no-dots': { field: 'dots', message: 'Choose at least one dot, or leave it' },
  'too-many': { field: 'dots', message: 'That is more dots than you have. No dot was given' },
  'none-left': { field: '', message: 'You have given all your dots. They stand' },
}

/** Texts and their order alone: how many dots something has is not shown, so that nobody follows the others. */
export default function Agenda() {
  const { agenda, away, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!agenda)
    return (
      <ParticipantPage title="What we talk about next time" refused={refused}>
        <NoNextDate away={away} then="When there is one, you can say here what to talk about." />
      </ParticipantPage>
    )
  return (
    <ParticipantPage title="What we talk about next time" refused={refused} saved={saved}>
      <p className="govuk-body">{agenda.when}.</p>
      <ol className="govuk-list govuk-list--spaced">
        <li>
          What changed since last time.{' '}
          <a className="govuk-link" href="/p/changes">
            {agenda.news ? 'See what was handed on' : 'Nothing new yet: see how it stands'}
          </a>
        </li>
        {agenda.items.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
      <GiveDots agenda={agenda} refused={refused} />
      <Suggest agenda={agenda} refused={refused} />
    </ParticipantPage>
  )
}
