import type { PointInForum } from '#app/domain/points/queries.server.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { PointFacts } from '#app/ui/service/point.tsx'

/** One point with where it comes from and the themes it was given. */
export function PointCard({ point, mayTag }: { point: PointInForum; mayTag: boolean }) {
  return (
    <article className="app-card">
      <p className="govuk-body app-break">{point.text}</p>
      <PointFacts point={point} />
      <p className="govuk-body-s app-who-sees app-last">
        {point.origin === 'published' ? 'Brought in at: ' : ''}
        {point.forumName}, {formatDate(point.sessionDate)}
      </p>
      <p className="govuk-body-s app-tags">
        {point.themes.map(({ code, name }) => (
          <Tag key={code} classes="govuk-tag--blue">
            {name}
          </Tag>
        ))}
        {point.themes.length === 0 ? <Tag classes="govuk-tag--grey">Not tagged</Tag> : null}
        {mayTag ? (
          <a className="govuk-link" href={`/tagging?point=${point.id}`}>
            {point.themes.length === 0 ? 'Tag it' : 'Look at its themes'}
            <span className="govuk-visually-hidden">: {point.text.slice(0, 60)}</span>
          </a>
        ) : null}
      </p>
    </article>
  )
}
