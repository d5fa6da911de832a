import { z } from 'zod'
import { wholeNumber } from '../shared/fields.ts'
import { canBeSet, type RegisterEntry } from './rules.ts'
import {
  isRegisterStatus,
  MOST_STAFF,
  ORGANISATION_CODES,
  ORGANISATIONS,
  type Organisation,
  REGISTER_STATUS_CODES,
  type RegisterStatus,
  type StaffPresent,
  staffField,
  staffFrom,
  statusField,
} from './status.ts'

export type RegisterInput = { version: number; entries: RegisterEntry[]; staff: StaffPresent }
type Line = { participantId: string; alias: string; status: RegisterStatus | null }

/** The form of one session's register: a field for each participant on it and for each organisation, and no other. */
export function registerInput(lines: readonly Line[], started: boolean) {
  const shape: Record<string, z.ZodType<string | number | undefined>> = { version }
  for (const line of lines) shape[statusField(line.participantId)] = statusOf(line, started).optional()
  for (const organisation of ORGANISATION_CODES) shape[staffField(organisation)] = numberOf(organisation)
  return z.strictObject(shape).transform(
    (fields): RegisterInput => ({
      version: Number(fields.version),
      entries: lines.flatMap(({ participantId }) => {
        const status = fields[statusField(participantId)]
        return typeof status === 'string' && isRegisterStatus(status) ? [{ participantId, status }] : []
      }),
      staff: staffFrom((organisation) => Number(fields[staffField(organisation)])),
    }),
  )
}

const version = z
  .string()
  .regex(/^\d{1,9}$/, 'The form was not complete. Open the register again')
  .transform(Number)

function statusOf({ alias, status: saved }: Line, started: boolean) {
  return z
    .enum(REGISTER_STATUS_CODES, `Choose one of the seven answers for ${alias}`)
    .refine(
      (status) => canBeSet(status, started) || status === saved,
      `${alias}: the session has not started. Choose invited, accepted, declined or sent apologies`,
    )
}

/** A number typed as text; left empty it is 0. */
function numberOf(organisation: Organisation) {
  return z
    .string()
    .transform((text) => text.trim() || '0')
    .pipe(wholeNumber(`a number for ${ORGANISATIONS[organisation].label}`, 0, MOST_STAFF))
}
