import type { MetaFunction } from '@remix-run/node'
import { InsetText, WarningText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { cycle, neverTyped, roleDays } from './content.ts'
import { Contents, type GuidedPart, PartContents, parts } from './contents.tsx'
import { GuideList } from './guide-list.tsx'

export const meta: MetaFunction = () => pageTitle('Help')

/** For everybody, signed in or not: somebody who cannot sign in needs it most. It holds nothing secret. */
export default function Help() {
  return (
    <Page title="Help">
      <p className="govuk-body-l">
        The Victim Voice Forums are groups of about 12 volunteers. Each meets every six weeks and tells the Metropolitan
        Police how victims of crime are treated. This service takes a forum through its six weeks, and what it said to
        the Programme Board.
      </p>
      <Contents />
      <PartHeading {...parts.weeks} />
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        {cycle.map(({ step, who, words }) => (
          <li key={step}>
            <strong>{step}</strong> ({who}). {words}
          </li>
        ))}
      </ol>
      <Never />
      <PartHeading {...parts.roles} />
      {roleDays.map(({ role, words }) => (
        <section key={role}>
          <h3 className="govuk-heading-s">{role}</h3>
          <p className="govuk-body">{words}</p>
        </section>
      ))}
      <Guides {...parts.signingIn} />
      <Guides {...parts.facilitating} />
      <Guides {...parts.lookingAfter} />
      <Guides {...parts.supporting} />
      <Guides {...parts.administration} />
      <Guides {...parts.protection} />
      <GetHelp />
    </Page>
  )
}

/** One part: what is in it, then job after job. */
function Guides(part: GuidedPart) {
  return (
    <>
      <PartHeading {...part} />
      <PartContents {...part} />
      <GuideList guides={part.guides} />
    </>
  )
}

function PartHeading({ id, title }: { id: string; title: string }) {
  return (
    <h2 className="govuk-heading-m" id={id}>
      {title}
    </h2>
  )
}

function Never() {
  return (
    <>
      <PartHeading {...parts.never} />
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
      <PartHeading {...parts.help} />
      <p className="govuk-body">
        If you cannot sign in, and the steps above do not help, ask the administrator who gave you your account.
      </p>
      <p className="govuk-body">
        If something is wrong, or you typed something that should not be here, tell the team that gave you your account
        at once. Say which page you were on and when.
      </p>
      <p className="govuk-body">
        If you get a message about your account and it was not you, sign in, end the sign-ins you do not know, change
        your password, and tell an administrator at once.
      </p>
      <p className="govuk-body">If somebody is in danger now, call 999. This service is not read around the clock.</p>
    </>
  )
}
