import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { noteViewed } from '#app/domain/audit/commands.server.ts'
import { askedFrom } from '#app/domain/audit/input.ts'
import { listActors, listEntries } from '#app/domain/audit/queries.server.ts'
import { trailWatch } from '#app/http/anchor.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Pages } from '#app/ui/service/pages.tsx'
import { AuditFilterForm } from './audit-filter.tsx'
import { EntriesTable } from './entries-table.tsx'
import { ExportForm } from './export-form.tsx'
import { filterInWords, shownEntry } from './shown.ts'
import { TrailWatch } from './trail-watch.tsx'

export const meta: MetaFunction = () => pageTitle('Audit trail')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'audit:view')
  await noteViewed(ctx)
  const { filter, page: wanted, errors, typed } = askedFrom(new URL(request.url).searchParams)
  const [{ entries, page }, actors] = await Promise.all([listEntries(ctx, filter, wanted), listActors(ctx)])
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  const list = errors.length > 0 ? null : { page, entries: entries.map((entry) => shownEntry(entry, names)) }
  const view = { filter, list, actors, about: names.get(filter.about) ?? null, watch: trailWatch() }
  return json({ ...view, refused: list ? null : { errors, typed } }, { status: list ? 200 : 400 })
}

export default function Audit() {
  const { filter, list, actors, about, watch, refused } = useLoaderData<typeof loader>()
  const only = filterInWords(filter, actors)
  return (
    <Page title="Audit trail" refused={refused} ids={{ from: 'from-day', to: 'to-day' }} wide>
      <p className="govuk-body">
        Who did what, and when, newest first. The service adds entries and never changes one. They hold ids, never what
        somebody typed.
      </p>
      <TrailWatch watch={watch} />
      <AuditFilterForm filter={filter} actors={actors} filtered={only.length > 0} refused={refused} />
      {list ? (
        <>
          {filter.about ? <Followed about={filter.about} name={about} /> : null}
          {only.length > 0 ? <Only words={only} /> : null}
          <EntriesTable {...list} filtered={only.length > 0} />
          <Pages page={list.page} path="/audit" search={filter} />
          {list.page.total > 0 ? <ExportForm filter={filter} total={list.page.total} /> : null}
        </>
      ) : null}
    </Page>
  )
}

/** What the list is narrowed to, and the way back to all of it. */
function Only({ words }: { words: string[] }) {
  return (
    <p className="govuk-body">
      Only: {words.join('; ')}.{' '}
      <a className="govuk-link" href="/audit">
        Show all entries
      </a>
    </p>
  )
}

/** What is being followed; of a person also the way to what they did themselves. */
function Followed({ about, name }: { about: string; name: string | null }) {
  return (
    <>
      <h2 className="govuk-heading-m app-break">Everything about {name ? `${name} (${about})` : about}</h2>
      {name ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/audit?person=${encodeURIComponent(about)}`}>
            See what {name} did
          </a>
        </p>
      ) : null}
    </>
  )
}
