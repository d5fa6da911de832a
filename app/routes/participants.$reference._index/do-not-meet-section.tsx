/** How many people they do not want to meet: whom stands on its own page, for the facilitator alone. */
export function DoNotMeetSection({ reference, doNotMeet }: { reference: string; doNotMeet: number }) {
  const people = doNotMeet === 1 ? '1 person' : `${doNotMeet} people`
  return (
    <>
      <h2 className="govuk-heading-m">Whom they do not want to meet</h2>
      <p className="govuk-body">
        {doNotMeet === 0 ? 'Nobody noted.' : `${people}. Nobody can put them into a team that meets this participant.`}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/participants/${reference}/do-not-meet`}>
          Whom they do not want to meet
        </a>
      </p>
    </>
  )
}
