import type { reportStates } from '#db/schema/reports.ts'
import type { Permission } from '../access/permissions.ts'

export type ReportState = (typeof reportStates)[number]

export const reportStateWords: Record<ReportState, { label: string; tag: string }> = {
  draft: { label: 'Draft', tag: 'govuk-tag--yellow' },
  approved: { label: 'Approved', tag: 'govuk-tag--teal' },
  published: { label: 'Published', tag: 'govuk-tag--green' },
}

/** The life-cycle of a report on its way. A release has none: it is frozen (product, "Published is frozen"). */
export const reportActions = {
  redraft: {
    from: ['draft', 'approved'],
    to: 'draft',
    who: 'report:draft',
    button: 'Draft it again',
    done: 'Report drafted again from what is recorded today. It needs approval.',
    event: 'report.redrafted',
  },
  approve: {
    from: ['draft'],
    to: 'approved',
    who: 'report:approve',
    button: 'Approve this report',
    done: 'Report approved. It can now be published.',
    event: 'report.approved',
  },
  publish: {
    from: ['approved'],
    to: 'published',
    who: 'report:publish',
    button: 'Publish this report',
    done: 'Report published. It can never be changed now.',
    event: 'report.published',
  },
  delete: {
    from: ['draft', 'approved'],
    to: null,
    who: 'report:draft',
    button: 'Delete this draft',
    done: 'Draft deleted',
    event: 'report.deleted',
  },
} as const satisfies Record<
  string,
  {
    from: readonly ReportState[]
    to: ReportState | null
    who: Permission
    button: string
    done: string
    event: string
  }
>

export type ReportAction = keyof typeof reportActions

export function isPossible(action: ReportAction, state: ReportState): boolean {
  return (reportActions[action].from as readonly ReportState[]).includes(state)
}
