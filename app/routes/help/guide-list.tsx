import type { Guide } from './guides.ts'

/** Jobs one after another, each with its steps in order. */
export function GuideList({ guides }: { guides: readonly Guide[] }) {
  return (
    <>
      {guides.map(({ id, title, before, steps, after }) => (
        <section key={id} aria-labelledby={id}>
          <h3 className="govuk-heading-s" id={id}>
            {title}
          </h3>
          {before ? <p className="govuk-body">{before}</p> : null}
          <ol className="govuk-list govuk-list--number govuk-list--spaced">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {after ? <p className="govuk-body">{after}</p> : null}
        </section>
      ))}
    </>
  )
}
