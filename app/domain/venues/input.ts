import { z } from 'zod'
import type { LocalDate } from '../shared/dates.ts'
import { dateBoxesOrNone, isBlank, line, pounds, rowVersion, wholeNumber } from '../shared/fields.ts'
import { tellsTooMuch } from './rules.ts'
import {
  ACCESS_QUESTIONS,
  type AccessAnswer,
  type AccessQuestion,
  accessWords,
  MOST_VENUE_POUNDS,
  ROOM_MAX,
} from './status.ts'

const version = rowVersion
/** A field that may stay empty. What is wrong with the rest is said in the words of the field itself. */
const orNone = <T extends z.ZodType<unknown, string>>(field: T) =>
  z.string().transform((text, form): z.output<T> | null => {
    if (isBlank(text)) return null
    const read = field.safeParse(text)
    if (read.success) return read.data
    for (const { message } of read.error.issues) form.addIssue({ code: 'custom', message })
    return z.NEVER
  })

const roomName = line('the room name that reception is told', ROOM_MAX).refine(
  (name) => !tellsTooMuch(name),
  'Room name must not say what the meeting is about',
)

/** What stands on the page behind a private link, as it is typed here: whoever looks over a shoulder learns nothing of it. */
const forEverybody = (words: string) =>
  z
    .string()
    .trim()
    .max(500, `${words} must be 500 characters or fewer`)
    .refine((text) => !tellsTooMuch(text), `${words} must not say what the meeting is about: participants see it`)

const accessFields = Object.fromEntries(
  ACCESS_QUESTIONS.map((question) => [
    `access-${question}`,
    z.enum(['yes', 'no', 'not-known'], `Choose an answer for “${accessWords[question].label}”`),
  ]),
) as Record<`access-${AccessQuestion}`, z.ZodEnum<{ yes: 'yes'; no: 'no'; 'not-known': 'not-known' }>>

/** Everything that is known about a venue. Nobody can have looked at it tomorrow. */
function venueFields(today: LocalDate) {
  return {
    name: line('the name of the venue', 80),
    address: line('the address', 200),
    directions: forEverybody('How to get there'),
    roomName,
    holds: orNone(wholeNumber('the number of people the room holds', 1, 500)),
    cost: orNone(pounds('the cost of one session', MOST_VENUE_POUNDS)),
    notPolice: z.literal(
      'yes',
      'A forum never meets in a police building. Choose another venue, or confirm that it is none',
    ),
    checkedOn: dateBoxesOrNone('the date somebody last looked').refine(
      (date) => date === null || date <= today,
      'Date somebody last looked must be today or in the past',
    ),
    ...accessFields,
  }
}

type VenueForm = z.output<z.ZodObject<ReturnType<typeof venueFields>>>
export type VenueFacts = ReturnType<typeof factsFrom>

function factsFrom({ cost, notPolice: _, ...form }: VenueForm) {
  const access: Record<string, AccessAnswer> = {}
  for (const question of ACCESS_QUESTIONS) access[question] = form[`access-${question}`]
  const { name, address, directions, roomName, holds, checkedOn } = form
  return { name, address, directions, roomName, holds, costPence: cost, checkedOn, access }
}

export const addVenueInput = (today: LocalDate) => z.strictObject(venueFields(today)).transform(factsFrom)

export const venueInput = (today: LocalDate) =>
  z.discriminatedUnion('intent', [
    z.strictObject({ intent: z.literal('save'), version, ...venueFields(today) }),
    z.strictObject({ intent: z.literal('retire'), version }),
    z.strictObject({ intent: z.literal('bring-back'), version }),
  ])

export const savedFacts = (form: VenueForm): VenueFacts => factsFrom(form)

/** Where one session meets. Everything may be left open until it is known. */
export const placeInput = z.strictObject({
  version,
  venue: z.string().max(64),
  roomName: orNone(roomName),
  joining: forEverybody('How to join online'),
  cost: orNone(pounds('the cost of this session', MOST_VENUE_POUNDS)),
})
export type PlaceOfSession = z.output<typeof placeInput>
