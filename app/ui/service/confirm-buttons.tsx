import type { ReactNode } from 'react'
import { Button } from '../govuk/index.ts'

/** The end of a step that asks first: the button that does it, once however often it is pressed, and the way back. */
export function ConfirmButtons({ cancel, children }: { cancel: string; children: ReactNode }) {
  return (
    <div className="govuk-button-group">
      <Button classes="govuk-button--warning" preventDoubleClick>
        {children}
      </Button>
      <a className="govuk-link" href={cancel}>
        Cancel, change nothing
      </a>
    </div>
  )
}
