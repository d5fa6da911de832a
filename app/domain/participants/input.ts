import { z } from 'zod'
import { line } from '../shared/fields.ts'
import { ALIAS_MAX, whyNotAnAlias } from './rules.ts'

const alias = line('a first name or nickname', ALIAS_MAX).superRefine((text, issue) => {
  const message = whyNotAnAlias(text)
  if (message) issue.addIssue({ code: 'custom', message })
})
const id = z.string().min(1).max(40)

export const addParticipantInput = z.strictObject({
  intent: z.literal('add'),
  alias,
  waitingList: z.literal('yes').optional(),
})
export type AddParticipant = z.infer<typeof addParticipantInput>

/** `place` is who was first in line when the form was shown. */
export const givePlaceInput = z.strictObject({ intent: z.literal('give-place'), place: id })
export const forumParticipantsInput = z.discriminatedUnion('intent', [addParticipantInput, givePlaceInput])

/** `from` is the state the form was made from, so that a stale form is noticed. */
export const movePlaceInput = z.strictObject({
  intent: z.enum(['step-back', 'come-back', 'leave']),
  from: z.enum(['active', 'waiting', 'stepped_back', 'left']),
})
export type MovePlace = z.infer<typeof movePlaceInput>
