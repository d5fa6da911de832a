import { standingWords } from '#app/domain/agreements/status.ts'
import { Details, Tag } from '#app/ui/govuk/index.ts'
import { AgreementWords } from '#app/ui/service/agreement-words.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownPurpose } from './shown.ts'

/** Where they stand with each purpose, since when and how, the words, and the one press that takes it back. */
export function PurposeList({ purposes }: { purposes: ShownPurpose[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">What they agree to now</h2>
      {purposes.map((one) => (
        <section key={one.purpose} className="app-card" aria-labelledby={`${one.purpose}-now`}>
          <Purpose {...one} />
        </section>
      ))}
    </>
  )
}

function Purpose(one: ShownPurpose) {
  const { label, tag } = standingWords[one.standing]
  return (
    <>
      <div className="app-purpose__head">
        <h3 className="govuk-heading-s" id={`${one.purpose}-now`}>
          {one.label}
        </h3>
        <Tag classes={tag}>{label}</Tag>
      </div>
      <p className="govuk-body">{one.since ?? 'Without an answer it counts as no.'}</p>
      {one.holdsUntil ? <p className="govuk-body">Their yes to the older words holds until {one.holdsUntil}.</p> : null}
      <Details summary={`Read the words: ${one.label}`} classes={one.canTakeBack ? undefined : 'app-last'}>
        <AgreementWords text={one.text} />
        <p className="govuk-hint">
          Version {one.version}, used from {one.inUseFrom}
        </p>
      </Details>
      {one.canTakeBack ? (
        <ServiceForm intent="withdraw">
          <input type="hidden" name="purpose" value={one.purpose} />
          <button type="submit" className="govuk-button govuk-button--secondary" data-module="govuk-button">
            Withdraw<span className="govuk-visually-hidden"> {one.label}</span>
          </button>
        </ServiceForm>
      ) : null}
    </>
  )
}
