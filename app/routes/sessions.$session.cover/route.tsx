import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { askForCover, endCover } from '#app/domain/team/cover-commands.server.ts'
import { getCover } from '#app/domain/team/cover-queries.server.ts'
import { askCoverInput } from '#app/domain/team/input.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AskForm } from './ask-form.tsx'
import { Requests } from './requests.tsx'
import { askWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Cover for a session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:team')
  const { session, open, requests, choices, untrained } = await getCover(ctx, params.session ?? '')
  return json({
    session: { id: session.id, forum: session.forumName, when: formatDateTime(session.startsAt) },
    open,
    requests: requests.map(({ id, name, state, askedAt, answeredAt }) => ({
      id,
      name,
      state,
      asked: formatDateTime(askedAt),
      answered: answeredAt && formatDateTime(answeredAt),
    })),
    choices: choices.map(({ id, name, organisation }) => ({ id, name, organisation })),
    untrained: untrained.map(({ name }) => name),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:team')
  const { id } = await getSession(ctx, params.session ?? '')
  const form = await parseForm(askCoverInput, request)
  if (!form.ok) return invalid(form)
  const to = `/sessions/${id}/cover`
  if (form.value.intent === 'end')
    return settle(form, await endCover(ctx, id), {
      to,
      notice: 'Nobody is asked any more. They are thanked.',
      words: {},
    })
  const result = await askForCover(ctx, id, form.value, form.once)
  const notice = 'Asked. Each gets a message of their own, and finds the question on their home page.'
  return settle(form, result, { to, notice, words: askWords })
}

export default function Cover() {
  const { session, open, requests, choices, untrained } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const taken = requests.find(({ state }) => state === 'yes')
  return (
    <Page
      title="Cover"
      caption={`${session.forum}, ${session.when}`}
      back={{ href: `/sessions/${session.id}/team`, text: 'Team' }}
      refused={refused}
    >
      <p className="govuk-body">
        Ask several support workers at once whether they can be there. The first who says yes joins the team. The others
        are thanked.
      </p>
      <Requests requests={requests} open={open} />
      {open ? null : (
        <InsetText>This session has begun, been held or been cancelled. Nobody can be asked any more.</InsetText>
      )}
      {open && taken ? (
        <InsetText>{taken.name} covers this session. To ask somebody else, take them out of the team first.</InsetText>
      ) : null}
      {open && !taken ? <AskForm {...{ sessionId: session.id, choices, untrained, refused }} /> : null}
    </Page>
  )
}
