import { SESSION_STATES, type SessionState } from '#app/domain/sessions/status.ts'
import { InsetText } from '#app/ui/govuk/index.ts'

type NoRegisterProps = { takesPlace: boolean; state: SessionState; forum: { slug: string; name: string } }

/** Why there is no register to fill in, and what to do about it. */
export function NoRegister({ takesPlace, state, forum }: NoRegisterProps) {
  if (!takesPlace) {
    return (
      <InsetText>
        This session is {SESSION_STATES[state].label.toLowerCase()}, so it has no register to fill in.
      </InsetText>
    )
  }
  return (
    <p className="govuk-body">
      Nobody has a place in this forum yet.{' '}
      <a className="govuk-link" href={`/forums/${forum.slug}/participants`}>
        Add participants to {forum.name}
      </a>{' '}
      first.
    </p>
  )
}
