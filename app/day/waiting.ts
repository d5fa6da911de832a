import { dayPath } from '../domain/day/protocol.ts'

type Row = { owner: string; session: string; day: string }
/** One line of what waits: how many entries, and the page that sends them. */
export type WaitingLine = { words: string; href: string }

/** What waits on a device, for somebody with these marks: a line for each session, and one for what is somebody else's. */
export function waitingLines(rows: readonly Row[], marks: readonly string[]): { own: WaitingLine[]; others: string } {
  const own = rows.filter(({ owner }) => marks.includes(owner))
  const sessions = [...new Set(own.map(({ session }) => session))]
  const lines = sessions.map((session) => {
    const all = own.filter((row) => row.session === session)
    const of = all.at(-1)?.day ? `the session on ${all.at(-1)?.day}` : 'another session'
    return {
      words: `${entries(all.length)} of ${of} ${all.length === 1 ? 'waits' : 'wait'} on this device.`,
      href: dayPath(session),
    }
  })
  return { own: lines, others: othersWords(rows.length - own.length) }
}

/** How many entries of somebody else lie here; nothing for none. */
export const othersWords = (count: number) =>
  count === 0
    ? ''
    : `${entries(count)} of somebody else ${count === 1 ? 'waits' : 'wait'} on this device. They are sent when that person signs in and opens their session day.`

const entries = (count: number) => (count === 1 ? '1 entry' : `${count} entries`)
