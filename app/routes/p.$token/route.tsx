import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { followLink } from '#app/domain/links/visit-commands.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { requestIdOf } from '#app/http/session.server.ts'
import { endVisit, visitCookie } from '#app/http/visit.server.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'

export const meta = () => participantTitle

/**
 * One page for every address of this form, whether it is that of a link or not: nothing is looked up and nothing is said.
 * Whoever looks at mail before its reader does uses nothing up (security.md LNK-02, LNK-04).
 */
export const loader = (_args: LoaderFunctionArgs) => null

/** The button. A link that does not work, for whatever reason, gives the one page that says so. */
export async function action({ request, params }: ActionFunctionArgs) {
  const followed = await followLink(params.token ?? '', { now: now(), requestId: requestIdOf(request) })
  if (!followed.ok) throw new NotFound()
  await endVisit(request)
  return redirect('/p/word', { status: 303, headers: { 'Set-Cookie': visitCookie(followed.value) } })
}

export default function Landing() {
  return (
    <ParticipantPage title="Your page" back={false}>
      <p className="govuk-body">Only go on if you are in a safe place, and nobody can see your screen.</p>
      <p className="govuk-body">
        If you need to leave quickly, choose “Exit this page”.{' '}
        <a className="govuk-link" href="/p/leaving">
          How to leave quickly
        </a>
      </p>
      <form method="post">
        <Button>Continue</Button>
      </form>
    </ParticipantPage>
  )
}
