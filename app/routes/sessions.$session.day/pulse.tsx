import type { SerializeFrom } from '@remix-run/node'
import { elementIds, roundPath } from '#app/domain/day/protocol.ts'
import { LEAST_ANSWERS, PULSE_ANSWERS, PULSE_QUESTIONS } from '#app/domain/day/status.ts'
import { Button, Details, Table } from '#app/ui/govuk/index.ts'
import { Face } from '#app/ui/service/face.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { addressOf } from '#app/ui/service/round.tsx'
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
      {day.closed === null ? <GoesRound session={day.session.id} /> : null}
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

/** The view that goes from hand to hand: a script shows it at once, and without one it is a page of its own. */
function GoesRound({ session }: { session: string }) {
  return (
    <>
      <p className="govuk-body">
        Hand the tablet round. Each person taps one answer to each question. They see the questions alone: no names, and
        not what anybody tapped.
      </p>
      <Button
        href={addressOf(roundPath(session), crypto.randomUUID(), 1)}
        classes="app-round-start"
        attributes={{ 'data-round-start': '' }}
      >
        Hand the tablet round
      </Button>
      <p className="govuk-body">If somebody tells you their answer, tap it here for them.</p>
    </>
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
