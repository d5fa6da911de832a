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
import { endingOf, idleMinutes } from './domain/sign-in/rules.ts'
import enhance from './enhance.ts?worker&url'
import enhancePasskey from './enhance-passkey.ts?worker&url'
import { formTokenOf } from './http/form-token.server.ts'
import { mayDo } from './http/guards.server.ts'
import { takeNotice } from './http/responses.server.ts'
import { sessionOf, signedIn } from './http/session.server.ts'
import styles from './styles/app.scss?url'
import favicon from './styles/favicon.svg?url'
import { DemonstrationContext } from './ui/service/demonstration.ts'
import { ErrorPage, errorTitle } from './ui/service/error-page.tsx'
import { FormTokenContext } from './ui/service/form-token.tsx'
import { asksForHydration } from './ui/service/hydration.ts'
import { Layout as Frame } from './ui/service/layout.tsx'
import { NonceContext } from './ui/service/nonce.ts'
import { pageTitle } from './ui/service/page.tsx'
import { asksForPasskeys } from './ui/service/passkey.tsx'
import { keptIn, SignedOutPage } from './ui/service/signed-out-page.tsx'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: favicon, type: 'image/svg+xml' },
]

export const meta: MetaFunction = ({ error }) => (error ? pageTitle(errorTitle(statusOf(error))) : [])

const sections = [
  { text: 'Home', href: '/', permission: 'home:view' },
  { text: 'Forums', href: '/forums', permission: 'forum:view' },
  { text: 'Vouchers', href: '/vouchers', permission: 'voucher:view' },
  { text: 'Points', href: '/points', permission: 'point:view' },
  { text: 'Tagging', href: '/tagging', permission: 'point:tag' },
  { text: 'Codebook', href: '/codebook', permission: 'codebook:view' },
  { text: 'Reports', href: '/reports', permission: 'report:read' },
  { text: 'People', href: '/people', permission: 'people:manage' },
  { text: 'Emergency access', href: '/break-glass', permission: 'break-glass:open' },
  { text: 'Agreement', href: '/agreement/words', permission: 'agreement:word' },
  { text: 'Audit', href: '/audit', permission: 'audit:view' },
] as const

/** Who is signed in, for the frame of the page only: it protects nothing, every route guards itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [who, session] = await Promise.all([signedIn(request), sessionOf(request)])
  const { notice, headers } = await takeNotice(request)
  const navigation = sections.filter(({ permission }) => who && mayDo(who.person, permission))
  const frame = {
    signedIn: who && {
      name: who.person.name,
      idleMinutes: idleMinutes(who.person.grants.map(({ role }) => role)),
      ending: endingOf(who.session, now()),
    },
    navigation: navigation.map(({ text, href }) => ({ text, href })),
    notice,
    formToken: session ? formTokenOf(session) : '',
    demonstration: config.mode === 'demonstration',
  }
  return json(frame, { headers })
}

/** The HTML document, for pages and errors alike. Scripts of the framework load only where a route asks to be hydrated. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext)
  const matches = useMatches()
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="theme-color" content="#3d2c6b" />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body">
        <FramedPage>{children}</FramedPage>
        <script type="module" nonce={nonce} src={enhance} />
        {asksForPasskeys(matches) ? <script type="module" nonce={nonce} src={enhancePasskey} /> : null}
        {asksForHydration(matches) ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

function FramedPage({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root')
  const isDemonstration = useContext(DemonstrationContext)
  const { pathname } = useLocation()
  const signedIn = frame?.signedIn ? { ...frame.signedIn, onAccount: pathname.startsWith('/account') } : null
  const isActive = (href: string) => (href === '/' ? pathname === '/' : pathname.startsWith(href))
  return (
    <FormTokenContext.Provider value={frame?.formToken ?? ''}>
      <Frame
        navigation={(frame?.navigation ?? []).map((link) => ({ ...link, active: isActive(link.href) }))}
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
  if (isRouteErrorResponse(error) && error.status === 401) return <SignedOutPage kept={keptIn(error.data)} />
  return <ErrorPage status={statusOf(error)} />
}

const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500)
