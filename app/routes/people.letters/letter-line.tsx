import { SummaryList } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Letter = {
  id: string
  personId: string
  name: string
  email: string
  about: string
  why: string
  until: string
  mayGoAgain: boolean
}

/** One letter that did not arrive: whose, what about, why; and a way to send it again while that makes sense. */
export function LetterLine({ letter }: { letter: Letter }) {
  return (
    <section className="app-card" aria-label={`${letter.about}, ${letter.name}`}>
      <h2 className="govuk-heading-s app-break">
        <a className="govuk-link" href={`/people/${letter.personId}`}>
          {letter.name}
        </a>
        : {letter.about}
      </h2>
      <SummaryList
        classes="app-close-list"
        rows={[
          { key: 'Address', value: letter.email },
          { key: 'Why not', value: letter.why },
          { key: 'Makes sense until', value: letter.until },
        ]}
      />
      {letter.mayGoAgain ? (
        <ServiceForm intent="again" submit="Send it again" submitClasses="govuk-button--secondary">
          <input type="hidden" name="letter" value={letter.id} />
        </ServiceForm>
      ) : (
        <p className="govuk-body">It is too late to send it again.</p>
      )}
    </section>
  )
}
