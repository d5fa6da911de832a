type KeepBarProps = { session: string; owner: string; secret: string }

/** The line that says whether all is saved, always in view; shown by the script that keeps entries on the device. */
export function KeepBar({ session, owner, secret }: KeepBarProps) {
  return (
    <div
      className="app-save-bar app-day-keep app-no-print"
      data-day-keep={session}
      data-day-owner={owner}
      data-day-key={secret}
      hidden
    >
      <p className="govuk-body app-last" role="status" data-day-says />
      <p className="govuk-body app-last" data-day-does />
    </div>
  )
}
