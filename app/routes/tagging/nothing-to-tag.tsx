/** Nothing to do, and what comes first. */
export function NothingToTag({ anyPoints }: { anyPoints: boolean }) {
  return (
    <>
      <h2 className="govuk-heading-m">{anyPoints ? 'Every point is tagged' : 'There are no points yet'}</h2>
      <p className="govuk-body">
        {anyPoints
          ? 'New points come here once they are written down at a session. '
          : 'A facilitator writes them down on the page of a session, once it has begun. '}
        <a className="govuk-link" href={anyPoints ? '/points' : '/codebook'}>
          {anyPoints ? 'Look at all points' : 'Read the codebook meanwhile'}
        </a>
      </p>
    </>
  )
}
