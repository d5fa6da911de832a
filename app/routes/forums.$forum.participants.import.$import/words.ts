export const NOT_WAITING =
  'This file is no longer waiting. It was brought in, cancelled or undone, or it is more than a day old. Nobody was brought in twice.'

const whole = (message: string) => ({ field: '', message })

/** What the page says when nobody is brought in. */
export const confirmWords = {
  'not-waiting': whole(NOT_WAITING),
  'not-open': whole('Nobody can be brought in, because this forum is not open. Nothing was saved.'),
  'nothing-new': whole('There is nobody in this file to bring in. Cancel it, and choose another file.'),
  'not-checked': { field: 'checked', message: 'Look at the lines named above, then tick the box' },
  clash: whole('Somebody else added a participant at the same moment. Nothing was saved. Send it again.'),
}

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

export function broughtInWords({ seated, waiting }: { seated: number; waiting: number }): string {
  const line = waiting > 0 ? ` ${people(waiting)} put on the waiting list.` : ''
  return `${people(seated)} brought in with a place.${line}`
}

export function undoneWords({ removed, kept }: { removed: number; kept: number }): string {
  return `${people(removed)} taken out again.${kept > 0 ? ` ${people(kept)} kept: see why below.` : ''}`
}
