import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDrafts, listReleases } from '#app/domain/reports/queries.server.ts'
import { whoMustAct } from '#app/domain/reports/rules.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { DraftTable } from './drafts.tsx'

export const meta: MetaFunction = () => pageTitle('Board reports')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'report:read')
  const person = await requirePerson(request)
  const reviewer = mayDo(person, 'report:review') ? await requirePermission(request, 'report:review') : null
  const drafts = reviewer ? await listDrafts(reviewer) : null
  const releases = await listReleases(ctx)
  return json({
    mayDraft: mayDo(person, 'report:draft'),
    drafts: drafts?.map((draft) => ({ ...draft, next: whoMustAct(draft, person.id) })) ?? null,
    releases: releases.map(({ publishedAt, ...rest }) => ({ ...rest, on: formatDate(todayInLondon(publishedAt)) })),
  })
}

type Release = Awaited<ReturnType<Awaited<ReturnType<typeof loader>>['json']>>['releases'][number]

export default function Reports() {
  const { mayDraft, drafts, releases } = useLoaderData<typeof loader>()
  return (
    <Page title="Board reports" wide>
      {mayDraft ? <Button href="/reports/new">Draft a report</Button> : null}
      {drafts ? <DraftTable drafts={drafts} mayDraft={mayDraft} /> : null}
      <h2 className="govuk-heading-m">Published</h2>
      {releases.length === 0 ? (
        <p className="govuk-body">
          No report has been published yet. A report appears here when an analyst has drafted it and a second person has
          approved it.
        </p>
      ) : (
        <ul className="govuk-list app-report-list">
          {releases.map((release) => (
            <ReleaseItem key={release.number} release={release} />
          ))}
        </ul>
      )}
    </Page>
  )
}

function ReleaseItem({ release }: { release: Release }) {
  const { number, period, forums, on } = release
  return (
    <li className="app-card">
      <h3 className="govuk-heading-s">
        <a className="govuk-link" href={`/reports/${number}`}>
          Board report {number}: {period}
        </a>
      </h3>
      <p className="govuk-body">{forums.join(', ')}</p>
      <p className="govuk-body-s">Published {on}</p>
    </li>
  )
}
