type Report = { number: number; quarter: string; published: string }

export function PublishedReports({ reports }: { reports: Report[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Published reports</h2>
      {reports.length === 0 ? <p className="govuk-body">No report has been published yet.</p> : null}
      <ul className="govuk-list">
        {reports.map(({ number, quarter, published }) => (
          <li key={number}>
            <a className="govuk-link" href={`/reports/${number}`}>
              {`Report ${number}, ${quarter}`}
            </a>
            , published {published}
          </li>
        ))}
      </ul>
      {reports.length > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href="/reports">
            All reports
          </a>
        </p>
      ) : null}
    </>
  )
}
