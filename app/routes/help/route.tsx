import type { MetaFunction } from '@remix-run/node'
import { InsetText, WarningText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { cycle, neverTyped, roleDays } from './content.ts'

export const meta: MetaFunction = () => pageTitle('Help')

export default function Help() {
  return (
    <Page title="Help">
      <p className="govuk-body-l">
        The Victim Voice Forums are groups of about 12 volunteers. Each meets every six weeks and tells the Metropolitan
        Police how victims of crime are treated. This service takes a forum through its six weeks, and what it said to
        the Programme Board.
      </p>
      <h2 className="govuk-heading-m">The six weeks, step by step</h2>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        {cycle.map(({ step, who, words }) => (
          <li key={step}>
            <strong>{step}</strong> ({who}). {words}
          </li>
        ))}
      </ol>
      <Never />
      <h2 className="govuk-heading-m">What you can do</h2>
      {roleDays.map(({ role, words }) => (
        <section key={role}>
          <h3 className="govuk-heading-s">{role}</h3>
          <p className="govuk-body">{words}</p>
        </section>
      ))}
      <GetHelp />
    </Page>
  )
}

function Never() {
  return (
    <>
      <h2 className="govuk-heading-m">What nobody ever types</h2>
      <WarningText>Some people in the forums are in danger. Some are witnesses in court.</WarningText>
      <p className="govuk-body">Never type any of this, on any page:</p>
      <ul className="govuk-list govuk-list--bullet">
        {neverTyped.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <InsetText>Write what the service was like, not what happened in the case.</InsetText>
    </>
  )
}

function GetHelp() {
  return (
    <>
      <h2 className="govuk-heading-m">How to get help</h2>
      <p className="govuk-body">
        If you cannot sign in, ask the administrator who gave you your account for a new link. Links work once, for 72
        hours. You are signed out after 15 minutes without doing anything.
      </p>
      <p className="govuk-body">
        If something is wrong, or you typed something that should not be here, tell the team that gave you your account
        at once. Say which page you were on and when.
      </p>
      <p className="govuk-body">If somebody is in danger now, call 999. This service is not read around the clock.</p>
    </>
  )
}
