import { tour } from './roles.ts'

/** A first walk through one six-week cycle, as four people. */
export function Tour() {
  return (
    <section aria-labelledby="tour">
      <h2 className="govuk-heading-m" id="tour">
        A tour of ten minutes
      </h2>
      <p className="govuk-body">
        A forum meets every six weeks. Go through one cycle as the people who take part in it. “Change who you are” at
        the top of every page brings you back here.
      </p>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        {tour.map(({ who, what }) => (
          <li key={what}>
            <strong>{who}.</strong> {what}
          </li>
        ))}
      </ol>
    </section>
  )
}
