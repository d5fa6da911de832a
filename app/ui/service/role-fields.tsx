import { roles, roleWords } from '#app/domain/access/permissions.ts'
import { DateInput, Input, InsetText, Radios, Select } from '../govuk/index.ts'
import type { refusedForm } from './form.tsx'

const roleHints: Record<(typeof roles)[number], string> = {
  facilitator: 'Runs one forum, or all of them, and is the only one who sees its participants.',
  support: 'Is in the room at sessions.',
  analyst: 'Tags points and drafts Board reports.',
  commissioner: 'Second signature on reports.',
  board: 'Reads published reports.',
  partner: 'Reads published reports.',
  dpo: 'Watches over the data: audit trail and emergencies. Needs the approval of a second administrator.',
  admin: 'Accounts and roles, like you. Needs the approval of a second administrator.',
}

type Props = {
  form: ReturnType<typeof refusedForm>
  forums: { slug: string; name: string }[]
  /** Today, as the first day that is offered. */
  today: string
  /** The administrator is the only one, so that nobody else can approve. */
  alone: boolean
}

/** Where an error about a date leads: to the first of its boxes. */
export const dateFieldIds = { startsOn: 'startsOn-day', endsOn: 'endsOn-day' }

/** What a role is given with: which, for which forum, from when to when, and why. */
export function RoleFields({ form, forums, today, alone }: Props) {
  const field = (name: string) => ({ name, defaultValue: form.value(name), errorMessage: form.error(name) })
  return (
    <>
      <Radios
        {...field('role')}
        fieldset={{ legend: 'Role' }}
        items={roles.map((role) => ({ value: role, text: roleWords[role], hint: roleHints[role] }))}
      />
      {alone ? <OnlyAdministrator /> : null}
      <Select
        name="forum"
        label="Forum"
        hint="One forum is for facilitators and support workers only. For everybody else, choose all forums."
        defaultValue={form.value('forum', 'all')}
        errorMessage={form.error('forum')}
        items={[{ value: 'all', text: 'All forums' }, ...forums.map(({ slug, name }) => ({ value: slug, text: name }))]}
      />
      <DateInput
        namePrefix="startsOn"
        fieldset={{ legend: 'First day' }}
        hint="Today or later."
        defaultValues={form.date('startsOn', today)}
        errorMessage={form.error('startsOn')}
      />
      <DateInput
        namePrefix="endsOn"
        fieldset={{ legend: 'Last day (optional)' }}
        hint="Leave it empty if you do not know it yet. Every role is looked at again each quarter."
        defaultValues={form.date('endsOn')}
        errorMessage={form.error('endsOn')}
      />
      <Input
        {...field('reason')}
        label="Why they need it"
        hint="A line that will still make sense in a year, such as “Runs the forum while Moss is away”."
        autocomplete="off"
      />
    </>
  )
}

function OnlyAdministrator() {
  return (
    <InsetText>
      You are the only administrator. When you propose an administrator or a data protection officer, nobody else here
      can approve it: the person who runs the service does. The page “Approvals” says how.
    </InsetText>
  )
}
