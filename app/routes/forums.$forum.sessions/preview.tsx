import type { RefusedForm } from '#app/domain/shared/result.ts'
import { InsetText, WarningText } from '#app/ui/govuk/index.ts'
import { Clashes } from '#app/ui/service/clashes.tsx'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import { DateDecision } from './date-decision.tsx'
import type { PreviewedPlan, PreviewLine } from './lines.server.ts'

type PreviewProps = { plan: PreviewedPlan; answer: RefusedForm }

/** The second step: the sessions that would be made, and the button that makes them. */
export function Preview({ plan, answer }: PreviewProps) {
  const { lines, adds } = plan
  const toDecide = lines.filter((line) => line.toDecide)
  const number = adds === 1 ? 'this 1 session' : `these ${adds} sessions`
  return (
    <>
      <p className="govuk-body">
        Nothing is saved yet. Nothing is moved for you: a date with a clash stays until you decide.
      </p>
      <Cautions plan={plan} />
      <StackedTable
        label="The sessions"
        caption={`${lines.length} dates, ${adds} to add`}
        captionClasses="govuk-table__caption--s"
        head={['Date', 'Time', 'What we found']}
        rows={lines.map((line) => [line.date, line.time, <Found key={line.key} line={line} />])}
      />
      {adds === 0 ? (
        <InsetText>These 12 months are laid out already. There is nothing to add.</InsetText>
      ) : (
        <ServiceForm
          intent="lay-out"
          submit={toDecide.length > 0 ? 'Lay out the sessions as decided' : `Lay out ${number}`}
          whoSees="Everyone who works with this forum sees its dates, and what you decide about them with the reason."
        >
          <Repeated answer={answer} />
          {toDecide.map((line) => (
            <DateDecision key={line.key} line={line} answer={answer} />
          ))}
        </ServiceForm>
      )}
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

function Found({ line: { there, date, past, twice, clashes } }: { line: PreviewLine }) {
  return (
    <>
      {there ? (
        <a className="govuk-link" href={`/sessions/${there.id}`}>
          {there.date === date ? 'Already there, stays as it is' : `Already there on ${there.date}, stays as it is`}
          <span className="govuk-visually-hidden">: {date}</span>
        </a>
      ) : (
        <strong>New</strong>
      )}
      {past ? '. In the past' : null}
      {twice ? `. ${twice}` : null}
      <Clashes clashes={clashes} />
    </>
  )
}

function Cautions({ plan: { past, beyondCalendar, calendarEnds } }: { plan: PreviewedPlan }) {
  return (
    <>
      {past > 0 ? (
        <WarningText>
          {past === 1 ? '1 of these sessions is' : `${past} of these sessions are`} in the past. Lay out past sessions
          only to record what the forum has already done. Each will wait for its register.
        </WarningText>
      ) : null}
      {calendarEnds ? (
        <p className="govuk-body">
          The calendar of holidays ends on {calendarEnds}. For dates after it we know bank holidays only: look up
          religious days and school breaks yourself.
        </p>
      ) : null}
      {beyondCalendar ? (
        <p className="govuk-body">Some of these dates are outside the years whose bank holidays we know.</p>
      ) : null}
    </>
  )
}
