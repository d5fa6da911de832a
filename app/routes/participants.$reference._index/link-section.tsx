import { type LinkState, linkStateWords } from '#app/domain/links/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'

type LinkSectionProps = { reference: string; link: { state: LinkState; until: string } | null }

/** How their private link stands, and the way to it. */
export function LinkSection({ reference, link }: LinkSectionProps) {
  return (
    <section aria-labelledby="private-link">
      <h2 className="govuk-heading-m" id="private-link">
        Private link
      </h2>
      {link ? (
        <p className="govuk-body">
          <Tag classes={linkStateWords[link.state].tag}>{linkStateWords[link.state].label}</Tag>{' '}
          {link.state === 'works' ? `Until ${link.until}.` : linkStateWords[link.state].means}
        </p>
      ) : (
        <p className="govuk-body">They have none yet.</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={`/participants/${reference}/link`}>
          {link?.state === 'works' ? 'Send it again, or stop it' : 'Send them a private link'}
        </a>
      </p>
    </section>
  )
}
