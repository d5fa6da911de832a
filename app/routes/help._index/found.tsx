import type { searchGuides } from '#app/domain/help/search-rules.ts'

type FoundProps = { search: string; found: ReturnType<typeof searchGuides> }

/** The guides that a search found, or what to do when there are none. */
export function Found({ search, found }: FoundProps) {
  if (found.length === 0) return <NothingFound search={search} />
  return (
    <>
      <h2 className="govuk-heading-m">
        {found.length === 1 ? '1 guide' : `${found.length} guides`} for “{search}”
      </h2>
      <ol className="govuk-list app-help-found">
        {found.map(({ href, title, where, line }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {title}
            </a>
            <p className="govuk-body-s app-help-found__where">{where}</p>
            <p className="govuk-body app-last">{line}</p>
          </li>
        ))}
      </ol>
    </>
  )
}

function NothingFound({ search }: { search: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">No guide for “{search}”</h2>
      <p className="govuk-body">No guide has all of these words. You can:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>use fewer words, or other ones</li>
        <li>check how they are spelt</li>
        <li>
          <a className="govuk-link" href="/help">
            look at all parts of help
          </a>
        </li>
      </ul>
    </>
  )
}
