import { formatMonth } from '#app/domain/shared/dates.ts'
import type { PointToTag } from '#app/domain/tagging/queries.server.ts'
import { PointFacts } from '#app/ui/service/point.tsx'

/** The point, as it was written down, with its forum and month. */
export function PointQuote({ point }: { point: PointToTag }) {
  return (
    <figure className="app-point">
      <blockquote className="app-quote" id="point">
        {point.text}
      </blockquote>
      <figcaption className="govuk-body">
        {point.origin === 'published' ? 'Brought in at: ' : ''}
        {point.forumName}, {formatMonth(point.sessionDate)}
        <PointFacts point={point} />
      </figcaption>
    </figure>
  )
}
