import { ORGANISATION_CODES, type Organisation } from '#app/domain/register/status.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type RegisterSheetProps = { people: { id: string; alias: string; reference: string }[]; date: string }
/** On paper, which may be left lying about, nobody is named by where they work (domain §7). */
const staff: Record<Organisation, string> = {
  facilitator: 'Facilitators',
  victim_support: 'Support',
  mps: 'Guests (M)',
  mopac: 'Guests (O)',
  partner: 'Partners',
  interpreter: 'Interpreters',
}
const columns = ['Came', 'Left early', 'Sent word', 'Did not come'] as const
/** Empty lines for whoever is not on the list. */
const SPARE = [1, 2]

/** One line a person, with boxes to tick. */
export function RegisterSheet({ people, date }: RegisterSheetProps) {
  return (
    <section className="app-paper" aria-labelledby="paper-register">
      <h2 className="govuk-heading-m" id="paper-register">
        Attendance, {date}
      </h2>
      <ScrollRegion label="Attendance">
        <table className="govuk-table app-paper-table">
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header">
                Name
              </th>
              {columns.map((column) => (
                <th scope="col" className="govuk-table__header" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, alias, reference }) => (
              <Line key={id} name={alias === reference ? reference : `${alias}, ${reference}`} />
            ))}
            {SPARE.map((number) => (
              <Line key={number} name="Somebody else:" />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="govuk-body">
        How many staff: {ORGANISATION_CODES.map((code) => `${staff[code]} ____`).join('   ')}
      </p>
    </section>
  )
}

function Line({ name }: { name: string }) {
  return (
    <tr>
      <th scope="row" className="govuk-table__header app-break">
        {name}
      </th>
      {columns.map((column) => (
        <td key={column} className="govuk-table__cell app-paper-box">
          <span className="app-paper-tick" />
        </td>
      ))}
    </tr>
  )
}
