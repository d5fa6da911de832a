/** Filled and shown by a script, when entries of a session day wait on this device. `marks`: whose they may be. */
export function WaitingEntries({ marks }: { marks: readonly string[] | null }) {
  return marks ? <div className="govuk-inset-text app-no-print" data-day-marks={marks.join(' ')} hidden /> : null
}
