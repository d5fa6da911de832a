import { ServiceForm } from '#app/ui/service/form.tsx'

/** Makes the list from the numbers of those expected, or says that it fits them. */
export function MakeList({ isEmpty, upToDate }: { isEmpty: boolean; upToDate: boolean }) {
  if (upToDate) return <p className="govuk-body">The list fits what the people who are expected need.</p>
  return (
    <>
      <p className="govuk-body">
        {isEmpty
          ? 'There is no list yet. It is made from what the people who are expected need, as numbers.'
          : 'What the people who are expected need has changed since the list was made.'}
      </p>
      <ServiceForm intent="make" submit={isEmpty ? 'Make the list' : 'Bring the list up to date'} />
    </>
  )
}
