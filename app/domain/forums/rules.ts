import type { ForumState } from './status.ts'

/** The address of a forum from its name: lower case, hyphens, at most 60 characters. */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}

type Facts = {
  state: ForumState
  places: number
  active: number
  waiting: number
  hasNextSession: boolean
  registersMissing: number
}

/** What an open forum still needs, in words for its row; empty when nothing is missing. */
export function whatIsMissing(forum: Facts): string[] {
  if (forum.state !== 'open') return []
  const free = forum.places - forum.active
  return [
    !forum.hasNextSession && 'no session is planned',
    free > 0 && (free === 1 ? '1 place is free' : `${free} places are free`),
    free > 0 && forum.waiting > 0 && `${forum.waiting} waiting for a place`,
    forum.registersMissing > 0 &&
      (forum.registersMissing === 1 ? '1 register to complete' : `${forum.registersMissing} registers to complete`),
  ].filter((line) => line !== false)
}
