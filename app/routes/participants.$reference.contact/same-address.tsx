import { Checkboxes, WarningText } from '#app/ui/govuk/index.ts'

/** Says who else has what was typed, and asks whether that is right. Nobody out of reach is ever named here. */
export function SameAddress({ others }: { others: readonly string[] }) {
  if (others.length === 0) return null
  return (
    <>
      <WarningText>
        {others.join(' and ')} {others.length === 1 ? 'has' : 'have'} the same one. Is it one person who was added
        twice, or two people who share it? What you send there, both may read.
      </WarningText>
      <Checkboxes name="same" items={[{ value: 'yes', text: 'It is right. Save it all the same' }]} />
    </>
  )
}
