import type { forumStates } from '#db/schema/forums.ts'

export type ForumState = (typeof forumStates)[number]

export const forumStateWords: Record<ForumState, { label: string; tag: string }> = {
  planned: { label: 'Planned', tag: 'govuk-tag--grey' },
  open: { label: 'Open', tag: 'govuk-tag--green' },
  paused: { label: 'Paused', tag: 'govuk-tag--yellow' },
  closed: { label: 'Closed', tag: 'govuk-tag--grey' },
}

/** The life-cycle of a forum: what may be done from which state, where it leads, and in which words. */
export const forumActions = {
  open: { from: ['planned'], to: 'open', button: 'Open this forum', done: 'Forum opened', event: 'forum.opened' },
  pause: { from: ['open'], to: 'paused', button: 'Pause this forum', done: 'Forum paused', event: 'forum.paused' },
  resume: {
    from: ['paused'],
    to: 'open',
    button: 'Open this forum again',
    done: 'Forum open again',
    event: 'forum.resumed',
  },
} as const satisfies Record<
  string,
  { from: readonly ForumState[]; to: ForumState; button: string; done: string; event: string }
>

export type ForumAction = keyof typeof forumActions

export function actionsFrom(state: ForumState): ForumAction[] {
  return (Object.keys(forumActions) as ForumAction[]).filter((action) =>
    (forumActions[action].from as readonly ForumState[]).includes(state),
  )
}
