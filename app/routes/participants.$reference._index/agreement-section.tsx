import type { AgreementPurpose, Standing } from '#app/domain/agreements/status.ts'
import { purposeWords } from '#app/domain/agreements/status.ts'
import { InsetText, SummaryList, WarningText } from '#app/ui/govuk/index.ts'

type AgreementSectionProps = {
  reference: string
  agreement: {
    purposes: { purpose: AgreementPurpose; standing: Standing; agreed: boolean }[]
    neverAsked: boolean
    leftUs: boolean
  }
}

/** What they agree to at a glance, what needs doing, and the way to all of it. */
export function AgreementSection({ reference, agreement: { purposes, neverAsked, leftUs } }: AgreementSectionProps) {
  const named = (wanted: (one: (typeof purposes)[number]) => boolean) =>
    purposes.filter(wanted).map(({ purpose }) => purposeWords[purpose].label)
  const agreed = named((one) => one.agreed)
  const again = named(({ standing }) => standing === 'ask-again' || standing === 'lapsed')
  return (
    <section aria-labelledby="agreement">
      <h2 className="govuk-heading-m" id="agreement">
        Agreement
      </h2>
      {leftUs ? <WarningText>They no longer agree to take part. Nothing is sent to them.</WarningText> : null}
      {neverAsked ? <InsetText>Nobody has asked them yet. Until they agree, nothing is sent to them.</InsetText> : null}
      <SummaryList
        rows={[
          { key: 'Agrees to', value: agreed.join(', ') || 'Nothing' },
          again.length > 0 && { key: 'Ask again about', value: again.join(', ') },
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={`/participants/${reference}/agreement`}>
          Take down or change what they agree to
        </a>
      </p>
    </section>
  )
}
