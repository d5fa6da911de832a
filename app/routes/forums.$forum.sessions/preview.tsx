import type { RefusedForm } from '#app/domain/shared/result.ts'
import { InsetText, Table, WarningText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'
import type { PreviewedPlan } from './lines.server.ts'
import { Notes } from './notes.tsx'

type PreviewProps = { plan: PreviewedPlan; answer: RefusedForm }

/** The second step: the sessions that would be made, and the button that makes them. */
export function Preview({ plan, answer }: PreviewProps) {
  const { lines, past } = plan
  const number = `${lines.length} sessions`
  return (
    <>
      <p className="govuk-body">Nothing is saved yet. Every session has the same start time, six weeks apart.</p>
      <Clashes plan={plan} />
      {past > 0 ? (
        <WarningText>
          {past === 1 ? '1 of these sessions is' : `${past} of these sessions are`} in the past. Lay out past sessions
          only to record what the forum has already done. Each will wait for its register.
        </WarningText>
      ) : null}
      <ScrollRegion label="The sessions">
        <Table
          caption={number}
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={['Date', 'Time', 'Note']}
          rows={lines.map((line) => [
            line.date,
            line.time,
            <Notes key={line.key} clash={line.clash} past={line.past} />,
          ])}
        />
      </ScrollRegion>
      <ServiceForm
        intent="lay-out"
        submit={`Lay out these ${number}`}
        whoSees="Everyone who works with this forum sees its dates and times."
      >
        <Repeated answer={answer} />
      </ServiceForm>
    </>
  )
}

/** What was typed in the first step, posted again: the service works the sessions out anew from it. */
function Repeated({ answer }: { answer: RefusedForm }) {
  const form = refusedForm(answer)
  const { day, month, year } = form.date('first')
  return (
    <>
      <input type="hidden" name="first-day" value={day} />
      <input type="hidden" name="first-month" value={month} />
      <input type="hidden" name="first-year" value={year} />
      <input type="hidden" name="time" value={form.value('time')} />
    </>
  )
}

function Clashes({ plan: { clashes, beyondCalendar } }: { plan: PreviewedPlan }) {
  return (
    <>
      {clashes > 0 ? (
        <InsetText>
          {clashes === 1 ? '1 session falls' : `${clashes} sessions fall`} on a bank holiday. We do not move it for you:
          lay the sessions out, then change the ones that cannot be held.
        </InsetText>
      ) : null}
      {beyondCalendar ? (
        <p className="govuk-body">Some of these dates are outside the years whose bank holidays we know.</p>
      ) : null}
    </>
  )
}
