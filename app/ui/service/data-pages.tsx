/** The way between the pages about data itself. */
export function DataPages({ pages, here }: { pages: { text: string; href: string }[]; here: string }) {
  return (
    <nav aria-label="Data" className="app-data-pages">
      <ul className="govuk-list">
        {pages.map(({ text, href }) => (
          <li key={href}>
            {href === here ? (
              <strong aria-current="page">{text}</strong>
            ) : (
              <a className="govuk-link" href={href}>
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
