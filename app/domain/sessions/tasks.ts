import type { Permission } from '../access/permissions.ts'
import type { SessionState } from './status.ts'

/** What has been done for a session so far, in numbers. */
export type Progress = { team: number; arrived: number; vouchersSettled: number; points: number }
/** How far its agenda is: what stands on it, what was suggested, and what time ran out for. */
type OnAgenda = { items: number; suggestions: number; left: number }
export type Task = {
  page: 'team' | 'agenda' | 'register' | 'vouchers' | 'points'
  needs: Permission
  title: string
  status: string
  outcome: 'to-do' | 'done' | 'later'
}

type Facts = Progress & { agenda: OnAgenda; state: SessionState; started: boolean; registerSaved: boolean }
type Standing = Pick<Task, 'status' | 'outcome'>

const toDo = (status: string): Standing => ({ status, outcome: 'to-do' })
const done = (status: string): Standing => ({ status, outcome: 'done' })
const later = (status: string): Standing => ({ status, outcome: 'later' })
const number = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)

/** What a session needs, in the order in which it is done. Each task names the permission that opens its page. */
export function sessionTasks(facts: Facts): Task[] {
  if (facts.state === 'cancelled' || facts.state === 'postponed') return []
  return [
    { page: 'team', needs: 'session:team', title: 'Team', ...team(facts) },
    { page: 'agenda', needs: 'agenda:view', title: 'Agenda', ...agenda(facts) },
    { page: 'register', needs: 'register:keep', title: 'Register', ...register(facts) },
    { page: 'vouchers', needs: 'voucher:issue', title: 'Vouchers', ...vouchers(facts) },
    { page: 'points', needs: 'point:record', title: 'Points', ...points(facts) },
  ]
}

function team({ team: count, started }: Facts): Standing {
  if (count > 0) return done(number(count, 'person', 'people'))
  return started ? later('Nobody was chosen') : toDo('Choose the team')
}

function agenda({ agenda: { items, suggestions, left }, started }: Facts): Standing {
  const on = number(items, 'item', 'items')
  if (left > 0) return toDo(`${left} of ${on} not talked about`)
  if (suggestions > 0) return toDo(`${on}, ${number(suggestions, 'suggestion', 'suggestions')} to look at`)
  if (items > 0) return done(on)
  return started ? later('Nothing was on it') : toDo('Nothing on it yet')
}

function register({ state, started, registerSaved }: Facts): Standing {
  if (state === 'held' || state === 'balanced') return done('Complete')
  if (started) return toDo(registerSaved ? 'In progress' : 'To do')
  return later(registerSaved ? 'Answers so far' : 'On the day')
}

function vouchers({ arrived, vouchersSettled }: Facts): Standing {
  if (arrived === 0) return later('After the register')
  const open = arrived - vouchersSettled
  return open > 0 ? toDo(`${open} to settle`) : done('All settled')
}

function points({ points: count, started }: Facts): Standing {
  if (count > 0) return done(number(count, 'point', 'points'))
  return started ? toDo('To do') : later('On the day')
}
