import type { ReactNode } from 'react'
import type { Script } from '#app/domain/contact/script.ts'
import { type RouteKind, routeWords } from '#app/domain/contact/status.ts'

type SpokenWordsProps = { script: Script; isCall: boolean; children: ReactNode }

/** What to do before, the very words, and what to do after; between the first two where the number is found. */
export function SpokenWords({ script, isCall, children }: SpokenWordsProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Before you start</h2>
      <Lines lines={script.before} />
      {children}
      <h2 className="govuk-heading-m">{isCall ? 'What you may say' : 'What you may write'}</h2>
      <div className="app-card">
        {script.words.map((line) => (
          <p className="govuk-body app-break" key={line}>
            {line}
          </p>
        ))}
      </div>
      <h2 className="govuk-heading-m">And</h2>
      <Lines lines={script.after} />
    </>
  )
}

/** `at` is the page that shows the field called `field=`. */
type RevealLinksProps = { at: string; route: RouteKind | null; hasCodeWord: boolean }

/** The ways to the address and, for a call, the code word: each is shown alone, on a page of its own. */
export function RevealLinks({ at, route, hasCodeWord }: RevealLinksProps) {
  if (!route) return null
  const reveal = (field: string) => `${at}?field=${field}`
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={reveal(route)}>
        Show the {routeWords[route].address}
      </a>
      {route === 'call' && hasCodeWord ? (
        <>
          {' · '}
          <a className="govuk-link" href={reveal('code-word')}>
            Show the code word
          </a>
        </>
      ) : null}
    </p>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
