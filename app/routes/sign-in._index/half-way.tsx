import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

/** For somebody who has given the password and came back to the start: on to the second step, or all over again. */
export function HalfWay({ goOn }: { goOn: string }) {
  return (
    <>
      <p className="govuk-body">You have entered your password. There is one more step before you are signed in.</p>
      <Button href={goOn}>Go on to the next step</Button>
      <ServiceForm action="/sign-out" submit="Start again" submitClasses="govuk-button--secondary">
        <p className="govuk-body">If that was not you, or you want to sign in as somebody else, start again.</p>
      </ServiceForm>
    </>
  )
}
