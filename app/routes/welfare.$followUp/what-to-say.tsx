import type { Script } from '#app/domain/contact/script.ts'
import { type RouteKind, routeWords } from '#app/domain/contact/status.ts'
import { WarningText } from '#app/ui/govuk/index.ts'
import { RevealLinks, SpokenWords } from '#app/ui/service/spoken-words.tsx'

type Say = {
  route: RouteKind | null
  script: Script | null
  hasCodeWord: boolean
  byEmail: boolean
  ways: string[]
  why: string | null
  opens: string | null
}
type WhatToSayProps = { reference: string; say: Say; mayReveal: boolean }

/** How they may be asked now, and the very words. The number itself is on a page of its own. */
export function WhatToSay({ reference, say, mayReveal }: WhatToSayProps) {
  const { route, script, ways, hasCodeWord } = say
  if (!route || !script) return <NotNow say={say} />
  return (
    <>
      <p className="govuk-body">We may {ways.join(', or ')}. A person asks them, not the service.</p>
      <SpokenWords script={script} isCall={route === 'call'}>
        {mayReveal ? (
          <RevealLinks {...{ reference, route, hasCodeWord }} />
        ) : (
          <AskForIt route={route} hasCodeWord={hasCodeWord} />
        )}
      </SpokenWords>
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

/** A support worker has no address to look up: the facilitator tells them. */
function AskForIt({ route, hasCodeWord }: { route: RouteKind; hasCodeWord: boolean }) {
  return (
    <p className="govuk-body">
      Ask the facilitator for the {routeWords[route].address}
      {route === 'call' && hasCodeWord ? ' and the code word' : ''}. They give it to you for this check-in. Keep no
      copy.
    </p>
  )
}
