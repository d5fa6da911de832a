import { type AdjustmentKind, needInWords } from '#app/domain/contact/adjustments.ts'

/** What those who are expected need, as numbers: nobody's name and no details stand here. */
export function AdjustmentNumbers({ numbers }: { numbers: { kind: AdjustmentKind; people: number }[] | null }) {
  if (numbers === null) return null
  return (
    <>
      <h2 className="govuk-heading-m">Adjustments</h2>
      {numbers.length === 0 ? (
        <p className="govuk-body">Nobody who is expected has asked for an adjustment.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {numbers.map((one) => (
            <li key={one.kind}>{needInWords(one)}</li>
          ))}
        </ul>
      )}
    </>
  )
}
