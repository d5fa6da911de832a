/** Idle 15 minutes, 8 hours in all (security.md SES-03). */
export const IDLE_MINUTES = 15
export const ABSOLUTE_HOURS = 8
/** How long before the idle end the page says so (WCAG 2.2.1). */
export const WARNING_MINUTES = 2

export const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)
export const hoursAfter = (at: Date, hours: number) => minutesAfter(at, hours * 60)

/** When a session ends if it is not used again: 15 minutes on, never past its absolute end. */
export function idleUntil(now: Date, endsAt: Date): Date {
  const idle = minutesAfter(now, IDLE_MINUTES)
  return idle < endsAt ? idle : endsAt
}

type Limits = { usedAt: Date | null; idleUntil: Date; endsAt: Date }

/** Whether a session is over: idle too long, too old, or used later than now, which means that a clock was set back. */
export function isOver({ usedAt, idleUntil: idle, endsAt }: Limits, now: Date): boolean {
  return idle <= now || endsAt <= now || (usedAt !== null && usedAt > now)
}
