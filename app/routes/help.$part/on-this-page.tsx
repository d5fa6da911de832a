import type { HelpLink } from '#app/domain/help/rules.ts'

/** What a page has, where that is more than can be seen at once. */
export function OnThisPage({ links }: { links: readonly HelpLink[] }) {
  return (
    <nav aria-labelledby="contents" className="app-contents app-no-print">
      <h2 className="govuk-heading-s" id="contents">
        On this page
      </h2>
      <ul className="govuk-list">
        {links.map(({ href, title }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
