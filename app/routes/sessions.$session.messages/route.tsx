import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askForMessagesInput } from '#app/domain/mail/input.ts'
import { askForMessages } from '#app/domain/mail/session-commands.server.ts'
import { getSessionMessages } from '#app/domain/mail/session-queries.server.ts'
import { ASKED_TEMPLATES, countsOf } from '#app/domain/mail/session-rules.ts'
import { hasStarted, mayInvite } from '#app/domain/sessions/rules.ts'
import { takesItsDay } from '#app/domain/sessions/status.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Offers } from './offers.tsx'
import { PeopleTable } from './people-table.tsx'
import { Preview } from './preview.tsx'
import { lineOf, offersOf, previewOf } from './view.server.ts'
import { askWords, refusedWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Messages of a session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:invite')
  const found = await getSessionMessages(ctx, params.session ?? '')
  const { session, people } = found
  const asked = ASKED_TEMPLATES.find((one) => one === new URL(request.url).searchParams.get('step'))
  const offers = offersOf(found, ctx.now)
  const isOffered = asked && offers.some(({ template }) => template === asked)
  return json({
    session: {
      id: session.id,
      when: formatDateTime(session.startsAt),
      state: session.state,
      past: hasStarted(session, ctx.now) && takesItsDay(session.state),
    },
    isHeld: !mayInvite(session.state) && offers.some(({ template }) => template === 'session-invitation'),
    counts: countsOf(people),
    people: people.map((person) => lineOf(person, session)),
    offers,
    preview: asked && isOffered ? previewOf(asked, found, ctx.now) : null,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:invite')
  const id = params.session ?? ''
  const form = await parseForm(askForMessagesInput, request)
  if (!form.ok) return invalid(form)
  const { template } = form.value
  const result = await askForMessages(ctx, id, template, form.once)
  const notice = `${askWords[template].done(result.ok ? result.value.count : 0)} Before each leaves we check again that it is safe.`
  return settle(form, result, { to: `/sessions/${id}/messages`, notice, words: refusedWords(template) })
}

export default function SessionMessages() {
  const { session, isHeld, counts, people, offers, preview } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const here = `/sessions/${session.id}/messages`
  if (preview && !refused) return <Preview preview={preview} here={here} when={session.when} />
  return (
    <Page
      title="Messages"
      caption={session.when}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
      wide
    >
      <p className="govuk-body">
        One message to each participant, by the way that is safe for them. It says neither who we are nor when we meet:
        that is on their own page, behind their private link. Only the forum’s facilitator sees this page.
      </p>
      {isHeld ? (
        <InsetText>
          This session is not confirmed yet. Invitations and reminders wait until it is, and are dropped when it starts.
        </InsetText>
      ) : null}
      {people.length > 0 ? <Offers offers={offers} here={here} state={session.state} /> : null}
      <PeopleTable people={people} counts={counts} sessionId={session.id} past={session.past} />
    </Page>
  )
}
