/**
 * The seven statuses of a register (domain §8). There is no reason beside them, and there never will be one.
 * `arrived`: was in the room, if only for a while. `beforeStart`: may be set before the session starts.
 */
export const REGISTER_STATUSES = {
  invited: { label: 'Invited', arrived: false, beforeStart: true },
  accepted: { label: 'Accepted', arrived: false, beforeStart: true },
  declined: { label: 'Declined', arrived: false, beforeStart: true },
  attended: { label: 'Attended', arrived: true, beforeStart: false },
  left_early: { label: 'Left early', arrived: true, beforeStart: false },
  apologies: { label: 'Sent apologies', arrived: false, beforeStart: true },
  did_not_attend: { label: 'Did not attend', arrived: false, beforeStart: false },
} as const satisfies Record<string, { label: string; arrived: boolean; beforeStart: boolean }>

export type RegisterStatus = keyof typeof REGISTER_STATUSES

/** The codes, in the order in which pages show them. */
export const REGISTER_STATUS_CODES = Object.keys(REGISTER_STATUSES) as [RegisterStatus, ...RegisterStatus[]]

/** Whether the text is the code of a register status. */
export function isRegisterStatus(text: string): text is RegisterStatus {
  return Object.hasOwn(REGISTER_STATUSES, text)
}
