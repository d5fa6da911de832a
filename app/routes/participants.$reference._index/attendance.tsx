import { REGISTER_STATUSES, type RegisterStatus } from '#app/domain/register/status.ts'
import { Table } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type Outcome = 'accepted' | 'declined'
type Entry = { sessionId: string; day: string; status: RegisterStatus; outcome: Outcome | null }

const outcomeWords: Record<Outcome, string> = { accepted: 'Voucher issued', declined: 'Declined a voucher' }

/** One line a session, latest first. There is no reason beside a status, and never will be. */
export function Attendance({ entries }: { entries: Entry[] }) {
  if (entries.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">Attendance</h2>
        <p className="govuk-body">Nothing yet. It fills from the register of each session.</p>
      </>
    )
  }
  return (
    <ScrollRegion label="Attendance">
      <Table
        caption="Attendance"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={['Session', 'Register', 'Voucher']}
        rows={entries.map(({ sessionId, day, status, outcome }) => [
          {
            text: (
              <a className="govuk-link" href={`/sessions/${sessionId}`}>
                {day}
              </a>
            ),
          },
          REGISTER_STATUSES[status].label,
          { text: <Voucher sessionId={sessionId} status={status} outcome={outcome} /> },
        ])}
      />
    </ScrollRegion>
  )
}

function Voucher({ sessionId, status, outcome }: Pick<Entry, 'sessionId' | 'status' | 'outcome'>) {
  if (outcome) return <>{outcomeWords[outcome]}</>
  if (!REGISTER_STATUSES[status].arrived) return null
  return (
    <a className="govuk-link" href={`/sessions/${sessionId}/vouchers`}>
      Not recorded yet
    </a>
  )
}
