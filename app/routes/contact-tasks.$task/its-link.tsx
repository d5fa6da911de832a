import { ServiceForm } from '#app/ui/service/form.tsx'

type ItsLinkProps = { carries: 'link' | 'make' | 'none'; reference: string }

/** What to know of the private link in a text or letter that somebody writes by hand. */
export function ItsLink({ carries, reference }: ItsLinkProps) {
  const where = (
    <a className="govuk-link" href={`/participants/${reference}/link`}>
      private link
    </a>
  )
  if (carries === 'link')
    return (
      <p className="govuk-body">
        The address in the words is their {where}. It is theirs alone: send it to nobody else. It asks for their code
        word or PIN.
      </p>
    )
  if (carries === 'none')
    return (
      <p className="govuk-body">
        No link goes with it: they have no code word or PIN, or their link was locked. See their {where}.
      </p>
    )
  return (
    <ServiceForm intent="make-link" submit="Make their private link" submitClasses="govuk-button--secondary">
      <p className="govuk-body">
        With a private link in the words they can answer by themselves. None of theirs works now. An earlier one stops.
      </p>
    </ServiceForm>
  )
}
