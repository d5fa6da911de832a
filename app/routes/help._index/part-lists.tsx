import type { HelpLink, PartLinks } from '#app/domain/help/rules.ts'

/** Links one below the other. */
export function HelpLinks({ links }: { links: readonly HelpLink[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {links.map(({ href, title }) => (
        <li key={href}>
          <a className="govuk-link" href={href}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The parts of a shelf, without what is in them. */
export const PartList = ({ parts }: { parts: readonly PartLinks[] }) => <HelpLinks links={parts} />

/** The parts for one kind of reader, each with its jobs. A part of one job leads straight to it. */
export function Shelf({ id, title, parts }: { id: string; title: string; parts: readonly PartLinks[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      <div className="app-help-shelves">
        {parts.map((part) => (
          <div key={part.href}>
            <h3 className="govuk-heading-s">
              <a className="govuk-link" href={part.href}>
                {part.title}
              </a>
            </h3>
            {part.guides.length > 1 ? <HelpLinks links={part.guides} /> : null}
          </div>
        ))}
      </div>
    </section>
  )
}
