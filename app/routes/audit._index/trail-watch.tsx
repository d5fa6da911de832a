import { formatDateTime } from '#app/domain/shared/dates.ts'
import { WarningText } from '#app/ui/govuk/index.ts'

type Watch = {
  place: 'folder' | 'mailbox' | null
  sameDisk: boolean
  kept: { at: string; sequence: number } | null
  failingSince: string | null
  brokenAt: number | null
}

const places = { folder: 'a folder outside the data', mailbox: 'a mailbox' } as const
const when = (at: string) => formatDateTime(new Date(at))

/** Whether the trail is whole as far as the service can see, and where its head was last kept. */
export function TrailWatch({ watch: { place, sameDisk, kept, failingSince, brokenAt } }: { watch: Watch }) {
  return (
    <>
      {brokenAt === null ? null : (
        <WarningText>
          Entry {brokenAt} was changed, or one before it is missing. Leave the machine as it is. Ask the person who runs
          the service to run “npm run audit:verify” with the seals that are kept outside.
        </WarningText>
      )}
      {place === null ? (
        <WarningText>
          Nothing outside this machine can prove that nobody changed the trail. Ask the person who runs the service to
          set a place for its seals (AUDIT_ANCHOR).
        </WarningText>
      ) : null}
      {place && failingSince ? (
        <WarningText>
          The seal of the newest entry could not be written to {places[place]} since {when(failingSince)}. We try again
          every 15 minutes. Ask the person who runs the service to look at the log.
        </WarningText>
      ) : null}
      {sameDisk ? (
        <WarningText>
          The folder that keeps the seals is on the same disk as the data. Ask the person who runs the service to choose
          one elsewhere.
        </WarningText>
      ) : null}
      {place && (kept || !failingSince) ? (
        <p className="govuk-body">
          {kept
            ? `The seal of entry ${kept.sequence} was last written to ${places[place]} on ${when(kept.at)}.`
            : `No seal has been written to ${places[place]} since the service started.`}
        </p>
      ) : null}
    </>
  )
}
