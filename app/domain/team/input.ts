import { z } from 'zod'
import { dateBoxes, line } from '../shared/fields.ts'
import { saysTooMuch } from './rules.ts'
import { GUEST_PARTS, PART_CODES, type Part } from './status.ts'

/** Checkboxes post nothing, one value or several. */
const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set([value ?? []].flat())])
const id = z.string().min(1).max(40)
const isPart = (text: string): text is Part => (PART_CODES as string[]).includes(text)

/** `part:id`, as a box of the form names one of a team. */
const members = several.transform((keys, issue) =>
  keys.flatMap((key) => {
    const [part = '', chosen = '', ...rest] = key.split(':')
    if (isPart(part) && chosen !== '' && rest.length === 0) return [{ part, id: chosen }]
    issue.addIssue({ code: 'custom', message: 'Choose people from the lists' })
    return []
  }),
)

/** `before` is the team that the form was made from, so that nobody's change is overwritten unseen. */
const saveTeamInput = z.strictObject({
  intent: z.literal('save'),
  members,
  nonUniform: several,
  before: several,
})
export type SaveTeam = Omit<z.output<typeof saveTeamInput>, 'intent'>

/** A name as it is said in the room. A rank or a number would say more about somebody than anybody needs. */
const guestName = line('a first name', 40).refine((text) => !saysTooMuch(text), {
  message: 'First name must be as it is said in the room: no rank, no number, no address',
})
const addGuestInput = z.strictObject({
  intent: z.literal('add-guest'),
  name: guestName,
  organisation: z.enum(GUEST_PARTS, 'Choose where they come from'),
})
export type AddGuest = Omit<z.output<typeof addGuestInput>, 'intent'>

const trainInput = z.strictObject({ intent: z.literal('train'), person: id, on: dateBoxes('the day of the training') })
export type NoteTraining = Omit<z.output<typeof trainInput>, 'intent'>

export const teamInput = z.discriminatedUnion('intent', [
  saveTeamInput,
  addGuestInput,
  trainInput,
  z.strictObject({ intent: z.literal('untrain'), person: id }),
  z.strictObject({ intent: z.literal('retire-guest'), guest: id }),
  z.strictObject({ intent: z.literal('confirm') }),
  z.strictObject({ intent: z.literal('remind') }),
])

export const askCoverInput = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('ask'),
    people: several.refine((chosen) => chosen.length > 0, 'Choose whom to ask'),
  }),
  z.strictObject({ intent: z.literal('end') }),
])

export const coverInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('answer'), request: id, answer: z.enum(['yes', 'no'], 'Choose yes or no') }),
  z.strictObject({ intent: z.literal('leave'), session: id }),
])

export const doNotMeetInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('add'), whom: z.string('Choose whom they do not want to meet').min(1).max(40) }),
  z.strictObject({ intent: z.literal('remove'), wish: id }),
])
