import type { ListedPoint } from '#app/domain/points/queries.server.ts'
import type { PageOf } from '#app/domain/points/rules.ts'
import { Details, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Pages, Showing } from '#app/ui/service/pages.tsx'
import { PointFacts } from '#app/ui/service/point.tsx'

type PointListProps = { points: ListedPoint[]; page: PageOf; path: string; open: boolean; submitted: boolean }

/** The points of the session, in no order of time. */
export function PointList({ points, page, path, open, submitted }: PointListProps) {
  return (
    <>
      <h2 className="govuk-heading-m">{headingFor(page.total)}</h2>
      {page.total === 0 && open ? (
        <p className="govuk-body">Write down the first thing the room said in the form above.</p>
      ) : null}
      {page.pages > 1 ? <Showing page={page} /> : null}
      {points.map((point) => (
        <div className="app-card" key={point.id}>
          <p className="govuk-body app-break">{point.text}</p>
          <PointFacts point={point} />
          {point.themes.length > 0 ? (
            <p className="govuk-body-s app-who-sees">
              <Tag classes="govuk-tag--green">Tagged</Tag> It can no longer be changed or removed.
            </p>
          ) : submitted ? null : (
            <PointActions point={point} path={path} open={open} />
          )}
        </div>
      ))}
      <Pages page={page} path={path} />
    </>
  )
}

function headingFor(total: number): string {
  if (total === 0) return 'No points written down yet'
  return total === 1 ? '1 point written down' : `${total} points written down`
}

function PointActions({ point, path, open }: { point: ListedPoint; path: string; open: boolean }) {
  return (
    <>
      {open && point.origin === 'forum' ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${path}?edit=${point.id}`}>
            Change<span className="govuk-visually-hidden">: {point.text.slice(0, 60)}</span>
          </a>
        </p>
      ) : null}
      <Details
        classes="app-last"
        summary={
          <>
            Remove<span className="govuk-visually-hidden">: {point.text.slice(0, 60)}</span>
          </>
        }
      >
        <p className="govuk-body">The point goes for good. It cannot be brought back.</p>
        <ServiceForm
          intent="remove"
          action={path}
          submit="Yes, remove this point"
          submitClasses="govuk-button--warning app-last"
        >
          <input type="hidden" name="point" value={point.id} />
        </ServiceForm>
      </Details>
    </>
  )
}
