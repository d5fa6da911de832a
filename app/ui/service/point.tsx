import type { PointKind, Valence } from '#app/domain/points/status.ts'
import { type Breadth, POINT_BREADTHS, POINT_KINDS, POINT_VALENCES } from '#app/domain/points/status.ts'
import { Tag } from '../govuk/index.ts'

type Facts = {
  kind: PointKind
  breadth: Breadth | null
  valence: Valence | null
  origin: 'forum' | 'published'
  sourceTitle: string | null
}

/** What is known of a point besides its words. A published extract says first that it is one. */
export function PointFacts({ point }: { point: Facts }) {
  const { kind, breadth, valence, origin, sourceTitle } = point
  const facts = [
    POINT_KINDS[kind].label,
    breadth && POINT_BREADTHS[breadth].label,
    valence && POINT_VALENCES[valence].label,
  ]
  return (
    <div className="govuk-body-s app-point-facts">
      {origin === 'published' ? (
        <>
          <PublishedTag /> <span className="app-break">From: {sourceTitle ?? 'source not given'}</span>
        </>
      ) : null}
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </div>
  )
}

/** Marks what was printed somewhere: it is never forum feedback (domain §10). */
export function PublishedTag() {
  return <Tag classes="govuk-tag--yellow">Published extract</Tag>
}
