import { json } from '@remix-run/node'
import type { SavedFromPaper } from '#app/domain/day/typed-in-commands.server.ts'
import type { TypedIn } from '#app/domain/day/typed-in-input.ts'
import type { getRegister } from '#app/domain/register/queries.server.ts'
import { changedStaff } from '#app/domain/register/rules.ts'
import { ORGANISATIONS, REGISTER_STATUSES, staffField, statusField } from '#app/domain/register/status.ts'
import type { FieldError, RefusedForm } from '#app/domain/shared/result.ts'

export type RefusedTyping = RefusedForm & { version?: number }

type Saved = Awaited<ReturnType<typeof getRegister>>
type Sent = { refuse: (field: string, message: string) => RefusedForm }

/** Somebody else saved meanwhile: 409, with what they saved beside each row that differs, and the version to send again. */
export function refuseStale(form: Sent, mine: TypedIn, { session, lines, staff }: Saved) {
  const first =
    'Somebody else changed this register at the same time. Nothing is saved yet. Check the rows below, then save again: yours takes the place of theirs'
  const people = mine.entries.flatMap(({ participantId, status }): FieldError[] => {
    const line = lines.find((one) => one.participantId === participantId)
    if (!line?.status || line.status === status) return []
    const field = statusField(participantId)
    return [{ field, message: `${line.alias}: they saved “${REGISTER_STATUSES[line.status].label}”` }]
  })
  const numbers = changedStaff(staff, mine.staff).map(({ organisation, theirs }) => ({
    field: staffField(organisation),
    message: `${ORGANISATIONS[organisation].label}: they saved ${theirs}`,
  }))
  const refused = form.refuse('', first)
  const errors = [...refused.errors, ...people, ...numbers]
  return json({ ...refused, errors, version: session.registerVersion }, { status: 409 })
}

const counted = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

/** What was saved, in numbers. */
export function noticeFor({ people, notes, answers }: SavedFromPaper): string {
  const parts = [
    people > 0 && counted(people, 'person marked', 'people marked'),
    notes > 0 && counted(notes, 'note', 'notes'),
    answers > 0 && counted(answers, 'answer', 'answers'),
  ].filter((part) => part !== false)
  return `Saved${parts.length > 0 ? `: ${parts.join(', ')}` : ''}. Shred the paper once everything is in.`
}
