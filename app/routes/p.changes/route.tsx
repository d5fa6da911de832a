import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOwnReports } from '#app/domain/links/changes-queries.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  return json({ reports: await listOwnReports(await requireVisit(request)) })
}

/** Says what is so, and no more: what was handed on, and that no answer has come back. */
export default function Changes() {
  const { reports } = useLoaderData<typeof loader>()
  return (
    <ParticipantPage title="You said, we did">
      {reports.length === 0 ? (
        <p className="govuk-body">
          What you and the others said has not been handed on yet. When it has, you see it here.
        </p>
      ) : (
        <>
          <p className="govuk-body">What you and the others said was written up. No name is in it. It was handed on:</p>
          <ul className="govuk-list govuk-list--spaced">
            {reports.map(({ number, months, sentOn }) => (
              <li key={number}>
                {months}: handed on, on {sentOn}. No answer has come back yet.
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="govuk-body">
        The people who can change things have to answer. Their answers are the first thing we talk about next time.
      </p>
    </ParticipantPage>
  )
}
