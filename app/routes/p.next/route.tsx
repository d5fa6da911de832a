import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerInput } from '#app/domain/links/input.ts'
import { answerSession } from '#app/domain/links/own-commands.server.ts'
import { findNextPlace, findNextSession, hasSteppedBack } from '#app/domain/links/own-queries.server.ts'
import { answers } from '#app/domain/links/status.ts'
import { invalid, parseForm, settleVisit, wasSaved } from '#app/http/form.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'
import { Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { NoNextDate } from '#app/ui/service/no-next-date.tsx'
import { ParticipantPage, participantTitle } from '#app/ui/service/participant-page.tsx'
import { NoPlaceYet, Where } from './where.tsx'

export const meta = () => participantTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireVisit(request)
  const next = await findNextSession(ctx)
  return json({
    where: await findNextPlace(ctx),
    next: next && { id: next.id, when: next.when, seen: next.startsAt.toISOString(), answer: next.answer },
    away: next === null && (await hasSteppedBack(ctx)),
    saved: wasSaved(request),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireVisit(request)
  const form = await parseForm(answerInput, request)
  if (!form.ok) return invalid(form)
  return settleVisit(form, await answerSession(ctx, form.value, form.once), { to: '/p/next', words })
}

const words = {
  moved: { field: '', message: 'The day or time has changed. Nothing was saved. Look at it below and answer again' },
  'has-started': {
    field: '',
    message: 'It has started, so your answer cannot be changed here. Nothing was saved. Tell the person you talk to',
  },
  'not-taking-place': {
    field: '',
    message: 'It will not take place. Nothing was saved. There is nothing you need to do',
  },
}

export default function Next() {
  const { next, where, away, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const form = refusedForm(refused)
  return (
    <ParticipantPage title="Next time" refused={refused} saved={saved}>
      {next ? (
        <>
          <p className="govuk-body">{next.when}.</p>
          {where ? <Where {...where} /> : <NoPlaceYet />}
          {next.answer ? (
            <p className="govuk-body">{answers[next.answer].words} You can change it until it starts.</p>
          ) : null}
          <ServiceForm
            submit="Send"
            whoSees="Only the people who run the meeting see your answer. You do not have to say why."
          >
            <input type="hidden" name="session" value={next.id} />
            <input type="hidden" name="seen" value={next.seen} />
            <Radios
              name="answer"
              fieldset={{ legend: 'Can you come?' }}
              items={[
                { value: 'yes', text: 'Yes, I can come' },
                { value: 'no', text: 'No, I cannot come' },
              ]}
              defaultValue={form.value('answer', next.answer ?? '')}
              errorMessage={form.error('answer')}
            />
          </ServiceForm>
          <p className="govuk-body">
            <a className="govuk-link" href="/p/calendar">
              Put it in my calendar
            </a>
            . It says “Appointment”, the day and the time. Do this only if nobody else looks at your calendar.
          </p>
        </>
      ) : (
        <NoNextDate away={away} then="We will tell you when there is one." />
      )}
    </ParticipantPage>
  )
}
