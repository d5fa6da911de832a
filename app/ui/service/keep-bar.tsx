/** The keys go to the script as they are; whose they are stands beside them. */
type KeepBarProps = { session: string; day: string; keys: { now: { owner: string }; before: object | null } }

/** The line that says whether all is saved, always in view; shown by the script that keeps entries on the device. */
export function KeepBar({ session, day, keys }: KeepBarProps) {
  return (
    <div
      className="app-save-bar app-day-keep app-no-print"
      data-day-keep={session}
      data-day-on={day}
      data-day-owner={keys.now.owner}
      data-day-keys={JSON.stringify(keys)}
      hidden
    >
      <p className="govuk-body app-last" role="status" data-day-says />
      <p className="govuk-body app-last" data-day-does />
    </div>
  )
}
