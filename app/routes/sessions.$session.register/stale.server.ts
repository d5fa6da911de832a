import { json } from '@remix-run/node'
import type { RegisterInput } from '#app/domain/register/input.ts'
import type { RegisterLine } from '#app/domain/register/queries.server.ts'
import {
  changedStaff,
  compareRegisters,
  type RegisterComparison,
  type RegisterEntry,
  type StaffChange,
} from '#app/domain/register/rules.ts'
import type { StaffPresent } from '#app/domain/register/status.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'

type Saved = { session: Session; lines: RegisterLine[]; staff: StaffPresent }
export type StaleRegister = { version: number; entries: RegisterComparison[]; staff: StaffChange[] }
export type RefusedRegister = RefusedForm & { stale?: StaleRegister }
type Sent = { refuse: (field: string, message: string) => RefusedForm }

/** A register that somebody else saved meanwhile: 409, with both beside each other and the version to send again. */
export function refuseStale(form: Sent, mine: RegisterInput, saved: Saved) {
  const theirs = saved.lines.filter((line): line is RegisterLine & RegisterEntry => line.status !== null)
  const stale: StaleRegister = {
    version: saved.session.registerVersion,
    entries: compareRegisters(theirs, mine.entries).filter(({ differs }) => differs),
    staff: changedStaff(saved.staff, mine.staff),
  }
  const words =
    'Somebody else changed this register at the same time. Nothing you chose is lost, and nothing is saved yet'
  return json({ ...form.refuse('', words), stale }, { status: 409 })
}
