import { z } from 'zod'
import { dateBoxes, line } from '../shared/fields.ts'
import { LINE_MAX } from './status.ts'

const id = z.string().min(1).max(64)
const owner = z.string().max(64)

/** The forms of the page: make the list, settle one, change who does it and by when, add one by hand. */
export const preparationInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('make') }),
  z.strictObject({ intent: z.literal('settle'), preparation: id, state: z.enum(['open', 'done', 'not-needed']) }),
  z.strictObject({
    intent: z.literal('change'),
    preparation: id,
    seen: z.string().max(80),
    owner,
    dueOn: dateBoxes('the date it is due'),
  }),
  z.strictObject({
    intent: z.literal('add'),
    line: line('what has to be got ready', LINE_MAX),
    owner,
    dueOn: dateBoxes('the date it is due'),
  }),
])
export type PreparationInput = z.output<typeof preparationInput>
export type ChangePreparation = Extract<PreparationInput, { intent: 'change' }>
export type AddPreparation = Extract<PreparationInput, { intent: 'add' }>
