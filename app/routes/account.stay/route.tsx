import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/clock.server.ts'
import { formatTime, londonParts } from '#app/domain/shared/dates.ts'
import { endingOf } from '#app/domain/sign-in/rules.ts'
import { requireSignedIn } from '#app/http/guards.server.ts'
import { stayIn } from '#app/http/session.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('You are signed in')

/** Opening the page is what keeps somebody signed in: nothing changes but when they were last seen (WCAG 2.2.1). */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireSignedIn(request)
  const session = await stayIn(request)
  if (!session) return redirect('/sign-in')
  return json(endingOf(session, now()))
}

export default function Stay() {
  const { at, last } = useLoaderData<typeof loader>()
  const time = formatTime(londonParts(new Date(at)).time)
  return (
    <Page title="You are signed in">
      <p className="govuk-body">
        {last
          ? `You will be signed out at ${time} all the same, at the end of your 8 hours. Save what you are doing before then.`
          : `You stay signed in until ${time}, and longer if you go on using the service.`}
      </p>
      <p className="govuk-body">Close this tab and go back to the page you came from. What you typed is still there.</p>
      <p className="govuk-body">
        If that page says that it was opened before you signed in, check it and send it once more.
      </p>
    </Page>
  )
}
