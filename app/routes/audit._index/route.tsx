import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { noteViewed } from '#app/domain/audit/commands.server.ts'
import { askedFrom, usedFields } from '#app/domain/audit/input.ts'
import { listActors, listEntries } from '#app/domain/audit/queries.server.ts'
import { trailWatch } from '#app/http/anchor.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Pages } from '#app/ui/service/pages.tsx'
import { AuditFilterForm } from './audit-filter.tsx'
import { EntriesTable } from './entries-table.tsx'
import { ExportForm } from './export-form.tsx'
import { shownEntry } from './shown.ts'
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
  const filtered = usedFields(filter).length > 0
  return (
    <Page title="Audit trail" refused={refused} ids={{ from: 'from-day', to: 'to-day' }} wide>
      <p className="govuk-body">
        Who did what, and when, newest first. Nobody can change or delete an entry. Entries hold ids, never what
        somebody typed.
      </p>
      <TrailWatch watch={watch} />
      <AuditFilterForm filter={filter} actors={actors} open={filtered || refused !== null} refused={refused} />
      {list ? (
        <>
          {filter.about ? <Followed about={filter.about} name={about} /> : null}
          <EntriesTable {...list} filtered={filtered} />
          <Pages page={list.page} path="/audit" search={filter} />
          {list.page.total > 0 ? <ExportForm filter={filter} total={list.page.total} /> : null}
        </>
      ) : null}
    </Page>
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
