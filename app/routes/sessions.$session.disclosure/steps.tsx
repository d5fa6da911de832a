import { SUPPORT_STEPS } from '#app/domain/day/status.ts'

/** What to do when somebody tells of harm, in the order in which it is done (domain §7). */
export function Steps() {
  return (
    <>
      <p className="govuk-body">If somebody tells you that they, or somebody else, were or may be harmed:</p>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        {SUPPORT_STEPS.map(({ title, words }) => (
          <li key={title}>
            <strong>{title}.</strong> {words}
          </li>
        ))}
      </ol>
    </>
  )
}
