/** The way to what to do when somebody tells of harm: for everybody of the staff who is in the room. */
export function SupportLink({ sessionId }: { sessionId: string }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={`/sessions/${sessionId}/disclosure`}>
        Support steps
      </a>
    </p>
  )
}
