type DataRightsProps = { reference: string; dataRights: { open: number; toDo: number } }

/** What they asked about their own data, at a glance. */
export function DataRightsSection({ reference, dataRights: { open, toDo } }: DataRightsProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Their data</h2>
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
