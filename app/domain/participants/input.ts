import { z } from 'zod'
import { line } from '../shared/fields.ts'
import { ALIAS_MAX, whyNotAnAlias } from './rules.ts'
import { type PlaceState, placeStateWords, type ReferralSource, sourceWords } from './status.ts'

const alias = line('a first name or nickname', ALIAS_MAX).superRefine((text, issue) => {
  const message = whyNotAnAlias(text)
  if (message) issue.addIssue({ code: 'custom', message })
})
const id = z.string().min(1).max(40)
const source = z.enum(Object.keys(sourceWords) as ReferralSource[], { error: 'Choose who told us of them' })

/** How far somebody who is taken down for the first time has come. */
export const reached = ['referred', 'called', 'welcomed', 'agreed'] as const

/** There is no field for what happened to somebody, or for how much they need a place: that is never recorded. */
export const newParticipantInput = z.strictObject({
  alias,
  source,
  reached: z.enum(reached, { error: 'Choose how far you have come with them' }),
  waitingList: z.literal('yes').optional(),
})
export type NewParticipant = z.infer<typeof newParticipantInput>

/** Somebody who has agreed already and gets a place at once, or a turn on the waiting list. */
export type AddParticipant = { alias: string; source?: ReferralSource; waitingList?: 'yes' | undefined }
/** Somebody who is on the way to a place. */
export type ReferParticipant = { alias: string; source: ReferralSource; reached: 'referred' | 'called' | 'welcomed' }

/** `place` is who was first in line when the form was shown. */
export const givePlaceInput = z.strictObject({ intent: z.literal('give-place'), place: id })

/** `from` is the state the form was made from, `until` the end of the term it showed, so that a stale form is noticed. */
export const movePlaceInput = z.strictObject({
  intent: z.enum([
    ...(['call', 'welcome', 'queue', 'give-place', 'step-back'] as const),
    ...(['backfill', 'come-back', 'renew', 'leave', 'decline'] as const),
  ]),
  from: z.enum(Object.keys(placeStateWords) as PlaceState[]),
  until: z.string().max(10).optional(),
})
export type MovePlace = z.infer<typeof movePlaceInput>

/** `was` is the name the form showed. */
export const renameInput = z.strictObject({ intent: z.literal('rename'), alias, was: z.string().max(ALIAS_MAX) })
export type RenameParticipant = z.infer<typeof renameInput>

export const participantInput = z.discriminatedUnion('intent', [renameInput, movePlaceInput])
