import { WarningText } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import type { ShownKeys } from './shown.server.ts'

/** Every key and method there is (security.md GOV-07). */
export function Inventory({ lines }: { lines: ShownKeys['inventory'] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Every key and method</h2>
      <StackedTable
        label="Every key and method"
        head={['Name', 'Used for', 'Method and size', 'Where it lies', 'If it is lost or stolen']}
        rows={lines.map(({ name, use, method, size, lies, loss }) => [
          name,
          use,
          { text: `${method}. ${size}` },
          lies,
          loss,
        ])}
      />
    </>
  )
}

/** Said when somebody cannot be read: it does not mend by itself. */
export function Lacking({ number }: { number: number }) {
  if (number === 0) return null
  return (
    <WarningText>
      {number === 1 ? '1 participant has' : `${number} participants have`} no key, and cannot be read. The person who
      runs the service has to put the newer key store back.
    </WarningText>
  )
}

/** When the last copies were made, and how many people have been erased for good. */
export function Backups({ last, erased }: { last: string | null; erased: number }) {
  return (
    <>
      <h2 className="govuk-heading-m">Backups and erased people</h2>
      <p className="govuk-body">
        {last
          ? `The last backup was made on ${last}.`
          : 'No backup has been made with npm run backup. Ask the person who runs the service.'}{' '}
        Copies of the data are kept for 35 days, copies of the keys for 7.
      </p>
      <p className="govuk-body">
        {erased === 0 ? 'Nobody has been erased so far.' : `Erased so far: ${erased}.`} Whoever was erased cannot be
        read in an older copy of the data either: that needs their key, which is gone from every copy after 7 days.
      </p>
    </>
  )
}
