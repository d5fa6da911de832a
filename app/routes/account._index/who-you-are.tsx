import { SummaryList } from '#app/ui/govuk/index.ts'

type Props = { name: string; email: string; organisation: string }

/** Name, address and organisation. An administrator changes them: they are how others know who acted. */
export function WhoYouAre({ name, email, organisation }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">Who you are</h2>
      <SummaryList
        rows={[
          { key: 'Name', value: <span className="app-break">{name}</span> },
          { key: 'Email address', value: <span className="app-break">{email}</span> },
          {
            key: 'Organisation',
            value: organisation ? <span className="app-break">{organisation}</span> : 'Not given',
          },
        ]}
      />
      <p className="govuk-body">If any of this is wrong, tell an administrator of this service.</p>
    </>
  )
}
