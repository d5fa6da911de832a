import type { Permission } from '../access/permissions.ts'
import { type SessionState, tookPlace } from './status.ts'

/** What has been done for a session so far, in numbers. `arrived` are those to whom a voucher is due. */
export type Progress = {
  team: number
  missing: number
  hasVenue: boolean
  preparations: { open: number; late: number; all: number }
  arrived: number
  vouchersSettled: number
  points: number
}
/** How far the write-up is, and until when the points are to be submitted, in words. */
export type WriteUpProgress = { submitted: boolean; notesDestroyed: boolean; due: string; late?: boolean }
/** How far its agenda is: what stands on it, what was suggested, and what time ran out for. */
type OnAgenda = { items: number; suggestions: number; left: number }
export type Task = {
  page:
    | 'team'
    | 'agenda'
    | 'place'
    | 'preparation'
    | 'day'
    | 'register'
    | 'vouchers'
    | 'welfare'
    | 'points'
    | 'write-up'
  needs: Permission
  title: string
  status: string
  outcome: 'to-do' | 'late' | 'done' | 'later'
}

type Facts = Progress & {
  agenda: OnAgenda
  state: SessionState
  started: boolean
  registerSaved: boolean
  calledOffLate: boolean
  followUpsOpen: number
  writeUp: WriteUpProgress
}
type Standing = Pick<Task, 'status' | 'outcome'>

const toDo = (status: string): Standing => ({ status, outcome: 'to-do' })
const late = (status: string): Standing => ({ status, outcome: 'late' })
const done = (status: string): Standing => ({ status, outcome: 'done' })
const later = (status: string): Standing => ({ status, outcome: 'later' })
const number = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)

/** What a session needs, in the order in which it is done. Each task names the permission that opens its page. */
export function sessionTasks(facts: Facts): Task[] {
  const thanks: Task = { page: 'vouchers', needs: 'voucher:issue', title: 'Vouchers', ...vouchers(facts) }
  if (facts.calledOffLate && facts.arrived > 0) return [thanks]
  if (facts.state === 'cancelled' || facts.state === 'postponed') return []
  return [
    { page: 'team', needs: 'session:team', title: 'Team', ...team(facts) },
    ...(facts.started ? [] : beforehand(facts)),
    { page: 'agenda', needs: 'agenda:view', title: 'Agenda', ...agenda(facts) },
    { page: 'day', needs: 'day:keep', title: 'Session day', ...day(facts) },
    { page: 'register', needs: 'register:keep', title: 'Register', ...register(facts) },
    thanks,
    { page: 'welfare', needs: 'welfare:view', title: 'Check-ins', ...checkIns(facts) },
    { page: 'points', needs: 'point:record', title: 'Points', ...points(facts) },
    { page: 'write-up', needs: 'write-up:keep', title: 'Write-up', ...writeUp(facts) },
  ]
}

/** What has to be settled before it begins, and is of no use after. */
function beforehand(facts: Facts): Task[] {
  return [
    { page: 'place', needs: 'session:prepare', title: 'Venue', ...place(facts) },
    { page: 'preparation', needs: 'session:prepare', title: 'Getting ready', ...preparation(facts) },
  ]
}

function team({ team: count, missing, state, started }: Facts): Standing {
  if (count === 0) return started ? later('Nobody was chosen') : toDo('Choose the team')
  if (started || state === 'confirmed') return done(number(count, 'person', 'people'))
  return toDo(missing === 0 ? 'Confirm the session' : number(missing, 'thing missing', 'things missing'))
}

function place({ hasVenue }: Facts): Standing {
  return hasVenue ? done('Chosen') : toDo('Choose where it meets')
}

function preparation({ preparations: { all, open, late: overdue } }: Facts): Standing {
  if (all === 0) return toDo('Make the list')
  if (open === 0) return done('All ready')
  return overdue > 0 ? late(`${open} to do, ${overdue} late`) : toDo(`${open} to do`)
}

function day({ state, started }: Facts): Standing {
  if (state === 'held' || state === 'balanced') return done('Held')
  return started ? toDo('Open') : later('On the day')
}

function agenda({ agenda: { items, suggestions, left }, started }: Facts): Standing {
  const on = number(items, 'item', 'items')
  if (left > 0) return toDo(`${left} of ${on} not talked about`)
  if (suggestions > 0) return toDo(`${on}, ${number(suggestions, 'suggestion', 'suggestions')} to look at`)
  if (items > 0) return done(on)
  return started ? later('Nothing was on it') : toDo('Nothing on it yet')
}

function register({ state, started, registerSaved }: Facts): Standing {
  if (tookPlace(state)) return done('Complete')
  if (started) return toDo(registerSaved ? 'In progress' : 'To do')
  return later(registerSaved ? 'Answers so far' : 'On the day')
}

function vouchers({ arrived, vouchersSettled }: Facts): Standing {
  if (arrived === 0) return later('After the register')
  const open = arrived - vouchersSettled
  return open > 0 ? toDo(`${open} to settle`) : done('All settled')
}

function checkIns({ state, followUpsOpen }: Facts): Standing {
  if (followUpsOpen > 0) return toDo(`${followUpsOpen} to settle`)
  return tookPlace(state) ? done('None to do') : later('After the register')
}

function points({ points: count, started }: Facts): Standing {
  if (count > 0) return done(number(count, 'point', 'points'))
  return started ? toDo('To do') : later('On the day')
}

function writeUp({ started, writeUp: { submitted, notesDestroyed, due, late: isLate } }: Facts): Standing {
  if (!started) return later('After the session')
  if (!submitted) return isLate ? late(due) : toDo(due)
  return notesDestroyed ? done('Submitted') : toDo('Destroy the notes')
}
