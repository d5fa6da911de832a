import { importFields } from '#app/domain/participants/import-columns.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'

/** What a file may hold, what it must not, and an empty one to begin with. */
export function ColumnsHelp({ template }: { template: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">What the file may hold</h2>
      <p className="govuk-body">
        The first line names the columns. Each line after it is one person. Only the first name is needed.{' '}
        <a className="govuk-link" href={template}>
          Download an empty file with these headings (CSV)
        </a>
        .
      </p>
      <SummaryList
        rows={[
          { key: importFields.alias.heading, value: 'A first name or nickname. Never a surname.' },
          { key: importFields.email.heading, value: 'One email address.' },
          { key: importFields.call.heading, value: 'One phone number for calls.' },
          { key: importFields.text.heading, value: 'One mobile number for text messages.' },
          { key: importFields.startsOn.heading, value: 'The day they started, like 3 June 2025. Empty means today.' },
          {
            key: importFields.adjustments.heading,
            value: 'What we do so that they can take part, like “step free, BSL interpreter”. Never a diagnosis.',
          },
        ]}
      />
      <p className="govuk-body">
        Nothing else is taken: no surname, date of birth, address, crime, case, officer, ethnicity, health or notes. If
        the file has such columns they are left out before anything is stored.
      </p>
    </>
  )
}
