import type { RefusedForm } from '#app/domain/shared/result.ts'
import type { Thanks } from '#app/domain/vouchers/queries.server.ts'
import { formatMoney } from '#app/domain/vouchers/rules.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'

type ConfirmProps = { thanks: Thanks; session: { id: string; words: string }; refused: RefusedForm | undefined }

/** Asks before a mistake is taken back, saying what happens. */
export function ConfirmTakeBack({ thanks, session, refused }: ConfirmProps) {
  const list = `/sessions/${session.id}/vouchers`
  const { alias, issue } = thanks
  const declined = issue?.outcome === 'declined'
  return (
    <Page
      title={declined ? `Take back that ${alias} declined?` : `Take back the voucher of ${alias}?`}
      caption={session.words}
      back={{ href: list, text: 'Vouchers of this session' }}
      refused={refused}
    >
      <p className="govuk-body">
        {declined
          ? 'Do this if it was recorded by mistake. You can then give them a voucher.'
          : `Do this only if you still hold it or have it back. The ${formatMoney(issue?.pence ?? 0)} voucher, number ${issue?.number}, goes back into stock.`}{' '}
        The record of the mistake is kept.
      </p>
      <ServiceForm
        intent="take-back"
        action={list}
        whoSees="Facilitators of this forum see who was given what. MOPAC’s contract manager sees numbers only."
      >
        <input type="hidden" name="issue" value={issue?.id} />
        <div className="govuk-button-group">
          <Button classes="govuk-button--warning" preventDoubleClick>
            Yes, take it back
          </Button>
          <a className="govuk-link" href={list}>
            No, leave it as it is
          </a>
        </div>
      </ServiceForm>
    </Page>
  )
}
