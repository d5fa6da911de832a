type NoNextDateProps = { away: boolean; then?: string }

/** Behind a private link, while there is no next time: for whoever stepped back there is nothing to wait for. */
export function NoNextDate({ away, then = '' }: NoNextDateProps) {
  return (
    <p className="govuk-body">
      {away
        ? 'You have stepped back for now, so there is no next date for you. If you want to come again, tell the person you talk to.'
        : `There is no next date yet. ${then}`.trim()}
    </p>
  )
}
