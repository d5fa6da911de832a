import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { now } from './clock.server.ts'
import { config } from './config.server.ts'
import { isParticipantPath } from './domain/links/status.ts'
import { endingOf, idleMinutes } from './domain/sign-in/rules.ts'
import enhance from './enhance.ts?worker&url'
import enhanceDay from './enhance-day.ts?worker&url'
import enhanceDayWaiting from './enhance-day-waiting.ts?worker&url'
import enhancePasskey from './enhance-passkey.ts?worker&url'
import enhanceVisit from './enhance-visit.ts?worker&url'
import { expectedToken, formTokenOf } from './http/form-token.server.ts'
import { mayDo } from './http/guards.server.ts'
import { takeNotice } from './http/responses.server.ts'
import { type SignedIn, sessionOf, signedIn } from './http/session.server.ts'
import { isSectionOf, type Place, partShown, parts, sections } from './navigation.ts'
import styles from './styles/app.scss?url'
import favicon from './styles/favicon.svg?url'
import participantStyles from './styles/participant.scss?url'
import { BareFrame } from './ui/service/bare-frame.tsx'
import { DemonstrationContext } from './ui/service/demonstration.ts'
import { ErrorPage, errorTitle } from './ui/service/error-page.tsx'
import { FormTokenContext } from './ui/service/form-token.tsx'
import { asksForHydration, isBare, keepsDay, tellsWaiting } from './ui/service/hydration.ts'
import { Layout as Frame } from './ui/service/layout.tsx'
import type { NamesOnScreen } from './ui/service/names-switch.tsx'
import { NonceContext } from './ui/service/nonce.ts'
import { pageTitle } from './ui/service/page.tsx'
import { ParticipantFrame } from './ui/service/participant-frame.tsx'
import { NotThere, participantTitle, WentWrong } from './ui/service/participant-page.tsx'
import { asksForPasskeys } from './ui/service/passkey.tsx'
import { keptIn, SignedOutPage } from './ui/service/signed-out-page.tsx'

export const links: LinksFunction = () => [{ rel: 'icon', href: favicon, type: 'image/svg+xml' }]

export const meta: MetaFunction = ({ error, location }) => {
  if (isParticipantPath(location.pathname)) return participantTitle
  return error ? pageTitle(errorTitle(statusOf(error))) : []
}

/** Who is signed in, for the frame of the page only: it protects nothing, every route guards itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (isParticipantPath(new URL(request.url).pathname)) return json(await participantFrame(request))
  const [who, session] = await Promise.all([signedIn(request), sessionOf(request)])
  const { notice, headers } = await takeNotice(request)
  const open = (places: readonly Place[]) =>
    places.flatMap(({ permission, ...link }) => (who && mayDo(who.person, permission) ? [link] : []))
  const frame = {
    signedIn: who && {
      name: who.person.name,
      idleMinutes: idleMinutes(who.person.grants.map(({ role }) => role)),
      ending: endingOf(who.session, now()),
      names: namesOnScreen(who),
    },
    navigation: open(sections),
    parts: Object.entries(parts).map(([href, { label, pages }]) => ({ href, label, links: open(pages) })),
    notice,
    formToken: session ? formTokenOf(session) : '',
    demonstration: config.mode === 'demonstration',
  }
  return json(frame, { headers })
}

/** Behind a private link nobody of the staff is signed in, whatever else is open in the same browser. */
async function participantFrame(request: Request) {
  const formToken = (await expectedToken(request)) ?? ''
  return {
    ...{ signedIn: null, navigation: [], parts: [], notice: null, formToken },
    demonstration: config.mode === 'demonstration',
  }
}

function namesOnScreen({ person, session }: SignedIn): NamesOnScreen | null {
  if (!mayDo(person, 'participant:view')) return null
  return session.namesHidden ? 'hidden' : 'shown'
}

/** The HTML document, for pages and errors alike. Scripts of the framework load only where a route asks to be hydrated. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext)
  const matches = useMatches()
  const isParticipant = isParticipantPath(useLocation().pathname)
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="theme-color" content="#3d2c6b" />
        <Meta />
        <link rel="stylesheet" href={isParticipant ? participantStyles : styles} />
        <Links />
      </head>
      <body className="govuk-template__body">
        <FramedPage>{children}</FramedPage>
        <script type="module" nonce={nonce} src={isParticipant ? enhanceVisit : enhance} />
        {asksForPasskeys(matches) ? <script type="module" nonce={nonce} src={enhancePasskey} /> : null}
        {keepsDay(matches) ? <script type="module" nonce={nonce} src={enhanceDay} /> : null}
        {tellsWaiting(matches) ? <script type="module" nonce={nonce} src={enhanceDayWaiting} /> : null}
        {asksForHydration(matches) ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

function FramedPage({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root')
  const isDemonstration = useContext(DemonstrationContext)
  const { pathname, search } = useLocation()
  const matches = useMatches()
  const here = { onAccount: pathname.startsWith('/account'), path: pathname + search }
  const signedIn = frame?.signedIn ? { ...frame.signedIn, ...here } : null
  if (isParticipantPath(pathname))
    return (
      <FormTokenContext.Provider value={frame?.formToken ?? ''}>
        <ParticipantFrame demonstration={frame?.demonstration ?? isDemonstration}>{children}</ParticipantFrame>
      </FormTokenContext.Provider>
    )
  if (isBare(matches))
    return (
      <FormTokenContext.Provider value={frame?.formToken ?? ''}>
        <BareFrame>{children}</BareFrame>
      </FormTokenContext.Provider>
    )
  const section = frame?.parts.find(({ href }) => isSectionOf(pathname, href))
  const shown =
    section &&
    partShown(
      pathname,
      section.links.map(({ href }) => href),
    )
  return (
    <FormTokenContext.Provider value={frame?.formToken ?? ''}>
      <Frame
        navigation={(frame?.navigation ?? []).map((link) => ({ ...link, active: isSectionOf(pathname, link.href) }))}
        section={
          section && {
            label: section.label,
            links: section.links.map((link) => ({ ...link, active: link.href === shown })),
          }
        }
        signedIn={signedIn}
        notice={frame?.notice ?? null}
        demonstration={frame?.demonstration ?? isDemonstration}
      >
        {children}
      </Frame>
    </FormTokenContext.Provider>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { pathname } = useLocation()
  if (isParticipantPath(pathname)) return statusOf(error) < 500 ? <NotThere /> : <WentWrong />
  if (isRouteErrorResponse(error) && error.status === 401) return <SignedOutPage kept={keptIn(error.data)} />
  return <ErrorPage status={statusOf(error)} />
}

const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500)
