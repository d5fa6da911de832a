import type { listAllColumns, ProcessingRecord } from '#app/domain/data-rights/map-queries.server.ts'
import type { RecordField } from '#app/domain/data-rights/record.ts'
import type { Sheet } from '#app/http/spreadsheet-xlsx.server.ts'

type Map = { fields: RecordField[]; records: ProcessingRecord[]; columns: ReturnType<typeof listAllColumns> }

/** The three sheets of the file. Their names never depend on what is in them. */
export function sheetsOf({ fields, records, columns }: Map): Sheet[] {
  return [
    {
      name: 'Record of processing',
      head: ['Field', 'What it says'],
      rows: fields.map((field) => [
        field.key,
        'toFill' in field ? `To be filled in: ${field.toFill}` : [field.value].flat().join('; '),
      ]),
    },
    {
      name: 'Purposes',
      head: [
        ...['Purpose', 'Categories of people', 'Categories of data', 'Recipients', 'Retention'],
        ...['Lawful basis, proposed', 'Condition, proposed'],
      ],
      rows: records.map(({ words, people, data, recipients, keep, article6, condition }) => [
        ...[words, people.join('; '), data.join('; '), recipients.join('; '), keep.join('; ')],
        ...[article6, condition],
      ]),
    },
    {
      name: 'Columns',
      head: [
        ...['Table', 'Column', 'What the table holds', 'About', 'Kind', 'Purpose', 'Who sees it', 'Recipients'],
        ...['Lawful basis, proposed', 'Condition, proposed', 'Retention', 'How it lies in the file', 'When erased'],
      ],
      rows: columns.map((row) => [
        ...[
          row.table,
          row.column,
          row.holds,
          row.aboutWords,
          row.classWords,
          row.purposeWords,
          row.seen,
          row.recipients,
        ],
        ...[row.article6, row.condition, row.keep, row.sealed, row.erasure],
      ]),
    },
  ]
}
