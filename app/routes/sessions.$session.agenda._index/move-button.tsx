import { type AgendaMove, moves } from '#app/domain/agenda/status.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type SmallButtonProps = { intent: string; item: string; text: string; about: string; classes?: string }

/** One thing done to one item, in a form of its own. Its words name the item for whoever cannot see where it stands. */
export function SmallButton({ intent, item, text, about, classes = 'govuk-button--secondary' }: SmallButtonProps) {
  return (
    <ServiceForm
      classes="app-inline-form"
      intent={intent}
      end={
        <Button classes={classes} preventDoubleClick>
          {text}
          <span className="govuk-visually-hidden">: {about}</span>
        </Button>
      }
    >
      <input type="hidden" name="item" value={item} />
    </ServiceForm>
  )
}

export function MoveButton({
  move,
  item,
  classes,
}: {
  move: AgendaMove
  item: { id: string; text: string }
  classes?: string
}) {
  return <SmallButton intent={move} item={item.id} text={moves[move].button} about={item.text} classes={classes} />
}
