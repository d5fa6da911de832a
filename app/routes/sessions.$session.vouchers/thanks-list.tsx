import { REGISTER_STATUSES } from '#app/domain/register/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import type { Thanks } from '#app/domain/vouchers/queries.server.ts'
import { formatMoney } from '#app/domain/vouchers/rules.ts'
import { Button, ErrorMessage, InsetText, Select } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Values = readonly { pence: number; left: number }[]
type ThanksListProps = { thanks: readonly Thanks[]; values: Values; refused: RefusedForm | undefined }

/** Everybody who came, with what they got, or the buttons for it. */
export function ThanksList({ thanks, values, refused }: ThanksListProps) {
  const form = refusedForm(refused)
  const chosenFor = ({ participantId }: Thanks) =>
    form.value('participant') === participantId ? form.value('pence') || undefined : undefined
  const open = thanks.filter(({ due, issue }) => due && !issue).length
  return (
    <>
      {open > 0 ? <p className="govuk-body">{`${open} of ${thanks.length} still to thank.`}</p> : null}
      <StockLine values={values} />
      <ul className="govuk-list">
        {thanks.map((one) => (
          <li key={one.participantId} className="app-thanks" id={`thank-${one.participantId}`}>
            <h2 className="govuk-heading-s app-thanks__name">
              {one.alias} <span className="app-thanks__reference">{one.reference}</span>
            </h2>
            <Refusal words={form.error(`thank-${one.participantId}`)} />
            {one.issue ? (
              <Given {...one} issue={one.issue} />
            ) : (
              <Choices participant={one} values={values} chosen={chosenFor(one)} />
            )}
          </li>
        ))}
      </ul>
      <p className="govuk-body-s app-who-sees">
        Facilitators of this forum see who was given what. MOPAC’s contract manager sees numbers only.
      </p>
    </>
  )
}

function Refusal({ words }: { words: string | undefined }) {
  return words ? <ErrorMessage>{words}</ErrorMessage> : null
}

function StockLine({ values }: { values: Values }) {
  if (values.length > 0) {
    const each = values.map(({ pence, left }) => `${left} of ${formatMoney(pence)}`)
    return <p className="govuk-body">In stock: {each.join(', ')}.</p>
  }
  return (
    <InsetText>
      This forum has no vouchers in stock.{' '}
      <a className="govuk-link" href="/vouchers/batches/new">
        Record a batch
      </a>{' '}
      before you give one.
    </InsetText>
  )
}

function Given({ alias, status, due, issue }: Thanks & { issue: NonNullable<Thanks['issue']> }) {
  const got =
    issue.outcome === 'declined'
      ? 'Declined'
      : `${formatMoney(issue.pence ?? 0)} voucher, number ${issue.number}, ${issue.supplier}`
  return (
    <>
      <p className="govuk-body app-thanks__line">
        {got}.{' '}
        <a className="govuk-link" href={`?take-back=${issue.id}`}>
          Take back<span className="govuk-visually-hidden"> what {alias} was given</span>
        </a>
      </p>
      {due ? null : (
        <p className="govuk-body app-thanks__line">
          The register now says: {status ? REGISTER_STATUSES[status].label.toLowerCase() : 'not marked'}. Take it back
          if it was a mistake.
        </p>
      )}
    </>
  )
}

type ChoicesProps = { participant: Thanks; values: Values; chosen: string | undefined }

function Choices({ participant, values, chosen }: ChoicesProps) {
  const { participantId, alias } = participant
  const whom = <span className="govuk-visually-hidden"> ({alias})</span>
  return (
    <div className="app-actions">
      {values.length > 0 ? (
        <ServiceForm intent="give" classes="app-thanks__form">
          <input type="hidden" name="participant" value={participantId} />
          <Value participant={participant} values={values} chosen={chosen} />
          <Button classes="govuk-button--secondary app-thanks__button" preventDoubleClick>
            Give a voucher{whom}
          </Button>
        </ServiceForm>
      ) : null}
      <ServiceForm intent="decline" classes="app-thanks__form">
        <input type="hidden" name="participant" value={participantId} />
        <button
          type="submit"
          className="app-link-button app-thanks__decline"
          data-prevent-double-click="true"
          data-module="govuk-button"
        >
          They declined{whom}
        </button>
      </ServiceForm>
    </div>
  )
}

/** One value needs no choosing; of several, the one there is most of is offered first. */
function Value({ participant, values, chosen }: ChoicesProps) {
  const [only, another] = values
  if (only && !another) return <input type="hidden" name="pence" value={only.pence} />
  return (
    <Select
      name="pence"
      id={`pence-${participant.participantId}`}
      label={{ text: `Value for ${participant.alias}`, classes: 'govuk-visually-hidden' }}
      formGroup={{ classes: 'app-thanks__value' }}
      defaultValue={chosen ?? [...values].sort((a, b) => b.left - a.left)[0]?.pence}
      items={values.map(({ pence }) => ({ value: pence, text: formatMoney(pence) }))}
    />
  )
}
