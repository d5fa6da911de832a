import type { MetaFunction } from '@remix-run/node'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Accessibility statement')

/** Follows the model statement that PSBAR 2018, regulation 7, asks for (domain §9). */
export default function Accessibility() {
  return (
    <Page title="Accessibility statement">
      <p className="govuk-body">
        This statement is about the Victim Voice Forum service, which is run for the Mayor’s Office for Policing and
        Crime (MOPAC). We want as many people as possible to be able to use it. You should be able to:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>zoom in up to 400% without the text going off the screen</li>
        <li>use every page with a keyboard alone</li>
        <li>listen to every page with a screen reader</li>
        <li>use every page with JavaScript switched off</li>
        <li>change colours and fonts in your browser</li>
      </ul>
      <p className="govuk-body">
        We have tried to write in plain words.{' '}
        <a className="govuk-link" href="https://mcmw.abilitynet.org.uk/" rel="noreferrer">
          AbilityNet
        </a>{' '}
        has advice on making your device easier to use if you have a disability.
      </p>
      <HowAccessible />
      <AskUs />
      <Technical />
    </Page>
  )
}

function HowAccessible() {
  return (
    <>
      <h2 className="govuk-heading-m">How accessible this service is</h2>
      <p className="govuk-body">We do not know of a part that somebody cannot use. But we have to be honest:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>nobody outside the team that made the service has tested it yet</li>
        <li>it has not yet been tested with disabled people, or with each of the main screen readers</li>
        <li>wide tables scroll sideways inside the page on a small screen</li>
      </ul>
    </>
  )
}

function AskUs() {
  return (
    <>
      <h2 className="govuk-heading-m">Feedback and contact</h2>
      <p className="govuk-body">
        If something does not work for you, or you need a page in another form, such as large print, easy read, audio or
        braille, ask the team that gave you your account. Tell them the address of the page and what you need.
      </p>
      <h2 className="govuk-heading-m">If you are not happy with the answer</h2>
      <p className="govuk-body">
        The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile
        Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with how we answer you, contact the{' '}
        <a className="govuk-link" href="https://www.equalityadvisoryservice.com/" rel="noreferrer">
          Equality Advisory and Support Service (EASS)
        </a>
        . You can read about{' '}
        <a className="govuk-link" href="https://www.equalityhumanrights.com/" rel="noreferrer">
          the work of the EHRC
        </a>
        .
      </p>
    </>
  )
}

function Technical() {
  return (
    <>
      <h2 className="govuk-heading-m">Technical information</h2>
      <p className="govuk-body">
        MOPAC is committed to making this service accessible, as the Public Sector Bodies (Websites and Mobile
        Applications) (No. 2) Accessibility Regulations 2018 ask.
      </p>
      <h3 className="govuk-heading-s">Compliance status</h3>
      <p className="govuk-body">
        The service is built to meet the{' '}
        <a className="govuk-link" href="https://www.w3.org/TR/WCAG22/" rel="noreferrer">
          Web Content Accessibility Guidelines version 2.2
        </a>{' '}
        AA standard. Because it has not had a full audit, we do not claim that it meets all of it. We call it partially
        compliant until it has.
      </p>
      <h3 className="govuk-heading-s">What we do to improve</h3>
      <p className="govuk-body">
        Automatic checks run on the service’s pages each time it changes, and its journeys are run without JavaScript
        and on a narrow screen. Next come an audit by somebody independent, and tests with disabled people.
      </p>
      <h3 className="govuk-heading-s">This statement</h3>
      <p className="govuk-body">
        It was prepared when the service was first made, from our own checks. It is looked at again with every new
        version of the service.
      </p>
    </>
  )
}
