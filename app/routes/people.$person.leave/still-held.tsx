import type { Leaving } from '#app/domain/accounts/leaving-queries.server.ts'

const counted = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`)

/** What somebody who leaves still holds or owes. Nothing of it is handed on by itself. */
export function StillHeld({ held }: { held: Leaving }) {
  const { sessions, forums, draftReports, proposals } = held
  const nothing = sessions.length + forums.length + draftReports + proposals === 0
  return (
    <section aria-labelledby="still-held">
      <h2 className="govuk-heading-m" id="still-held">
        What they still hold
      </h2>
      {nothing ? <p className="govuk-body">Nothing that the service knows of.</p> : null}
      {forums.length > 0 ? <Forums forums={forums} /> : null}
      {sessions.length > 0 ? <Sessions sessions={sessions} /> : null}
      {draftReports > 0 ? (
        <p className="govuk-body">
          {counted(draftReports, 'draft Board report', 'draft Board reports')} that they wrote and that is not published
          yet. Other analysts can go on with it.
        </p>
      ) : null}
      {proposals > 0 ? (
        <p className="govuk-body">
          {counted(proposals, 'proposal of a role', 'proposals of roles')}, by them or about them. Disabling the account
          withdraws them.
        </p>
      ) : null}
    </section>
  )
}

function Forums({ forums }: { forums: Leaving['forums'] }) {
  return (
    <>
      <h3 className="govuk-heading-s">Forums they run</h3>
      <ul className="govuk-list govuk-list--bullet">
        {forums.map(({ name, vouchers, alone }) => (
          <li key={name}>
            {name}: {vouchers > 0 ? `${counted(vouchers, 'voucher', 'vouchers')} in stock` : 'no vouchers in stock'}.{' '}
            {alone ? <strong>Nobody else runs this forum.</strong> : 'Somebody else runs it too.'}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        Make sure that voucher cards are handed over and counted, and that every forum has a facilitator.
      </p>
    </>
  )
}

function Sessions({ sessions }: { sessions: Leaving['sessions'] }) {
  return (
    <>
      <h3 className="govuk-heading-s">Sessions to come that they are on the team of</h3>
      <ul className="govuk-list govuk-list--bullet">
        {sessions.map(({ forum, when }) => (
          <li key={`${forum} ${when}`}>
            {forum}, {when}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        They stay on these teams until the facilitator of the forum changes them. Tell the facilitator. No reminder goes
        to somebody whose account is disabled.
      </p>
    </>
  )
}
