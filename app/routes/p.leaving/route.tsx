import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { EXIT_TO } from '#app/domain/links/status.ts'
import { endVisit } from '#app/http/visit.server.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'

/**
 * Whoever has left is sent on by the page itself: the security policy lets no form lead to another site, not by a redirect
 * either, and this works in every browser (docs/decisions/0012).
 */
export const meta = () => participantTitle

export const loader = (_args: LoaderFunctionArgs) => null

/**
 * Ends the visit and has the browser forget it. Nobody is asked whether they are sure. All that a visit keeps is its cookie;
 * what lies in the storage of the browser is of staff (decisions 0012 and 0019).
 */
export async function action({ request }: ActionFunctionArgs) {
  const headers = {
    'Set-Cookie': await endVisit(request),
    ...(isBehindPage(request) ? { 'Clear-Site-Data': '"cache"' } : {}),
    Refresh: `0; url=${EXIT_TO}`,
  }
  return json({ left: true }, { headers })
}

/** Clearing a cache takes seconds in some browsers. A script that has led away already need not wait for it; a person would. */
const isBehindPage = (request: Request) => (request.headers.get('Sec-Fetch-Mode') ?? 'navigate') !== 'navigate'

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function Leaving() {
  return useActionData<typeof action>() ? <Left /> : <HowToLeave />
}

function Left() {
  return (
    <ParticipantPage title="Leaving" back={false}>
      <p className="govuk-body">
        <a className="govuk-link" href={EXIT_TO} rel="nofollow noreferrer">
          Go to the weather
        </a>
      </p>
    </ParticipantPage>
  )
}

/** What "Exit this page" does and does not do, before anybody needs it (GOV.UK Design System, interruption page). */
function HowToLeave() {
  return (
    <ParticipantPage title="How to leave quickly">
      <p className="govuk-body">
        “Exit this page” is at the top of each page. It closes your page and shows the weather.
      </p>
      <p className="govuk-body">If you have a keyboard, you can also press Shift 3 times.</p>
      <p className="govuk-body">
        After that, going back does not open your page. To open it again you need your link and your word.
      </p>
      <h2 className="govuk-heading-m">What it does not do</h2>
      <p className="govuk-body">
        It does not clear the list of pages your phone or computer remembers. That list says “Your page” and the address
        of this website. You can clear it in the settings of your browser. A private window keeps no list.
      </p>
      <form method="post">
        <Button classes="govuk-button--secondary">Leave now</Button>
      </form>
    </ParticipantPage>
  )
}
