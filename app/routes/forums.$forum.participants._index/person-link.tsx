import { Tag } from '#app/ui/govuk/index.ts'

/** The name leads to their page; while names are hidden it is the reference. */
export function PersonLink({
  reference,
  alias,
  restricted,
}: {
  reference: string
  alias: string
  restricted: boolean
}) {
  return (
    <>
      <a className="govuk-link" href={`/participants/${reference}`}>
        {alias}
      </a>
      {restricted ? (
        <>
          {' '}
          <Tag classes="govuk-tag--red">Do not use</Tag>
        </>
      ) : null}
    </>
  )
}

/** The name and, unless it stands for the name already, the reference. */
export function PersonWithReference(person: { reference: string; alias: string; restricted: boolean }) {
  return (
    <>
      <PersonLink {...person} />
      {person.alias === person.reference ? null : (
        <>
          {' '}
          <span className="app-reference">{person.reference}</span>
        </>
      )}
    </>
  )
}
