import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findNextSession, hasSteppedBack } from '#app/domain/links/own-queries.server.ts'
import { findOpenOffer } from '#app/domain/write-ups/wording-queries.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { NoNextDate } from '#app/ui/service/no-next-date.tsx'
import { LEAVING } from '#app/ui/service/participant-frame.tsx'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireVisit(request)
  const next = await findNextSession(ctx)
  const words = await findOpenOffer(ctx)
  return json({
    next: next && { when: next.when, answer: next.answer },
    away: next === null && (await hasSteppedBack(ctx)),
    words: words !== null && !words.answered,
  })
}

const things = [
  { href: '/p/agenda', text: 'What we talk about next time' },
  { href: '/p/needs', text: 'Say what you need' },
  { href: '/p/changes', text: 'You said, we did' },
  { href: '/p/contact', text: 'How we reach you' },
  { href: '/p/agreement', text: 'What you agreed to' },
  { href: '/p/data', text: 'What we hold about you' },
]

export default function YourPage() {
  const { next, away, words } = useLoaderData<typeof loader>()
  return (
    <ParticipantPage title="Your page" back={false}>
      {next ? (
        <div className="govuk-inset-text">
          <p className="govuk-body">Next time: {next.when}.</p>
          <a className="govuk-link" href="/p/next">
            {next.answer ? 'See or change your answer' : 'Say if you can come'}
          </a>
        </div>
      ) : (
        <NoNextDate away={away} />
      )}
      <h2 className="govuk-heading-m">What you can do here</h2>
      <ul className="govuk-list govuk-list--spaced">
        {words ? (
          <li>
            <a className="govuk-link" href="/p/wording">
              Say if the words are right
            </a>
          </li>
        ) : null}
        {things.map(({ href, text }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <p className="govuk-body">For your safety, your page closes after 15 minutes. You can open your link again.</p>
      <form method="post" action={LEAVING}>
        <Button classes="govuk-button--secondary">I have finished</Button>
      </form>
    </ParticipantPage>
  )
}
