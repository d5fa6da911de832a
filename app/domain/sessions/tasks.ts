import type { Permission } from '../access/permissions.ts'
import type { SessionState } from './status.ts'

/** What has been done for a session so far, in numbers. */
export type Progress = { team: number; missing: number; arrived: number; vouchersSettled: number; points: number }
export type Task = {
  page: 'team' | 'register' | 'vouchers' | 'points'
  needs: Permission
  title: string
  status: string
  outcome: 'to-do' | 'done' | 'later'
}

type Facts = Progress & { state: SessionState; started: boolean; registerSaved: boolean }
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
    { page: 'register', needs: 'register:keep', title: 'Register', ...register(facts) },
    { page: 'vouchers', needs: 'voucher:issue', title: 'Vouchers', ...vouchers(facts) },
    { page: 'points', needs: 'point:record', title: 'Points', ...points(facts) },
  ]
}

function team({ team: count, missing, state, started }: Facts): Standing {
  if (count === 0) return started ? later('Nobody was chosen') : toDo('Choose the team')
  if (started || state === 'confirmed') return done(number(count, 'person', 'people'))
  return toDo(missing === 0 ? 'Confirm the session' : number(missing, 'thing missing', 'things missing'))
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
