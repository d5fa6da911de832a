import { type TaskIntent, type TaskState, taskMoves } from '#app/domain/contact/status.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

const classes: Record<TaskIntent, string> = {
  done: '',
  'not-reached': 'govuk-button--secondary',
  cancel: 'govuk-button--secondary',
}

/** How it ended. What may not be done now cannot be said to be done. */
export function Settle({ state, mayBeDone }: { state: TaskState; mayBeDone: boolean }) {
  const intents = (Object.keys(taskMoves) as TaskIntent[]).filter((intent) => {
    const isNext = (taskMoves[intent].from as readonly TaskState[]).includes(state)
    return isNext && (mayBeDone || intent === 'cancel')
  })
  return (
    <div className="govuk-button-group">
      {intents.map((intent) => (
        <ServiceForm key={intent} intent={intent}>
          <Button classes={classes[intent]} preventDoubleClick>
            {taskMoves[intent].button}
          </Button>
        </ServiceForm>
      ))}
    </div>
  )
}
