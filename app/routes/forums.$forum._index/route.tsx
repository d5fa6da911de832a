import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Person } from '#app/domain/accounts/queries.server.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { bankHolidayOn, type Holiday } from '#app/domain/calendar/rules.ts'
import { getForumOverview } from '#app/domain/forums/queries.server.ts'
import { forumStateWords } from '#app/domain/forums/status.ts'
import { slipOf } from '#app/domain/sessions/cadence.ts'
import { rhythmInWords, slipInWords } from '#app/domain/sessions/rhythm.ts'
import { formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ForumActions, type ForumLinks } from './forum-actions.tsx'
import { SessionsTable } from './sessions-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.forum.name ?? 'Forum')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'forum:view')
  const { forum, counts, next, upcoming, past, missing } = await getForumOverview(ctx, params.forum ?? '')
  const links = linksFor(await requirePerson(request), forum.id)
  const { bankHolidays } = await getCalendar()
  const line = (meeting: Meeting) => sessionLine(meeting, bankHolidays)
  const sessions = { next: next && line(next), upcoming: upcoming.map(line), past: past.map(line) }
  const slip = slipOf([...past, ...upcoming], todayInLondon(ctx.now), forum.cadenceDays)
  const cadence = { rhythm: rhythmInWords(forum), slip: slip && slipInWords(slip), late: (slip?.days ?? 0) > 0 }
  return json({ forum, counts, missing, links, cadence, ...sessions })
}

const linksFor = (person: Person, forumId: string): ForumLinks => ({
  participants: mayDo(person, 'participant:view', forumId),
  sessions: mayDo(person, 'session:plan', forumId),
  settings: mayDo(person, 'forum:manage', forumId),
})

type Overview = Awaited<ReturnType<typeof getForumOverview>>
type Meeting = Overview['upcoming'][number] & Partial<Overview['past'][number]>

const sessionLine = ({ id, date, startsAt, state, registerDue = false }: Meeting, holidays: readonly Holiday[]) => ({
  id,
  state,
  when: formatDateTime(startsAt),
  clash: bankHolidayOn(date, holidays),
  registerDue,
})

export default function ForumOverview() {
  const { forum, counts, next, upcoming, past, missing, links, cadence } = useLoaderData<typeof loader>()
  const state = forumStateWords[forum.state]
  return (
    <Page title={forum.name} back={{ href: '/forums', text: 'Forums' }} wide>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag classes={state.tag}>{state.label}</Tag> },
          { key: 'Next session', value: next ? <SessionLink {...next} /> : 'None planned' },
          { key: 'When it meets', value: cadence.rhythm ?? 'Not set yet' },
          cadence.slip && { key: 'Against six weeks', value: <Standing words={cadence.slip} late={cadence.late} /> },
          { key: 'Places filled', value: placesInWords(counts, forum.places) },
          { key: 'Waiting list', value: counts.waiting === 0 ? 'Nobody is waiting' : `${counts.waiting} waiting` },
          { key: 'What is missing', value: missing.length > 0 ? <Missing lines={missing} /> : 'Nothing' },
        ]}
      />
      <ForumActions slug={forum.slug} links={links} />
      <h2 className="govuk-heading-m">Sessions to come</h2>
      {upcoming.length > 0 ? (
        <SessionsTable sessions={upcoming} label="Sessions to come" />
      ) : (
        <p className="govuk-body">
          No session is planned.
          {links.sessions
            ? ' Start by laying out the sessions of the next 12 months.'
            : ' The facilitator lays them out.'}
        </p>
      )}
      <h2 className="govuk-heading-m">Past sessions</h2>
      {past.length > 0 ? (
        <SessionsTable sessions={past} label="Past sessions" />
      ) : (
        <p className="govuk-body">This forum has not met yet.</p>
      )}
    </Page>
  )
}

function placesInWords({ filled, steppedBack }: { filled: number; steppedBack: number }, places: number) {
  const onBreak = steppedBack > 0 ? ` (${steppedBack} stepped back, place kept)` : ''
  return `${filled} of ${places}${onBreak}`
}

function SessionLink({ id, when, clash }: { id: string; when: string; clash: string | null }) {
  return (
    <>
      <a className="govuk-link" href={`/sessions/${id}`}>
        {when}
      </a>
      {clash ? ` (bank holiday: ${clash})` : ''}
    </>
  )
}

function Standing({ words, late }: { words: string; late: boolean }) {
  return late ? <strong>{words}</strong> : words
}

function Missing({ lines }: { lines: string[] }) {
  return (
    <ul className="govuk-list app-tight-list">
      {lines.map((text) => (
        <li key={text}>{text.charAt(0).toUpperCase() + text.slice(1)}</li>
      ))}
    </ul>
  )
}
