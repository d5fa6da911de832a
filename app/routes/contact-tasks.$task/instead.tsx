import { InsetText, WarningText } from '#app/ui/govuk/index.ts'

type NotNowProps = {
  task: { reference: string; route: string | null; about: string }
  isOver: boolean
  isHeld: boolean
  why: string | null
  opens: string | null
}

/** Why nothing may be said now, and what to do instead. */
export function NotNow({ task: { reference, route, about }, isOver, isHeld, why, opens }: NotNowProps) {
  if (isOver && about !== 'private-link')
    return <InsetText>There is nothing left to tell them: they have answered, or it is over.</InsetText>
  if (isOver) {
    return (
      <InsetText>
        The private link this was about does not work any more. There is nothing to give them. Send a new one if they
        still need it.
      </InsetText>
    )
  }
  if (isHeld)
    return <WarningText>Wait. The session is not confirmed yet, so nobody is invited or reminded.</WarningText>
  if (route === null) return <SpeakFirst reference={reference} />
  return (
    <>
      <WarningText>Do not get in touch now. {why ?? ''}</WarningText>
      {opens ? <p className="govuk-body">It is safe again from {opens}. What you may say shows then.</p> : null}
      <p className="govuk-body">
        <a className="govuk-link" href={`/participants/${reference}/contact`}>
          See their safe contact
        </a>
      </p>
    </>
  )
}

/** For a message that would have led to a page that nobody could open, or that did not arrive. */
export function SpeakFirst({ reference }: { reference: string }) {
  return (
    <>
      <p className="govuk-body">
        A message could not go to them. They have no code word or PIN, their private link was locked, or it could not be
        delivered and there is no other safe way.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>Speak to them at the next session, or when they get in touch with you.</li>
        <li>
          Check the address and agree a code word on their{' '}
          <a className="govuk-link" href={`/participants/${reference}/contact`}>
            safe contact
          </a>{' '}
          page.
        </li>
        <li>
          Look at their{' '}
          <a className="govuk-link" href={`/participants/${reference}/link`}>
            private link
          </a>
          .
        </li>
      </ul>
    </>
  )
}

/** For a message that could not go because nobody has asked lately what is safe. */
export function AskThem({ reference }: { reference: string }) {
  return (
    <>
      <p className="govuk-body">
        A message could not go, because it is not known any more what is safe. Do not use the old way to ask.
      </p>
      <ol className="govuk-list govuk-list--number">
        <li>Ask at the next session, or when they get in touch with you.</li>
        <li>
          <a className="govuk-link" href={`/participants/${reference}/contact`}>
            Open their safe contact
          </a>{' '}
          and confirm it, or change it. This task is then done by itself.
        </li>
        <li>Send the message again.</li>
      </ol>
    </>
  )
}
