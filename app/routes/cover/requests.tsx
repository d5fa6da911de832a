import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Asked = { id: string; sessionId: string; forum: string; when: string; day: string; hours: string }

/** The questions that wait for an answer, each with a button for yes and one for no. */
export function Requests({ asked }: { asked: Asked[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">You are asked to cover</h2>
      {asked.length === 0 ? (
        <p className="govuk-body">Nobody needs you to cover a session now. When somebody does, it stands here.</p>
      ) : (
        <p className="govuk-body">
          Others may have been asked too. The first yes is taken. Nobody asks why you cannot.
        </p>
      )}
      {asked.map(({ id, forum, when, day, hours }) => (
        <section key={id} aria-labelledby={`cover-${id}`}>
          <h3 className="govuk-heading-s" id={`cover-${id}`}>
            {forum}
          </h3>
          <p className="govuk-body">
            {day}, {hours}
          </p>
          <ServiceForm
            intent="answer"
            whoSees="The facilitator sees your answer. With a yes, everyone who works with the forum sees that you are in the team."
            end={
              <div className="govuk-button-group">
                <Button name="answer" value="yes" preventDoubleClick>
                  Yes, I can be there
                  <span className="govuk-visually-hidden">
                    : {forum}, {when}
                  </span>
                </Button>
                <Button name="answer" value="no" classes="govuk-button--secondary" preventDoubleClick>
                  No, I cannot
                  <span className="govuk-visually-hidden">
                    : {forum}, {when}
                  </span>
                </Button>
              </div>
            }
          >
            <input type="hidden" name="request" value={id} />
          </ServiceForm>
        </section>
      ))}
    </>
  )
}
