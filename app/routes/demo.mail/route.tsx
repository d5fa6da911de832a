import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { listCaughtLetters } from '#app/http/caught-mail.server.ts'
import { requireDemonstration } from '#app/http/demonstration.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { type Letter, LetterCard } from './letter-card.tsx'

export const meta: MetaFunction = () => pageTitle('Mail of the demonstration')

export async function loader() {
  requireDemonstration()
  const letters = (await listCaughtLetters()).map(
    ({ id, route = 'email', to, subject, text, at, sender }): Letter => ({
      id,
      route,
      to,
      from: route === 'email' ? fromLine(sender) : (sender ?? null),
      subject,
      text,
      sent: formatDateTime(new Date(at)),
    }),
  )
  return json({ letters })
}

/** Whom an email says that it is from. */
const fromLine = (sender?: string) => (sender ? config.mailFrom.replace(/^[^<]*/, `${sender} `) : config.mailFrom)

export default function CaughtMail() {
  const { letters } = useLoaderData<typeof loader>()
  return (
    <Page title="Mail" back={{ href: '/demo', text: 'Demonstration' }}>
      <p className="govuk-body">
        The demonstration sends nothing. Emails, text messages and letters that would have left are kept here, the
        newest first.
      </p>
      {letters.length === 0 ? <NoLetters /> : null}
      {letters.map((letter) => (
        <LetterCard key={letter.id} letter={letter} />
      ))}
    </Page>
  )
}

function NoLetters() {
  return (
    <p className="govuk-body">
      There is no mail yet. Sign in as a facilitator, open a session that is to come, choose its team and send a
      reminder; or use emergency access as an administrator. The message arrives here within a few seconds. Then load
      this page again.
    </p>
  )
}
