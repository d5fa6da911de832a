import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getContacts, listHoldings } from '#app/domain/data-rights/queries.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Holdings } from './holdings-table.tsx'
import { AboutParticipants, NotHeld } from './participants.tsx'
import { Rights } from './rights.tsx'
import { AboutStaff } from './staff.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Privacy')

export async function loader() {
  return json({
    contacts: getContacts(),
    participants: listHoldings('participants'),
    staff: listHoldings('staff'),
    nobody: listHoldings('nobody'),
  })
}

export default function Privacy() {
  const { contacts, participants, staff, nobody } = useLoaderData<typeof loader>()
  return (
    <Page title="Privacy" wide>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <Contents />
          <AboutParticipants />
          <NotHeld />
          <Rights contacts={contacts} />
          <AboutStaff />
        </div>
      </div>
      <h2 className="govuk-heading-l govuk-!-margin-top-6" id="everything">
        Everything we hold
      </h2>
      <p className="govuk-body">
        These tables are made from the service itself. They list everything it can hold, why, for how long, and who can
        see it. When the time is over, the service removes it by itself, the same night.
      </p>
      <Holdings title="About participants" holdings={participants} />
      <Holdings title="About staff" holdings={staff} />
      <Holdings title="About no person" holdings={nobody} />
    </Page>
  )
}

function Contents() {
  return (
    <>
      <p className="govuk-body-l">
        The Victim Voice Forums let victims of crime tell the police how they were treated. We hold as little about them
        as we can. You can print this page.
      </p>
      <ul className="govuk-list">
        {sections.map(({ id, words }) => (
          <li key={id}>
            <a className="govuk-link" href={`#${id}`}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const sections = [
  { id: 'participants', words: 'If you take part in a forum' },
  { id: 'not-held', words: 'What we do not hold' },
  { id: 'rights', words: 'What you can ask for, and how' },
  { id: 'staff', words: 'If you work with the service' },
  { id: 'everything', words: 'Everything we hold' },
]
