import type { ReactNode } from 'react'
import type { Ending } from '#app/domain/sign-in/rules.ts'
import { Footer, GenericHeader, NotificationBanner, PhaseBanner, ServiceNavigation, SkipLink } from '../govuk/index.ts'
import { IdleWarning } from './idle-warning.tsx'
import { type NamesOnScreen, NamesSwitch } from './names-switch.tsx'
import { SubNavigation } from './sub-navigation.tsx'

export const SERVICE_NAME = 'Victim Voice Forum'

export type NavigationLink = { text: string; href: string; active: boolean }
/** Whose page it is, and when they are signed out. */
export type SignedInFrame = {
  name: string
  onAccount: boolean
  idleMinutes: number
  ending: Ending
  /** Whether names of participants show on this screen; null for somebody who sees none. */
  names: NamesOnScreen | null
  /** The page they are on. */
  path: string
}
type LayoutProps = {
  children: ReactNode
  navigation: NavigationLink[]
  /** The pages of the section that is shown; none where it has one page. */
  section?: { label: string; links: NavigationLink[] }
  signedIn: SignedInFrame | null
  /** That something was done, or something important that did not go well. */
  notice: string | { important: string } | null
  demonstration: boolean
}

/** The frame of every page: header, navigation by role, notice, main and footer. */
export function Layout({ children, navigation, section, signedIn, notice, demonstration }: LayoutProps) {
  return (
    <>
      <SkipLink href="#main-content" />
      {signedIn ? <IdleWarning ending={signedIn.ending} /> : null}
      <header className="govuk-template__header">
        <GenericHeader classes="app-header" logo={<span className="app-logo">{SERVICE_NAME}</span>} />
        <ServiceNavigation
          navigation={navigation.map(({ text, href, active }) => ({ text, href, active }))}
          slots={signedIn ? { end: <WhoIsIn {...signedIn} />, endAlign: 'inline' } : undefined}
        />
        <Phase demonstration={demonstration} />
        {signedIn?.names ? <NamesSwitch names={signedIn.names} path={signedIn.path} /> : null}
      </header>
      <div className="govuk-width-container">
        {section ? <SubNavigation {...section} /> : null}
        {/* The skip link's target: a person may want to land here from the keyboard. */}
        <main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
          {notice ? <Notice notice={notice} /> : null}
          {children}
        </main>
      </div>
      <PageFooter idleMinutes={signedIn?.idleMinutes ?? null} />
    </>
  )
}

function Notice({ notice }: { notice: NonNullable<LayoutProps['notice']> }) {
  return typeof notice === 'string' ? (
    <NotificationBanner type="success" text={notice} />
  ) : (
    <NotificationBanner role="alert" text={notice.important} />
  )
}

function Phase({ demonstration }: { demonstration: boolean }) {
  return (
    <PhaseBanner tag={demonstration ? { text: 'Demonstration', classes: 'govuk-tag--magenta' } : 'Beta'}>
      {demonstration ? (
        <>
          Everybody and everything here is made up.{' '}
          <a className="govuk-link" href="/demo">
            Change who you are
          </a>{' '}
          or{' '}
          <a className="govuk-link" href="/demo/mail">
            see the mail
          </a>
          .
        </>
      ) : (
        <>
          This is a new service.{' '}
          <a className="govuk-link" href="/help">
            Help and how to tell us what is wrong
          </a>
          .
        </>
      )}
    </PhaseBanner>
  )
}

function PageFooter({ idleMinutes }: { idleMinutes: number | null }) {
  const runBy = 'Run for the Mayor’s Office for Policing and Crime'
  const links = [
    { href: '/help', text: 'Help' },
    { href: '/accessibility', text: 'Accessibility' },
    { href: '/privacy', text: 'Privacy' },
    { href: '/cookies', text: 'Cookies' },
  ]
  return (
    <footer className="govuk-template__footer">
      <Footer meta={{ items: links, text: idleMinutes === null ? runBy : `${forSafety(idleMinutes)} ${runBy}.` }} />
    </footer>
  )
}

const forSafety = (minutes: number) => `For safety you are signed out after ${minutes} minutes without a click.`

function WhoIsIn({ name, onAccount }: SignedInFrame) {
  return (
    <div className="app-who">
      <a className="govuk-link app-who__account" href="/account" aria-current={onAccount ? 'page' : undefined}>
        <span className="govuk-visually-hidden">Your account: </span>
        {name}
      </a>
      <form method="post" action="/sign-out" className="app-who__out">
        <button type="submit" className="app-link-button">
          Sign out
        </button>
      </form>
    </div>
  )
}
