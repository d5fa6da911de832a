import type { Task } from './rules.ts'

type Meeting = { id: string; forum: string; when: string }

/** The words of what can need doing about the team of a session. */
export const teamTasks = {
  confirm: ({ id, forum, when, missing }: Meeting & { missing: number }): Task => ({
    title: `Confirm the session of ${forum}`,
    hint: `${when}. ${missing === 0 ? 'Nothing stands in the way' : missing === 1 ? '1 thing is missing' : `${missing} things are missing`}`,
    href: `/sessions/${id}/team`,
  }),
  cover: ({ forum, when }: Omit<Meeting, 'id'>): Task => ({
    title: `You are asked to cover a session of ${forum}`,
    hint: `${when}. Say yes or no`,
    href: '/cover',
  }),
  needsSupport: ({ id, forum, when }: Meeting): Task => ({
    title: `${forum} needs a support worker`,
    hint: `${when}. If you can be there, tell the facilitator`,
    href: `/sessions/${id}`,
  }),
}
