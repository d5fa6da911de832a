import type Sqlite from 'better-sqlite3'
import { wholeMark } from './canaries.ts'

/** What of a participant says how to reach them, and what of the world says which forum they are in. */
export const CONTACT = ['contact_routes.address', 'safe_contacts.code_word']
const COHORT = 'forums.name'

/**
 * Looks for the contact details of one participant beside the name of a forum that they are in (security.md PRV-04), in a
 * world that `writeCanaries` has marked. The search gives the ids of those for whom both stand in one text.
 */
export function togetherIn(db: Sqlite.Database): { people: number; found: (text: string) => string[] } {
  const pairs = CONTACT.flatMap((name) => {
    const [table = '', column = ''] = name.split('.')
    const rows = db
      .prepare(
        `select c.rowid as contact, f.rowid as forum, p.participant_id as id from ${table} c
          join places p on p.participant_id = c.participant_id join forums f on f.id = p.forum_id
          where c.${column} is not null`,
      )
      .all() as { contact: number; forum: number; id: string }[]
    return rows.map(({ contact, forum, id }) => ({ id, both: [wholeMark(name, contact), wholeMark(COHORT, forum)] }))
  })
  return {
    people: new Set(pairs.map(({ id }) => id)).size,
    found: (text) => [
      ...new Set(pairs.filter(({ both }) => both.every((mark) => text.includes(mark))).map(({ id }) => id)),
    ],
  }
}
