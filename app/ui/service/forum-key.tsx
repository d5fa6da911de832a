import type { Mark } from '#app/domain/calendar/status.ts'
import { ForumMark } from './forum-mark.tsx'

/** Which mark is which forum. */
export function ForumKey({ forums }: { forums: { slug: string; name: string; mark: Mark }[] }) {
  if (forums.length === 0) return null
  return (
    <ul className="govuk-list app-forum-key" aria-label="Which mark is which forum">
      {forums.map(({ slug, name, mark }) => (
        <li key={slug}>
          <ForumMark {...mark} /> {name}
        </li>
      ))}
    </ul>
  )
}
