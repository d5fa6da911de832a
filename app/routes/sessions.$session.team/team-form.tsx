import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Checkboxes, InsetText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Member = { id: string; name: string }
type Colleague = Member & { organisation: string; roles: string[] }
type TeamFormProps = { team: Member[]; colleagues: Colleague[]; refused: RefusedForm | undefined }

/** Who is to be there. It carries the team it was made from, so that nobody's change is overwritten unseen. */
export function TeamForm({ team, colleagues, refused }: TeamFormProps) {
  const saving = refused?.typed.intent === 'save' ? refused : undefined
  const form = refusedForm(saving)
  const saved = team.map(({ id }) => id)
  const gone = team.filter(({ id }) => !colleagues.some((colleague) => colleague.id === id))
  if (colleagues.length === 0)
    return (
      <InsetText>Nobody has been given this forum yet. Ask an administrator to add the people who run it.</InsetText>
    )
  return (
    <>
      {saving ? <SavedMeanwhile team={team} before={form.values('before')} /> : null}
      {gone.length > 0 ? (
        <InsetText>
          {gone.map(({ name }) => name).join(', ')} can no longer open this session and gets no reminder. Save the team
          to take them off.
        </InsetText>
      ) : null}
      <ServiceForm
        intent="save"
        submit="Save team"
        whoSees="Everyone who works with this forum sees who is in the team. Participants do not."
      >
        {saved.map((id) => (
          <input key={id} type="hidden" name="before" value={id} />
        ))}
        <Checkboxes
          name="members"
          fieldset={{ legend: { text: 'Who is to be there?', classes: 'govuk-fieldset__legend--m' } }}
          hint="Choose everyone who works at this session. They can be sent a reminder."
          defaultValues={form.values('members', saved)}
          errorMessage={refused?.errors.find(({ field }) => field === 'members')?.message}
          items={colleagues.map(({ id, name, organisation, roles }) => ({
            value: id,
            text: name,
            hint: `${organisation}. ${roles.join(', ')}`,
          }))}
        />
      </ServiceForm>
    </>
  )
}

/** What somebody else saved while this form was open; the boxes below still show what was chosen here. */
function SavedMeanwhile({ team, before }: { team: Member[]; before: string[] }) {
  const isSame = team.length === before.length && team.every(({ id }) => before.includes(id))
  if (isSame) return null
  return (
    <InsetText>
      Saved by somebody else meanwhile: {team.map(({ name }) => name).join(', ') || 'nobody'}. The boxes below show what
      you chose. If you save again, your choice takes the place of theirs.
    </InsetText>
  )
}
