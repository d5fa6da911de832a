import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listHoldingsByPurpose } from '#app/domain/data-rights/queries.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { HoldingsTable } from './holdings-table.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Privacy')

export async function loader() {
  return json({ holdings: listHoldingsByPurpose() })
}

export default function Privacy() {
  const { holdings } = useLoaderData<typeof loader>()
  return (
    <Page title="Privacy" wide>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <InPlainWords />
          <StaffAndRights />
        </div>
      </div>
      <h2 className="govuk-heading-l govuk-!-margin-top-6">Everything we hold</h2>
      <p className="govuk-body">
        These tables are made from the service itself. They list everything it can hold, for what, for how long, and who
        can see it.
      </p>
      <p className="govuk-body">
        How long is the rule. The service does not delete anything by itself yet when the time is over: until it does,
        MOPAC has to see to it.
      </p>
      {holdings.map(({ purpose, lines }) => (
        <HoldingsTable key={purpose} purpose={purpose} lines={lines} />
      ))}
    </Page>
  )
}

function InPlainWords() {
  return (
    <>
      <p className="govuk-body-l">
        The Victim Voice Forums let victims of crime tell the police how they were treated. We hold as little about them
        as we can.
      </p>
      <h2 className="govuk-heading-m">What we hold about participants</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>a reference, such as VVF-7K2Q</li>
        <li>a first name or nickname they chose</li>
        <li>their place in a forum, and which sessions they came to</li>
        <li>the vouchers they were given, by reference</li>
      </ul>
      <p className="govuk-body">
        Only the facilitator of their forum can see this. In an emergency, an administrator or a data protection officer
        can look at one participant for 30 minutes. They have to say why, and others are told at once. Whoever watches
        over this sees the participant’s reference. Each look is recorded, and nobody can change the record.
      </p>
      <h2 className="govuk-heading-m">What we do not hold</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>surname, date of birth or address</li>
        <li>what crime it was, its number, or how the case stands</li>
        <li>names of officers</li>
        <li>health, ethnicity, sexuality or gender identity</li>
        <li>notes about a person</li>
      </ul>
      <h2 className="govuk-heading-m">What a forum says</h2>
      <p className="govuk-body">
        We write down what the room said, never who said it. The Metropolitan Police and the Programme Board only read
        reports in which small numbers are hidden.
      </p>
    </>
  )
}

function StaffAndRights() {
  return (
    <>
      <h2 className="govuk-heading-m">What we hold about staff</h2>
      <p className="govuk-body">
        People who work with the service have an account. We hold their name, work email address and organisation, what
        they may do and since when, and how they prove that it is them: a password that nobody can read, and an
        authenticator app, a passkey or recovery codes. We hold where they are signed in, how often signing in was
        tried, and a record of what they did. The record names people, dates and which thing was changed, not what was
        typed.
      </p>
      <h2 className="govuk-heading-m">Who is responsible, and your rights</h2>
      <p className="govuk-body">
        The Mayor’s Office for Policing and Crime (MOPAC) is responsible for this data. It holds it to carry out its
        public task of listening to victims of crime. Being in a forum can say something about a person, so we treat all
        of it as sensitive.
      </p>
      <p className="govuk-body">
        You can ask for a copy of what is held about you, ask for it to be put right, ask for it to be deleted, or
        object to it being held. Ask your facilitator, or MOPAC’s data protection officer. If you are not happy with the
        answer, you can complain to the{' '}
        <a className="govuk-link" href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">
          Information Commissioner’s Office
        </a>
        .
      </p>
    </>
  )
}
