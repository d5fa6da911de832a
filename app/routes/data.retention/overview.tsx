import { notRemoved } from '#app/domain/retention/schedule.ts'
import { InsetText, SummaryList, WarningText } from '#app/ui/govuk/index.ts'

type People = { live: number; left: number; neverStarted: number; undated: number }
type OverviewProps = { people: People; overdue: number; heldCount: number }

/** What personal data is left, and why, in numbers; what is overdue stands first. */
export function Overview({ people, overdue, heldCount }: OverviewProps) {
  return (
    <>
      {overdue > 0 ? (
        <WarningText>
          {overdue === 1 ? '1 thing is' : `${overdue} things are`} kept longer than allowed. The next run takes them,
          from 2am. If this number is still here tomorrow, ask the person who runs the service to look at the log.
        </WarningText>
      ) : null}
      <p className="govuk-body">
        Every night the service removes what has been kept long enough. This page says what is left, and why. It shows
        numbers, never names.
      </p>
      <SummaryList
        rows={[
          { key: 'Overdue', value: String(overdue) },
          { key: 'People with a place, or on the way to one', value: String(people.live) },
          { key: 'People who left: removed by the clocks below', value: String(people.left) },
          { key: 'People who said no or never started', value: String(people.neverStarted) },
          { key: 'Legal holds', value: String(heldCount) },
        ]}
      />
      {people.undated > 0 ? (
        <WarningText>
          Of {people.undated === 1 ? '1 person' : `${people.undated} people`} nobody wrote down when their place ended,
          so no clock runs. Ask the facilitators to look at those who left.
        </WarningText>
      ) : null}
      {Object.entries(notRemoved).map(([table, why]) => (
        <InsetText key={table}>The audit trail stays. {why}</InsetText>
      ))}
    </>
  )
}
