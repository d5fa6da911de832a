import type { getContact } from '#app/domain/contact/queries.server.ts'
import { timesInWords } from '#app/domain/contact/script.ts'
import { blockedWords, ROUTE_KINDS, type RouteKind } from '#app/domain/contact/status.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import type { Step } from './words.ts'

type Contact = Awaited<ReturnType<typeof getContact>>

/** What the page needs of a participant's safe contact: no address in the clear, and no forum (security.md PRV-04). */
export function contactView({ participant, routes, person, version, hasCodeWord, seen, verdict }: Contact) {
  return {
    reference: participant.reference,
    alias: participant.alias,
    isErased: participant.erasedOn !== null,
    ...{ person, version, hasCodeWord, seen },
    notUntil: person.notUntil && formatDate(person.notUntil),
    state: verdict.ok || verdict.why === 'outside-times' ? null : blockedWords[verdict.why],
    mayConfirm: routes.some(({ rules }) => rules.safe),
    routes: routes.map(({ kind, rules, confirmedOn, masked, version: routeVersion, verdict: judged }) => ({
      ...{ kind, rules, masked },
      version: routeVersion,
      times: timesInWords(rules.times),
      confirmed: confirmedOn && formatDate(confirmedOn),
      why: judged.ok || !rules.safe ? null : blockedWords[judged.why],
      notAgreed: !judged.ok && judged.why === 'not-agreed',
    })),
  }
}
export type ContactView = ReturnType<typeof contactView>

const isRoute = (text: string | null): text is RouteKind => (ROUTE_KINDS as readonly (string | null)[]).includes(text)

/** What the address asks the page to show. */
export function stepFrom(request: Request): Step {
  const asked = new URL(request.url).searchParams
  if (asked.get('edit') === 'rules') return { kind: 'rules' }
  const [edit, remove] = [asked.get('edit'), asked.get('remove')]
  if (isRoute(edit)) return { kind: 'edit', route: edit }
  return isRoute(remove) ? { kind: 'remove', route: remove } : null
}
