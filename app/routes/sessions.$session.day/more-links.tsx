type MoreLinksProps = { session: string }

/** Where else to go from here. Nothing in it draws the eye of whoever looks over a shoulder. */
export function MoreLinks({ session }: MoreLinksProps) {
  const to = (page: string) => `/sessions/${session}/${page}`
  return (
    <nav aria-label="More" className="app-day-more app-no-print">
      <a className="govuk-link" href={to('register')}>
        Whole register
      </a>
      <a className="govuk-link" href={to('vouchers')}>
        Vouchers
      </a>
      <a className="govuk-link" href={to('disclosure')}>
        Support steps
      </a>
      <a className="govuk-link" href={to('paper')}>
        Paper forms
      </a>
      <a className="govuk-link" href={to('typed-in')}>
        Type in from paper
      </a>
    </nav>
  )
}
