import type { Role } from '../access/permissions.ts'
import { ORGANISATION_CODES, type Organisation } from '../register/status.ts'

/** As what somebody comes to a session. The same organisations are counted on its register. */
export type Part = Organisation
export const PART_CODES = ORGANISATION_CODES

/** The parts, with the words for one person, and the roles with which an account may take each. */
export const PARTS = {
  facilitator: { label: 'Facilitator', group: 'Facilitators', roles: ['facilitator'] },
  victim_support: { label: 'Victim Support worker', group: 'Victim Support workers', roles: ['support'] },
  mps: { label: 'Police (MPS)', group: 'Police (MPS)', roles: [] },
  mopac: { label: 'MOPAC', group: 'MOPAC', roles: ['analyst', 'commissioner'] },
  partner: { label: 'Partner', group: 'Partners', roles: [] },
  interpreter: { label: 'Interpreter', group: 'Interpreters', roles: [] },
} as const satisfies Record<Part, { label: string; group: string; roles: readonly Role[] }>

/** The parts that somebody without an account may take: whoever runs or supports a session signs in. */
export const GUEST_PARTS = ['mps', 'mopac', 'partner', 'interpreter'] as const satisfies readonly Part[]
export type GuestPart = (typeof GUEST_PARTS)[number]

/** The parts that somebody with these roles may take. */
export const partsFor = (roles: readonly Role[]): Part[] =>
  PART_CODES.filter((part) => (PARTS[part].roles as readonly Role[]).some((role) => roles.includes(role)))

export type CoverState = 'asked' | 'yes' | 'no' | 'not-needed' | 'withdrawn'

/** How far the asking of one support worker is, for the facilitator. */
export const COVER_STATES: Record<CoverState, { label: string; colour: string }> = {
  asked: { label: 'Asked', colour: 'blue' },
  yes: { label: 'Said yes', colour: 'green' },
  no: { label: 'Said no', colour: 'grey' },
  'not-needed': { label: 'Not needed', colour: 'grey' },
  withdrawn: { label: 'Took it back', colour: 'yellow' },
}
