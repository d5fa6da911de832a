import { REGISTER_STATUSES, type RegisterStatus } from '#app/domain/register/status.ts'
import { SESSION_STATES, type SessionState } from '#app/domain/sessions/status.ts'
import { InsetText, SummaryList } from '#app/ui/govuk/index.ts'

type NoRegisterProps = {
  takesPlace: boolean
  state: SessionState
  forum: { slug: string; name: string }
  /** What is left of a register after a year: how many of each status. */
  totals: { status: RegisterStatus; number: number }[] | null
}

/** Why there is no register to fill in, and what to do about it. */
export function NoRegister({ takesPlace, state, forum, totals }: NoRegisterProps) {
  if (!takesPlace) {
    return (
      <InsetText>
        This session is {SESSION_STATES[state].label.toLowerCase()}, so it has no register to fill in.
      </InsetText>
    )
  }
  if (totals) {
    return (
      <>
        <InsetText>
          This session was more than 12 months ago. Who came is no longer held, only how many people, and nothing can be
          added.
        </InsetText>
        <SummaryList
          rows={totals.map(({ status, number }) => ({ key: REGISTER_STATUSES[status].label, value: String(number) }))}
        />
      </>
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
