import { type FollowUpIntent, followUpMoves } from '#app/domain/welfare/status.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

/** Whoever takes it on sees how they may be reached. */
export function Take({ owner, ownerId }: { owner: string | null; ownerId: string | null }) {
  return (
    <>
      <p className="govuk-body">
        {owner ? `${owner} has taken this on. Speak to them before you take it over.` : 'Nobody has taken this on yet.'}{' '}
        Whoever does it sees how they may be reached, and says how it ended.
      </p>
      <ServiceForm intent="take">
        <input type="hidden" name="owner" value={ownerId ?? ''} />
        <Button preventDoubleClick classes={owner ? 'govuk-button--secondary' : ''}>
          {owner ? 'I will do it instead' : 'I will do it'}
        </Button>
      </ServiceForm>
    </>
  )
}

/** How it ended, in one word. There is no field for more. */
export function Moves({ moves }: { moves: FollowUpIntent[] }) {
  const isUndo = moves.includes('reopen')
  return (
    <>
      <h2 className="govuk-heading-m">{isUndo ? 'Was this a mistake?' : 'How did it end?'}</h2>
      <p className="govuk-body">
        {isUndo
          ? 'You can take it back until the session is closed.'
          : 'Choose one. Write down nothing else, here or elsewhere in this service.'}
      </p>
      <div className="govuk-button-group">
        {moves.map((intent) => (
          <ServiceForm key={intent} intent={intent}>
            <Button classes={intent === 'made' ? '' : 'govuk-button--secondary'} preventDoubleClick>
              {followUpMoves[intent].button}
            </Button>
          </ServiceForm>
        ))}
      </div>
      <p className="govuk-body-s app-who-sees">
        The facilitators and Victim Support workers of this forum see how it ended.
      </p>
    </>
  )
}
