import type { NavigationLink } from './layout.tsx'

/** The pages of a section, below the navigation; nothing when there is only one. */
export function SubNavigation({ label, links }: { label: string; links: NavigationLink[] }) {
  if (links.length < 2) return null
  return (
    <nav className="app-sub-navigation" aria-label={label}>
      <ul className="app-sub-navigation__list">
        {links.map(({ text, href, active }) => (
          <li key={href}>
            <a
              className="govuk-link govuk-link--no-visited-state"
              href={href}
              aria-current={active ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
