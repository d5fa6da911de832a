import type { personStates } from '#db/schema/accounts.ts'

export type PersonState = (typeof personStates)[number]

export const personStateWords: Record<PersonState, { label: string; tag: string }> = {
  invited: { label: 'Invited', tag: 'govuk-tag--yellow' },
  active: { label: 'Active', tag: 'govuk-tag--green' },
  disabled: { label: 'Disabled', tag: 'govuk-tag--grey' },
}

/** How far the one-time link of somebody is who has not opened their account yet. */
export type InvitationState = 'none' | 'by-hand' | 'waiting' | 'sent' | 'failed' | 'expired'

export const invitationWords: Record<InvitationState, string> = {
  none: 'No link yet: it goes out with their first role',
  'by-hand': 'Link printed where the service was started',
  waiting: 'Link not sent yet',
  sent: 'Link sent',
  failed: 'Link could not be sent',
  expired: 'Link expired',
}
