import { minutesAfter } from '../sign-in/rules.ts'
import type { OpeningState } from './status.ts'

/** Emergency access lasts half an hour (security.md AZ-07). */
export const GLASS_MINUTES = 30
/** For so many days an opening stands on the home page of the data protection officer. */
export const RECENT_DAYS = 30
/** Characters of the words about what happened. */
export const EXPLANATION_MAX = 200

export const endOf = (openedAt: Date) => minutesAfter(openedAt, GLASS_MINUTES)

type Times = { openedAt: Date; endsAt: Date; closedAt: Date | null }

/** How an opening stands by the clock: open in its half hour alone, and never before it began. */
export function stateAt({ openedAt, endsAt, closedAt }: Times, now: Date): OpeningState {
  if (closedAt !== null) return 'closed'
  return openedAt <= now && now < endsAt ? 'open' : 'over'
}

type Witnesses = { officers: readonly string[]; administrators: readonly string[] }

/**
 * Who is told of an opening: every data protection officer, the opener included. When none of them is somebody else, every
 * administrator too. Nobody opens anything that only they would know of (security.md T08): then the list is empty.
 */
export function toBeTold({ officers, administrators }: Witnesses, opener: string): string[] {
  const isElse = (id: string) => id !== opener
  if (officers.some(isElse)) return [...new Set(officers)]
  const all = [...new Set([...officers, ...administrators.filter(isElse)])]
  return all.some(isElse) ? all : []
}
