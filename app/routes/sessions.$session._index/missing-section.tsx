import { InsetText } from '#app/ui/govuk/index.ts'

type MissingProps = { lines: { href: string; text: string }[]; others: number; closed: boolean }

/** What is missing before this session is closed. It closes by itself; nobody ticks "complete" (product, step 9). */
export function MissingSection({ lines, others, closed }: MissingProps) {
  if (closed) return <InsetText>Nothing is missing. This session is closed.</InsetText>
  if (lines.length + others === 0) return null
  return (
    <section aria-labelledby="missing">
      <h2 className="govuk-heading-m" id="missing">
        What is missing
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {lines.map(({ href, text }) => (
          <li key={text}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
        {others > 0 ? (
          <li>{others === 1 ? '1 thing that others see to' : `${others} things that others see to`}</li>
        ) : null}
      </ul>
      <p className="govuk-body">The session closes by itself when nothing is missing.</p>
    </section>
  )
}
