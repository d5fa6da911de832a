import type { Script } from '#app/domain/contact/script.ts'
import type { RouteKind } from '#app/domain/contact/status.ts'
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
type WhatToSayProps = { id: string; say: Say }

/** How they may be asked now, and the very words. The number itself is on a page of its own. */
export function WhatToSay({ id, say }: WhatToSayProps) {
  const { route, script, ways, hasCodeWord } = say
  if (!route || !script) return <NotNow say={say} />
  return (
    <>
      <p className="govuk-body">We may {ways.join(', or ')}. A person asks them, not the service.</p>
      <SpokenWords script={script} isCall={route === 'call'}>
        <RevealLinks {...{ at: `/welfare/${id}/reveal`, route, hasCodeWord }} />
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
