import { Fragment } from 'react'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { ErrorMessage, Select } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Open = { session: string; items: { id: string; text: string }[]; dotsLeft: number }

/** Three dots for what matters most to them, in one go or a few. */
export function GiveDots({ agenda, refused }: { agenda: Open; refused: RefusedForm | undefined }) {
  const { items, dotsLeft } = agenda
  if (dotsLeft <= 0) return <p className="govuk-body">You have given your 3 dots. They stand. Thank you.</p>
  if (items.length === 0) return null
  const form = refusedForm(refused?.typed.intent === 'vote' ? refused : undefined)
  const chosen = new Map(form.values('item').map((id, at) => [id, form.values('dots')[at] ?? '0']))
  const error = form.error('dots')
  const options = ['No dots', '1 dot', '2 dots', '3 dots'].slice(0, dotsLeft + 1)
  return (
    <>
      <h2 className="govuk-heading-m">What matters most to you?</h2>
      <p className="govuk-body">
        You have {dotsLeft === 1 ? '1 dot' : `${dotsLeft} dots`}
        {dotsLeft < 3 ? ' left' : ''}. Give them to what you want to talk about most. You can give more than one to the
        same. What gets most dots comes first.
      </p>
      <ServiceForm
        intent="vote"
        submit="Give my dots"
        whoSees="Nobody sees which dots are yours, not even the people who run the meeting. So a dot you gave cannot be taken back."
      >
        <input type="hidden" name="session" value={agenda.session} />
        <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
          <fieldset className="govuk-fieldset" aria-describedby={error ? 'dots-error' : undefined}>
            <legend className="govuk-visually-hidden">Your dots</legend>
            {error ? <ErrorMessage id="dots-error">{error}</ErrorMessage> : null}
            {items.map(({ id, text }, at) => (
              <Fragment key={id}>
                <input type="hidden" name="item" value={id} />
                <Select
                  name="dots"
                  id={at === 0 ? 'dots' : `dots-${at}`}
                  label={text}
                  items={options.map((words, value) => ({ value, text: words }))}
                  defaultValue={chosen.get(id) ?? '0'}
                />
              </Fragment>
            ))}
          </fieldset>
        </div>
      </ServiceForm>
    </>
  )
}
