import { InsetText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type ReminderFormProps = { people: number; letter: { subject: string; text: string } }

/** What the reminder says, and the button that asks for it. Each person gets a message of their own. */
export function ReminderForm({ people, letter }: ReminderFormProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Reminder</h2>
      {people === 0 ? (
        <p className="govuk-body">Save a team first. Then you can send each of them a reminder.</p>
      ) : (
        <>
          <p className="govuk-body">
            Each person in the saved team gets this message by email, one message each. It says nothing about who meets
            or why.
          </p>
          <InsetText classes="app-letter">
            <strong>{letter.subject}</strong>
            {'\n\n'}
            {letter.text.trim()}
          </InsetText>
          <ServiceForm
            intent="remind"
            submit={people === 1 ? 'Send a reminder to 1 person' : `Send a reminder to ${people} people`}
            submitClasses="govuk-button--secondary"
          >
            {null}
          </ServiceForm>
        </>
      )}
    </>
  )
}
