import type { Script } from '#app/domain/contact/script.ts'
import { type RouteKind, routeWords } from '#app/domain/contact/status.ts'
import { WarningText } from '#app/ui/govuk/index.ts'

type Say = {
  route: RouteKind | null
  script: Script | null
  hasCodeWord: boolean
  byEmail: boolean
  ways: string[]
  why: string | null
  opens: string | null
}
type WhatToSayProps = { id: string; say: Say }

/** How they may be asked now, and the very words. The number itself is on a page of its own. */
export function WhatToSay({ id, say }: WhatToSayProps) {
  const { route, script, ways, hasCodeWord } = say
  if (!route || !script) return <NotNow say={say} />
  return (
    <>
      <h2 className="govuk-heading-m">Before you start</h2>
      <p className="govuk-body">We may {ways.join(', or ')}. A person asks them, not the service.</p>
      <Lines lines={script.before} />
      <Address {...{ id, route, hasCodeWord }} />
      <h2 className="govuk-heading-m">{route === 'call' ? 'What you may say' : 'What you may write'}</h2>
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

function NotNow({ say: { byEmail, why, opens } }: { say: Say }) {
  return (
    <>
      <WarningText>Do not ring, text or write now. {why ?? ''}</WarningText>
      <p className="govuk-body">
        {byEmail ? 'Only an email is safe, and a check-in is not sent by email. ' : ''}
        {opens ? `It is safe again from ${opens}. ` : ''}
        Ask them when you next see them, or when they get in touch.
      </p>
    </>
  )
}

function Address({ id, route, hasCodeWord }: { id: string; route: RouteKind; hasCodeWord: boolean }) {
  const { address } = routeWords[route]
  const withWord = route === 'call' && hasCodeWord
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={`/welfare/${id}/reveal?field=${route}`}>
        Show the {address}
      </a>
      {withWord ? (
        <>
          {' · '}
          <a className="govuk-link" href={`/welfare/${id}/reveal?field=code-word`}>
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
