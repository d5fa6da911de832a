import { roles, roleWords } from '#app/domain/access/permissions.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input, Radios, Select } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Props = { refused: RefusedForm | undefined; forums: { slug: string; name: string }[] }

const roleHints: Partial<Record<(typeof roles)[number], string>> = {
  facilitator: 'Runs one forum, or all of them, and is the only one who sees its participants.',
  support: 'Is in the room at sessions.',
  analyst: 'Tags points and drafts Board reports.',
  commissioner: 'Second signature on reports.',
  board: 'Reads published reports.',
  partner: 'Reads published reports.',
}

export function AddPersonForm({ refused, forums }: Props) {
  const form = refusedForm(refused)
  const field = (name: string) => ({ name, defaultValue: form.value(name), errorMessage: form.error(name) })
  return (
    <>
      <h2 className="govuk-heading-m">Add a person</h2>
      <ServiceForm
        intent="add"
        submit="Add person"
        whoSees="Administrators see this. The name is also seen by those who work with the person."
      >
        <Input {...field('name')} label="Full name" autocomplete="off" classes="govuk-input--width-20" />
        <Input
          {...field('email')}
          label="Email address"
          hint="They sign in with this. Nothing is sent to it now."
          type="email"
          autocomplete="off"
          spellcheck={false}
          classes="govuk-input--width-20"
        />
        <Input {...field('organisation')} label="Organisation" autocomplete="off" classes="govuk-input--width-20" />
        <Radios
          {...field('role')}
          fieldset={{ legend: 'What they do' }}
          items={roles.map((role) => ({ value: role, text: roleWords[role], hint: roleHints[role] }))}
        />
        <Select
          name="forum"
          label="Forum"
          hint="One forum is for facilitators and support workers only. For everybody else, choose all forums."
          defaultValue={form.value('forum', 'all')}
          errorMessage={form.error('forum')}
          items={[
            { value: 'all', text: 'All forums' },
            ...forums.map(({ slug, name }) => ({ value: slug, text: name })),
          ]}
        />
      </ServiceForm>
    </>
  )
}
