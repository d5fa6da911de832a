import { InsetText } from '#app/ui/govuk/index.ts'

/** The columns we never hold, each with why. They were left out before anything was stored. */
export function Refused({ columns }: { columns: { heading: string; why: string }[] }) {
  if (columns.length === 0) return null
  return (
    <InsetText>
      <p className="govuk-body">These columns are left out. What was in them was not stored.</p>
      <ul className="govuk-list govuk-list--bullet">
        {columns.map(({ heading, why }) => (
          <li key={heading} className="app-break">
            “{heading}”: {why}
          </li>
        ))}
      </ul>
    </InsetText>
  )
}
