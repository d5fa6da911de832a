import { z } from 'zod'
import { roles, roleWords } from '../access/permissions.ts'
import { dateBoxes, dateBoxesOrNone, line } from '../shared/fields.ts'
import { email } from './input.ts'
import { isPerForum } from './rules.ts'
import type { PersonState } from './status.ts'

const terms = {
  role: z.enum(roles, 'Choose a role'),
  forum: z.string().min(1, 'Choose a forum, or all forums').max(60, 'Choose a forum, or all forums'),
  startsOn: dateBoxes('a first day'),
  endsOn: dateBoxesOrNone('a last day'),
  reason: line('why they need the role', 200),
}
type Terms = z.infer<z.ZodObject<typeof terms>>

function inItself({ role, forum, startsOn, endsOn }: Terms, issue: z.RefinementCtx): void {
  if (forum !== 'all' && !isPerForum(role))
    refused(issue, 'forum', `Choose all forums: ${roleWords[role]} is not a role for one forum`)
  if (endsOn !== null && endsOn < startsOn) refused(issue, 'endsOn', 'Last day must be the first day or later')
}

const refused = (issue: z.RefinementCtx, field: string, message: string) =>
  issue.addIssue({ code: 'custom', path: [field], message })

/** A person with their first role. */
export const newPersonInput = z
  .strictObject({ name: line('a name', 80), email, organisation: line('an organisation', 80), ...terms })
  .superRefine(inItself)
export type NewPerson = z.infer<typeof newPersonInput>

/** Another role for somebody, or the end of one. */
export const rolesInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('give'), ...terms }).superRefine(inItself),
  z.strictObject({ intent: z.literal('end'), grant: z.string().min(1).max(40) }),
])

export const accountActionInput = z.strictObject({ intent: z.enum(['send-link', 'end-sign-ins']) })
export const noInput = z.strictObject({})
export const startAgainInput = z.strictObject({
  checked: z.literal('yes', 'Tick the box when you are sure who they are'),
})

const states: readonly PersonState[] = ['invited', 'active', 'disabled']
const peopleFilter = z.object({
  state: z.enum(['', ...states]).catch(''),
  role: z.enum(['', ...roles]).catch(''),
  sort: z.enum(['name', 'used']).catch('name'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})
export type PeopleFilter = z.output<typeof peopleFilter>

/** What the address of the list asks for. What cannot be understood is left out. */
export function peopleFilterFrom(search: URLSearchParams): PeopleFilter {
  return peopleFilter.parse(Object.fromEntries(search))
}
