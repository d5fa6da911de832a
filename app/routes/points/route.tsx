import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { listCodebook } from '#app/domain/codebook/queries.server.ts'
import { filterFrom } from '#app/domain/points/input.ts'
import { listPointForums, listPoints } from '#app/domain/points/queries.server.ts'
import { requireKeyRing, requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Pages, Showing } from '#app/ui/service/pages.tsx'
import { PointCard } from './point-card.tsx'
import { PointsFilterForm } from './points-filter.tsx'

export const meta: MetaFunction = () => pageTitle('Points')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'point:view')
  const filter = filterFrom(new URL(request.url).searchParams)
  const [{ points, page }, forums, groups] = await Promise.all([
    listPoints(ctx, filter, (await requireKeyRing(request)).key('point:record')),
    listPointForums(ctx),
    listCodebook(ctx),
  ])
  const mayTag = rolesWith('point:tag').some((role) => role === ctx.role)
  return json({ filter, points, page, forums, groups, mayTag })
}

export default function Points() {
  const { filter, points, page, forums, groups, mayTag } = useLoaderData<typeof loader>()
  const { forum, theme, tagged, q } = filter
  const filtered = [forum, theme, tagged, q].some((value) => value !== '')
  return (
    <Page title="Points">
      <p className="govuk-body">
        What the rooms said, in general words. A point has no author. Its date is the date of its session.
      </p>
      <PointsFilterForm filter={filter} forums={forums} groups={groups} filtered={filtered} />
      {page.total > 0 ? <Showing page={page} /> : <NoPoints filtered={filtered} />}
      {points.map((point) => (
        <PointCard key={point.id} point={point} mayTag={mayTag} />
      ))}
      <Pages page={page} path="/points" search={{ forum, theme, tagged, q }} />
    </Page>
  )
}

function NoPoints({ filtered }: { filtered: boolean }) {
  return (
    <p className="govuk-body">
      {filtered ? (
        <>
          No point fits this search. Take something out of it, or{' '}
          <a className="govuk-link" href="/points">
            show all points
          </a>
          .
        </>
      ) : (
        'There are no points yet. They are written down on the page of a session, once it has begun.'
      )}
    </p>
  )
}
