import type { AuditFilter } from '#app/domain/audit/input.ts'
import { EXPORT_LIMIT } from '#app/domain/audit/rules.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

/** Asks for the entries of the list as a file. */
export function ExportForm({ filter, total }: { filter: AuditFilter; total: number }) {
  const count = total.toLocaleString('en-GB')
  if (total > EXPORT_LIMIT)
    return (
      <p className="govuk-body">
        To take a copy, choose fewer days: a file holds at most {EXPORT_LIMIT.toLocaleString('en-GB')} entries, and
        these are {count}.
      </p>
    )
  return (
    <>
      <h2 className="govuk-heading-m">Take a copy</h2>
      <p className="govuk-body">
        The file holds the {total === 1 ? 'entry' : `${count} entries`} of this list with ids and seals, without names.
        The trail says that you took it. You may have to confirm first that it is you.
      </p>
      <ServiceForm action="/audit.csv" submit="Download as CSV" submitClasses="govuk-button--secondary">
        {Object.entries(filter).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </ServiceForm>
    </>
  )
}
