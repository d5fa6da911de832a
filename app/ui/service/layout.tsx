import type { ReactNode } from 'react'
import { Footer, GenericHeader, NotificationBanner, PhaseBanner, ServiceNavigation, SkipLink } from '../govuk/index.ts'

export const SERVICE_NAME = 'Victim Voice Forum'

export type NavigationLink = { text: string; href: string; active: boolean }
type LayoutProps = {
  children: ReactNode
  navigation: NavigationLink[]
  signedInAs: string | null
  /** That something was done, or something important that did not go well. */
  notice: string | { important: string } | null
  demonstration: boolean
}

/** The frame of every page: header, navigation by role, notice, main and footer. */
export function Layout({ children, navigation, signedInAs, notice, demonstration }: LayoutProps) {
  return (
    <>
      <SkipLink href="#main-content" />
      <header className="govuk-template__header">
        <GenericHeader classes="app-header" logo={<span className="app-logo">{SERVICE_NAME}</span>} />
        <ServiceNavigation
          navigation={navigation.map(({ text, href, active }) => ({ text, href, active }))}
          slots={signedInAs ? { end: <SignOut name={signedInAs} />, endAlign: 'inline' } : undefined}
        />
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
      </header>
      <div className="govuk-width-container">
        {/* The skip link's target: a person may want to land here from the keyboard. */}
        <main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
          {notice ? <Notice notice={notice} /> : null}
          {children}
        </main>
      </div>
      <PageFooter />
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

function PageFooter() {
  const links = [
    { href: '/help', text: 'Help' },
    { href: '/accessibility', text: 'Accessibility' },
    { href: '/privacy', text: 'Privacy' },
    { href: '/cookies', text: 'Cookies' },
  ]
  return (
    <footer className="govuk-template__footer">
      <Footer meta={{ items: links, text: 'Run for the Mayor’s Office for Policing and Crime' }} />
    </footer>
  )
}

function SignOut({ name }: { name: string }) {
  return (
    <form method="post" action="/sign-out" className="app-sign-out">
      <span>{name}</span>
      <button type="submit" className="app-link-button">
        Sign out
      </button>
    </form>
  )
}
