import { WarningText } from '#app/ui/govuk/index.ts'

type DataRightsProps = { reference: string; dataRights: { open: number; toDo: number; restrictedSince: string | null } }

/** What they asked about their data, at a glance, and whether it may be used at all. */
export function DataRightsSection({ reference, dataRights: { open, toDo, restrictedSince } }: DataRightsProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Their data</h2>
      {restrictedSince ? (
        <WarningText>
          We only keep what we hold about them, and do not use it, since {restrictedSince}. Do not write to them or call
          them.
        </WarningText>
      ) : null}
      <p className="govuk-body">
        {inWords(open, toDo)}{' '}
        <a className="govuk-link" href={`/participants/${reference}/data`}>
          Requests about their data
        </a>
      </p>
    </>
  )
}

function inWords(open: number, toDo: number): string {
  if (open === 0) return 'No request waits for an answer.'
  const waiting = open === 1 ? '1 request waits for an answer.' : `${open} requests wait for an answer.`
  return toDo === 0 ? `${waiting} There is nothing for you to do now.` : `${waiting} It is your turn.`
}
