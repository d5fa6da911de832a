import type { ReactNode } from 'react'
import type { DayIntent } from '#app/domain/day/protocol.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type TapProps = {
  action: string
  intent: DayIntent
  fields: Record<string, string>
  /** Whom or what it is about, for those who hear the button and do not see where it stands. */
  about: string
  classes?: string
  children: ReactNode
}

/** One thing that happens with one tap: a form of its own, with what its sender saw. */
export function Tap({ action, intent, fields, about, classes = 'govuk-button--secondary', children }: TapProps) {
  return (
    <ServiceForm intent={intent} action={action} classes="app-day-tap">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button classes={classes} preventDoubleClick>
        {children}
        <span className="govuk-visually-hidden">: {about}</span>
      </Button>
    </ServiceForm>
  )
}
