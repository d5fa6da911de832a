import type { AgreementPurpose, Standing } from '#app/domain/agreements/status.ts'
import { ownPurposeWords } from '#app/domain/links/status.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type PurposeProps = { purpose: AgreementPurpose; text: string; standing: Standing; seen: number; words: string }

const says: Record<Standing, string> = {
  'not-asked': 'We have not asked you yet.',
  yes: 'You said yes.',
  no: 'You said no.',
  withdrawn: 'You took your yes back.',
  'ask-again': 'The words are new. Please answer again.',
  lapsed: 'The words are new, so your old yes does not count any more. Please answer again.',
}

/** Each thing that can be agreed to, what they said, and the way to its words. */
export function PurposeList({ purposes }: { purposes: Pick<PurposeProps, 'purpose' | 'standing'>[] }) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {purposes.map(({ purpose, standing }) => (
        <li key={purpose}>
          <a className="govuk-link" href={`/p/agreement?about=${purpose}`}>
            {ownPurposeWords[purpose]}
          </a>
          <br />
          {says[standing]}
        </li>
      ))}
    </ul>
  )
}

/** One thing to agree to: the words, what they said, and a button for what they can say now. */
export function PurposeForm({ purpose, text, standing, seen, words }: PurposeProps) {
  const label = ownPurposeWords[purpose]
  const answer = (said: 'yes' | 'no', button: string) => (
    <ServiceForm intent="answer" end={<Say button={button} label={label} />}>
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="words" value={words} />
      <input type="hidden" name={purpose} value={said} />
    </ServiceForm>
  )
  return (
    <section aria-label={label}>
      <h2 className="govuk-heading-m">{label}</h2>
      <p className="govuk-body app-lines">{text}</p>
      <p className="govuk-body">{says[standing]}</p>
      {standing === 'yes' ? (
        <ServiceForm intent="withdraw" end={<Say button="I change my mind: no" label={label} />}>
          <input type="hidden" name="purpose" value={purpose} />
        </ServiceForm>
      ) : (
        answer('yes', 'Yes')
      )}
      {standing === 'not-asked' || standing === 'ask-again' || standing === 'lapsed' ? answer('no', 'No') : null}
    </section>
  )
}

function Say({ button, label }: { button: string; label: string }) {
  return (
    <Button classes="govuk-button--secondary">
      {button}
      <span className="govuk-visually-hidden">: {label}</span>
    </Button>
  )
}
