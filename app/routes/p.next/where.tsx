type Place = {
  venue: { name: string; address: string; directions: string } | null
  room: string | null
  joining: string | null
}

/** Where to come, or how to join online. At the desk only the name of the room is said. */
export function Where({ venue, room, joining }: Place) {
  return (
    <>
      {venue ? (
        <p className="govuk-body app-break">
          Where: {venue.name}, {venue.address}.
          {room ? ` At the desk, ask for “${room}”. You do not have to say more.` : null}
        </p>
      ) : null}
      {venue?.directions ? <p className="govuk-body app-lines app-break">{venue.directions}</p> : null}
      {joining ? (
        <>
          <p className="govuk-body">To join online:</p>
          <p className="govuk-body app-lines app-break">{joining}</p>
        </>
      ) : null}
    </>
  )
}

/** While it is not settled: whoever reads this knows that nothing is wrong with their page. */
export function NoPlaceYet() {
  return <p className="govuk-body">We have not settled where yet. Look here again a few days before.</p>
}
