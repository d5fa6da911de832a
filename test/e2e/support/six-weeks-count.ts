import { expect } from '@playwright/test'
import type Sqlite from 'better-sqlite3'
import { asked } from './day.ts'
import type { Afterwards } from './six-weeks-after.ts'
import type { Done } from './six-weeks-day.ts'
import { DATE, FORUM, idOf, type Week } from './six-weeks-world.ts'

/** What the data file says of a session, to be held against what was done on the pages. */
const HERE = 'where session_id = ?'
const counts = {
  register: `select status, count(*) n from register_entries ${HERE} group by status`,
  points: `select kind, count(*) n from points ${HERE} group by kind`,
  notesLeft: `select 'notes' what, count(*) n from raw_notes ${HERE}`,
  wordsLeft: `select 'replies' what, count(*) n from wording_replies ${HERE}`,
  taps: `select question, sum(number) n from pulse_tallies ${HERE} group by question`,
  disclosures: `select 'uses' what, count(*) n from disclosure_uses ${HERE}`,
  thanks: `select outcome, count(*) n from voucher_issues ${HERE} and live group by outcome`,
  vouchers: `select 'given' what, count(distinct voucher_id) n from voucher_issues ${HERE}`,
  takenBack: `select 'issues' what, count(*) n from voucher_issues ${HERE} and not live`,
  checkIns: `select 'settled' what, count(*) n from welfare_follow_ups ${HERE} and state <> 'open'`,
  asked: `select 'people' what, count(distinct participant_id) n from welfare_follow_ups ${HERE}`,
  team: `select part, count(*) n from session_members ${HERE} group by part`,
  agenda: `select state, count(*) n from agenda_items ${HERE} and source <> 'standing' group by state`,
  ready: `select state, count(*) n from preparations ${HERE} and state <> 'open' group by state`,
  destroyed: `select notes_fate, count(*) n from write_ups ${HERE} and notes_destroyed_at is not null group by notes_fate`,
}

/** Everything that was done is there, and nothing is there twice. */
export function nothingLostNothingDoubled(week: Week, done: Done, after: Afterwards): void {
  const session = idOf(week)
  asked(week.server, (db) => {
    const found = Object.fromEntries(Object.entries(counts).map(([name, text]) => [name, countsOf(db, text, session)]))
    expect(found).toEqual({
      register: { attended: done.came.length - 1, left_early: 1, apologies: 1, did_not_attend: after.away.length },
      points: { experience: done.notes.length },
      notesLeft: { notes: 0 },
      wordsLeft: { replies: 0 },
      taps: Object.fromEntries([1, 2, 3].map((question) => [question, done.taps / 3])),
      disclosures: { uses: done.disclosures },
      thanks: { accepted: after.vouchers, declined: after.declined },
      vouchers: { given: after.vouchers },
      takenBack: { issues: 0 },
      checkIns: { settled: after.checkIns.length },
      asked: { people: after.checkIns.length },
      team: { facilitator: 1, victim_support: 1, mps: 1 },
      agenda: { done: 1, carried: 2 },
      ready: { done: 1 },
      destroyed: { shredded: 1 },
    })
    const sessions = db
      .prepare('select sessions.state from sessions join forums on forums.id = forum_id where slug = ? and date = ?')
      .pluck()
      .all(FORUM, DATE)
    expect(sessions).toEqual(['balanced'])
    everyLetterOnce(week, db, session)
  })
}

function countsOf(db: Sqlite.Database, text: string, session: string): Record<string, number> {
  return Object.fromEntries(db.prepare(text).raw().all(session) as [string, number][])
}

/** By its Message-ID: each letter that the service says it sent arrived, and once (R6). */
function everyLetterOnce({ inbox }: Week, db: Sqlite.Database, session: string): void {
  const arrived = inbox.received.map(({ raw }) => /^message-id: <([^@>]+)@/im.exec(raw)?.[1] ?? raw)
  expect(arrived.filter((id, at) => arrived.indexOf(id) !== at)).toEqual([])
  const messages = db
    .prepare('select id, state, template, participant_id who from outbox where session_id = ?')
    .all(session)
  const rows = messages as { id: string; state: string; template: string; who: string | null }[]
  expect(rows.filter(({ state }) => state === 'leased' || state === 'dead')).toEqual([])
  const sent = rows.filter(({ state }) => state === 'sent')
  expect(sent.map(({ id }) => id).filter((id) => !arrived.includes(id))).toEqual([])
  const told = sent.map(({ template, who }) => `${template} ${who}`)
  expect(new Set(told).size).toBe(told.length)
  expect(told.filter((one) => one.startsWith('session-invitation')).length).toBeGreaterThan(2)
}
