import type { AskedTemplate } from '#app/domain/mail/session-rules.ts'
import type { SessionState } from '#app/domain/sessions/status.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { askWords } from './words.ts'

type OffersProps = { offers: { template: AskedTemplate; people: number }[]; here: string; state: SessionState }

/** What can be asked for now. Each button leads to what it says and who gets it; nothing is sent before that. */
export function Offers({ offers, here, state }: OffersProps) {
  const isOff = state === 'cancelled' || state === 'postponed'
  const due = offers.filter(({ people }) => people > 0)
  if (offers.length === 0)
    return (
      <p className="govuk-body">
        {isOff
          ? 'This session does not take place. We tell everybody who was invited. There is nothing for you to send.'
          : 'There is nothing more to send for this session.'}
      </p>
    )
  if (due.length === 0)
    return <p className="govuk-body">{offers.map(({ template }) => askWords[template].nobody).join(' ')}</p>
  return (
    <div className="govuk-button-group">
      {due.map(({ template, people }, at) => (
        <Button
          key={template}
          href={`${here}?step=${template}`}
          classes={at === 0 ? undefined : 'govuk-button--secondary'}
        >
          {askWords[template].button(people)}
        </Button>
      ))}
    </div>
  )
}
