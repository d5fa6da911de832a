import type { OpeningState } from '#app/domain/break-glass/status.ts'

type Standing = { state: OpeningState; isOwn: boolean; until: string; ended: string }

/** How the opening stands, for the person who looks at the page. */
export function standing({ state, isOwn, until, ended }: Standing): string {
  if (state === 'closed') return `This emergency access was closed on ${ended}. It shows nothing any more.`
  if (state === 'over') return `This emergency access is over. It ended on ${ended} and shows nothing any more.`
  if (isOwn) return `Open until ${until}. Each time you load this page is written into the audit trail.`
  return `Open until ${until}. What it shows is for the person who opened it alone.`
}
