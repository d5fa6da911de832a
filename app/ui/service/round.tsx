import type { ReactNode } from 'react'
import { PULSE_ANSWERS, PULSE_QUESTIONS } from '#app/domain/day/status.ts'
import { Button, Details } from '../govuk/index.ts'
import { BareFrame } from './bare-frame.tsx'
import { Face } from './face.tsx'
import { ServiceForm } from './form.tsx'

/** Where the view lies, and the page of the session day behind it. */
type Places = { here: string; day: string }
type StepProps = Places & {
  /** The number of the question, or the one past the last for thanks. */
  step: number
  person: string
  /** Stands for the answer before, to take it back; it does not say what it was. */
  counted: string | null
}

/** One step of the view that goes round: a question with five large answers, or thanks. Nothing of anybody else. */
export function RoundStep({ here, day, step, person, counted }: StepProps) {
  const question = PULSE_QUESTIONS.find(({ number }) => number === step)
  return (
    <div className="app-round" data-round-step={step}>
      {question ? <Question {...{ here, person }} question={question} /> : <Thanks here={here} />}
      {counted === null ? null : <WrongOne here={here} counted={counted} />}
      <ForStaff day={day} />
    </div>
  )
}

/** All steps for the script of the page, which shows one after another without asking the service. */
export function RoundTemplate({ here, day }: Places) {
  const steps = Array.from({ length: PULSE_QUESTIONS.length + 1 }, (_, at) => at + 1)
  return (
    <template data-round={here} data-round-day={day}>
      <BareFrame>
        {steps.map((step) => (
          <RoundStep key={step} {...{ here, day, step }} person="" counted={step > 1 ? '' : null} />
        ))}
        <p className="govuk-body app-round-says" role="status" data-round-says />
      </BareFrame>
    </template>
  )
}

type QuestionProps = { here: string; person: string; question: (typeof PULSE_QUESTIONS)[number] }

function Question({ here, person, question: { number, words } }: QuestionProps) {
  return (
    <>
      <ServiceForm intent="tap">
        <input type="hidden" name="question" value={number} />
        <input type="hidden" name="person" value={person} />
        <fieldset className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--l">
            <Title caption={`Question ${number} of ${PULSE_QUESTIONS.length}`}>{words}</Title>
          </legend>
          <div className="app-round-faces app-round-comes">
            {PULSE_ANSWERS.map((answer) => (
              <button key={answer.number} type="submit" name="answer" value={answer.number} className="app-round-face">
                <Face answer={answer.number} classes="app-round-face__picture" />
                {answer.words}
              </button>
            ))}
          </div>
        </fieldset>
      </ServiceForm>
      <p className="govuk-body app-round-comes">
        <a className="govuk-link app-day-link" href={addressOf(here, person, number + 1)} data-round-pass>
          Go on without an answer
        </a>
      </p>
    </>
  )
}

function Title({ caption, children }: { caption?: string; children: ReactNode }) {
  return (
    <h1 className="govuk-heading-l app-round-title" tabIndex={-1} data-round-title>
      {caption ? <span className="govuk-caption-l">{caption}</span> : null}
      {children}
    </h1>
  )
}

function Thanks({ here }: { here: string }) {
  return (
    <>
      <Title>Thank you</Title>
      <p className="govuk-body-l">No name is kept. Please hand this to the next person.</p>
      <div className="app-round-comes">
        <Button
          href={addressOf(here, crypto.randomUUID(), 1)}
          classes="app-round-next"
          attributes={{ 'data-round-next': '' }}
        >
          Next person
        </Button>
      </div>
    </>
  )
}

/** Until the next person begins, the last answer can be taken back. */
function WrongOne({ here, counted }: { here: string; counted: string }) {
  return (
    <div className="app-round-last app-round-comes" data-round-wrong>
      <p className="govuk-body app-last">Counted.</p>
      <ServiceForm intent="untap" action={here}>
        <input type="hidden" name="mark" value={counted} />
        <Button classes="govuk-button--secondary app-last" preventDoubleClick>
          I pressed the wrong one
        </Button>
      </ServiceForm>
    </div>
  )
}

/** The way back, in two steps: the page behind shows who came and what they need. */
export function ForStaff({ day }: { day: string }) {
  return (
    <Details summary="For staff" classes="app-round-staff">
      <p className="govuk-body">The page of the session shows names. Go back to it only when you hold this yourself.</p>
      <Button href={day} classes="govuk-button--secondary app-last" attributes={{ 'data-round-leave': '' }}>
        Back to the session
      </Button>
    </Details>
  )
}

/** How far a person is stands in the address: nobody has to remember it. */
export const addressOf = (here: string, person: string, step: number) => `${here}?person=${person}&step=${step}`
