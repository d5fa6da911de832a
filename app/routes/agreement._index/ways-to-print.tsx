/** How to get it on paper, and the other version of it. Not printed itself. */
export function WaysToPrint({ whose, easy }: { whose: string | null; easy: boolean }) {
  const search = (wanted: boolean) =>
    new URLSearchParams({ ...(whose ? { for: whose } : {}), ...(wanted ? { easy: 'yes' } : {}) }).toString()
  const other = search(!easy)
  return (
    <div className="app-no-print">
      <p className="govuk-body">
        Print this page with the Print command of your browser.{' '}
        {whose ? 'The form carries the reference and no name. They need not sign it.' : null}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={other ? `/agreement?${other}` : '/agreement'}>
          {easy ? 'Show the full words' : 'Show the easy-read words'}
        </a>
      </p>
    </div>
  )
}
