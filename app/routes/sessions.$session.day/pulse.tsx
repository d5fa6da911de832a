import type { SerializeFrom } from '@remix-run/node'
import { elementIds } from '#app/domain/day/protocol.ts'
import { LEAST_ANSWERS, PULSE_ANSWERS, PULSE_QUESTIONS } from '#app/domain/day/status.ts'
import { Details, Table } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Tap } from './tap.tsx'
import type { DayView } from './view.server.ts'

type PulseProps = { day: SerializeFrom<DayView>; action: string }

/** Three questions, five taps each. Only totals are held, and they are not shown while they would say who tapped what. */
export function Pulse({ day, action }: PulseProps) {
  const { tapped } = day.view
  return (
    <section aria-labelledby="pulse">
      <h2 className="govuk-heading-m" id="pulse">
        How was it?
      </h2>
      <p className="govuk-body">
        Hand the tablet round. Each person taps one answer to each question. No name is kept.
      </p>
      {PULSE_QUESTIONS.map(({ number, words }) => (
        <div key={number} id={elementIds.question(number)} className="app-day-question">
          {day.closed === null ? <Question {...{ number, words, action }} /> : null}
          {tapped?.question === number && day.closed === null ? (
            <div className="app-day-taps" role="status">
              <p className="govuk-body app-last">Counted.</p>
              <Tap
                action={action}
                intent="untap"
                fields={{ question: String(number), answer: String(tapped.answer) }}
                about={words}
              >
                Undo
              </Tap>
            </div>
          ) : null}
        </div>
      ))}
      <Totals pulse={day.pulse} />
    </section>
  )
}

function Question({ number, words, action }: { number: number; words: string; action: string }) {
  return (
    <ServiceForm intent="tap" action={action}>
      <input type="hidden" name="question" value={number} />
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{words}</legend>
        <div className="app-day-faces">
          {PULSE_ANSWERS.map((answer) => (
            <button key={answer.number} type="submit" name="answer" value={answer.number} className="app-day-face">
              <Face answer={answer.number} />
              {answer.words}
            </button>
          ))}
        </div>
      </fieldset>
    </ServiceForm>
  )
}

function Totals({ pulse }: { pulse: SerializeFrom<DayView>['pulse'] }) {
  const few = `Fewer than ${LEAST_ANSWERS} answers: not enough to show`
  return (
    <Details summary="Totals so far">
      <Table
        caption="How often each answer was tapped"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={['Question', 'Answers']}
        rows={pulse.map(({ question, answers }) => [
          PULSE_QUESTIONS.find(({ number }) => number === question)?.words ?? '',
          answers ? answers.map((number, at) => `${PULSE_ANSWERS[at]?.words}: ${number}`).join(', ') : few,
        ])}
      />
    </Details>
  )
}

/** How far the corners of the mouth are from its middle, for each answer. */
const mouths = [-7, -4, 0, 4, 7]

function Face({ answer }: { answer: number }) {
  const bend = mouths[answer - 1] ?? 0
  return (
    <svg className="app-day-face__picture" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="11" cy="12" r="2" fill="currentColor" />
      <circle cx="21" cy="12" r="2" fill="currentColor" />
      <path
        d={`M9 ${21 - bend / 2} Q16 ${21 + bend} 23 ${21 - bend / 2}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    </svg>
  )
}
