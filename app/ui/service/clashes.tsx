import { WEIGHTS, type Weight } from '#app/domain/calendar/status.ts'
import { Tag } from '../govuk/index.ts'

/** What else is on, what weighs most first, each with its weight in a word. */
export function Clashes({ clashes }: { clashes: { weight: Weight; words: string }[] }) {
  if (clashes.length === 0) return null
  return (
    <ul className="govuk-list app-tight-list">
      {clashes.map(({ weight, words }) => (
        <li key={words}>
          <Tag classes={`govuk-tag--${WEIGHTS[weight].colour}`}>{WEIGHTS[weight].label}</Tag> {words}
        </li>
      ))}
    </ul>
  )
}
