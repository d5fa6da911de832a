import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { hoursInWords } from '#app/domain/sessions/rules.ts'
import { formatDate, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { answerCover, leaveSession } from '#app/domain/team/cover-commands.server.ts'
import { listOwnSessions } from '#app/domain/team/cover-queries.server.ts'
import { coverInput } from '#app/domain/team/input.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { LeaveStep, OwnSessions } from './own-sessions.tsx'
import { Requests } from './requests.tsx'
import { answerNotices, answerWords, LATE, leaveWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Cover')

type Meeting = { sessionId: string; forum: string; startsAt: Date; minutes: number; time: string }
const shown = <M extends Meeting>({ sessionId, forum, ...meeting }: M) => ({
  sessionId,
  forum,
  when: formatDateTime(meeting.startsAt),
  day: formatDate(todayInLondon(meeting.startsAt)),
  hours: hoursInWords(meeting),
})

/** Opening the page, or a link in a message, answers nothing: only a form does. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'cover:answer')
  const own = await listOwnSessions(ctx)
  const asked = own.asked.map((row) => ({ ...shown(row), id: row.id }))
  const mine = own.mine.map(shown)
  const leave = new URL(request.url).searchParams.get('leave')
  return json({ asked, mine, leaving: mine.find(({ sessionId }) => sessionId === leave) ?? null })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'cover:answer')
  const form = await parseForm(coverInput, request)
  if (!form.ok) return invalid(form)
  const { value, once } = form
  if (value.intent === 'leave') {
    const notice = 'You are out of the team. The facilitator sees it at once.'
    return settle(form, await leaveSession(ctx, value.session, once), { to: '/cover', notice, words: leaveWords })
  }
  const result = await answerCover(ctx, value.request, value.answer, once)
  if (!result.ok && result.reason === 'late') return seeOther('/cover', LATE)
  const notice = answerNotices[result.ok ? result.value : value.answer]
  return settle(form, result, { to: '/cover', notice, words: answerWords })
}

export default function Cover() {
  const { asked, mine, leaving } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (leaving && !refused) return <LeaveStep session={leaving} />
  return (
    <Page title="Cover" back={{ href: '/', text: 'Home' }} refused={refused}>
      <Requests asked={asked} />
      <OwnSessions mine={mine} />
    </Page>
  )
}
