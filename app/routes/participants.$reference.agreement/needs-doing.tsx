import { InsetText, WarningText } from '#app/ui/govuk/index.ts'

type NeedsDoingProps = {
  todo: { toAskAgain: string[]; neverAsked: boolean; leftUs: boolean }
  reference: string
  canLeave: boolean
}

/** What has to be done first: they no longer take part, the words are new, or nobody has asked yet. */
export function NeedsDoing({ todo: { toAskAgain, neverAsked, leftUs }, reference, canLeave }: NeedsDoingProps) {
  if (leftUs) return <NoLongerTakesPart reference={reference} canLeave={canLeave} />
  if (neverAsked)
    return <InsetText>Nobody has asked them yet. Until they say yes to taking part, nothing is sent to them.</InsetText>
  if (toAskAgain.length === 0) return null
  return (
    <InsetText>
      The words have changed since they answered. Ask again about: {toAskAgain.join(', ')}. Read them the new words
      first.
    </InsetText>
  )
}

function NoLongerTakesPart({ reference, canLeave }: { reference: string; canLeave: boolean }) {
  return (
    <>
      <WarningText>They no longer agree to take part. Nothing is sent to them.</WarningText>
      <p className="govuk-body">Nothing else has changed. Ask them what they want:</p>
      <ul className="govuk-list govuk-list--bullet">
        {canLeave ? (
          <li>
            <a className="govuk-link" href={`/participants/${reference}?confirm=leave`}>
              They are leaving
            </a>
            , and their place is free
          </li>
        ) : null}
        <li>
          <a className="govuk-link" href={`/participants/${reference}/data`}>
            They want what is held about them removed
          </a>
        </li>
      </ul>
    </>
  )
}
