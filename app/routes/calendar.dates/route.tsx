import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { replaceCalendar } from '#app/domain/calendar/commands.server.ts'
import { countByYear } from '#app/domain/calendar/contents.ts'
import { getCalendarFile } from '#app/domain/calendar/file-queries.server.ts'
import { listCalendarFiles } from '#app/domain/calendar/queries.server.ts'
import { runsOutSoon } from '#app/domain/calendar/rules.ts'
import { formatDate, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { parseFileOrText } from '#app/http/file-or-text.server.ts'
import { invalid, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { WarningText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { InUse } from './in-use.tsx'
import { NewFile } from './new-file.tsx'
import { besideWhatWasGiven, type DatesAnswer, previewOf, refusalWords } from './preview.server.ts'
import { Preview } from './preview.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Calendar of holidays')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'calendar:replace')
  const [{ version, endsOn, loadedAt, by, content }, files] = await Promise.all([
    getCalendarFile(ctx),
    listCalendarFiles(),
  ])
  return json({
    version,
    endsOn: formatDate(endsOn),
    soon: runsOutSoon({ endsOn }, todayInLondon(ctx.now)),
    loaded: by ? `${by}, ${formatDateTime(loadedAt)}` : `It came with the service, ${formatDateTime(loadedAt)}`,
    years: countByYear(content),
    earlier: files.length - 1,
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'calendar:replace')
  const form = await parseFileOrText(request, ['intent', 'over'])
  if (!form.ok) return invalid(form)
  const { text, fields } = form.value
  const preview = await previewOf(ctx, text)
  if (!preview.ok)
    return json({ errors: besideWhatWasGiven(preview.errors, text, form.typed), typed: form.typed }, { status: 400 })
  if (fields.intent !== 'replace') return json({ errors: [], typed: form.typed, preview: preview.value })
  const result = await replaceCalendar(ctx, text, form.once, Number(fields.over))
  return settle(form, result, {
    to: '/calendar/dates',
    notice: result.ok ? `The new calendar is in use. It is version ${result.value.version}` : '',
    words: refusalWords,
  })
}

export default function CalendarDates() {
  const inUse = useLoaderData<typeof loader>()
  const answer: DatesAnswer | undefined = useActionData<typeof action>()
  const refused = answer && answer.errors.length > 0 ? answer : null
  const back = { href: '/people', text: 'People' }
  if (answer?.preview)
    return (
      <Page title="Check the new calendar" back={{ href: '/calendar/dates', text: 'Calendar of holidays' }}>
        <Preview {...answer.preview} />
      </Page>
    )
  return (
    <Page title="Calendar of holidays" back={back} refused={refused}>
      <p className="govuk-body">
        Bank holidays, days that matter to people, and school breaks. When sessions are laid out or moved, the service
        looks here for what clashes. A new calendar moves no session.
      </p>
      {inUse.soon ? <WarningText>The calendar ends on {inUse.endsOn}. Bring in a newer one.</WarningText> : null}
      <InUse {...inUse} />
      <NewFile refused={refused} />
    </Page>
  )
}
