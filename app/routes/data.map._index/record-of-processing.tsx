import type { ProcessingRecord } from '#app/domain/data-rights/map-queries.server.ts'
import type { RecordField } from '#app/domain/data-rights/record.ts'
import { Details, SummaryList } from '#app/ui/govuk/index.ts'
import { ToFill } from '#app/ui/service/to-fill.tsx'

/** The record of processing: what is the same for all purposes, then each purpose. */
export function RecordOfProcessing({ fields, records }: { fields: RecordField[]; records: ProcessingRecord[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Record of processing</h2>
      <SummaryList
        rows={fields.map((field) => ({
          key: field.key,
          value: 'toFill' in field ? <ToFill>{field.toFill}</ToFill> : <Lines of={[field.value].flat()} />,
        }))}
      />
      <h3 className="govuk-heading-s">By purpose</h3>
      <p className="govuk-body">Each basis and condition is proposed, for the data protection officer to confirm.</p>
      {records.map((record) => (
        <Details key={record.purpose} summary={record.words}>
          <SummaryList
            rows={[
              { key: 'Categories of people', value: <Lines of={record.people} /> },
              { key: 'Categories of data', value: <Lines of={record.data} /> },
              { key: 'Recipients', value: <Lines of={record.recipients} /> },
              { key: 'Retention', value: <Lines of={record.keep} /> },
              { key: 'Lawful basis', value: record.article6 },
              { key: 'Condition', value: record.condition },
            ]}
          />
        </Details>
      ))}
    </>
  )
}

function Lines({ of }: { of: string[] }) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
