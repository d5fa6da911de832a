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

type ShelfProps = {
  id: string
  title: string
  parts: readonly PartLinks[]
  /** Whether the names of the parts say enough. */
  brief?: boolean
}

/** The parts for one kind of reader, each with its jobs where there is more than one. */
export function Shelf({ id, title, parts, brief = false }: ShelfProps) {
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      {brief ? (
        <PartList parts={parts} />
      ) : (
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
      )}
    </section>
  )
}
