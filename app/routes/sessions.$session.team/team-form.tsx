import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Checkboxes, ErrorMessage, InsetText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Person = { id: string; name: string; hint: string }
type Group = { part: string; label: string; takesGuests: boolean; people: Person[] }
type TeamFormProps = {
  groups: Group[]
  /** The saved team as the form names it, those who said that they come in non-uniform, and the names. */
  saved: string[]
  plainClothes: string[]
  names: string[]
  /** Those in the saved team who cannot be there any more, for whatever reason. */
  gone: string[]
  refused: RefusedForm | undefined
}

/** Who is to be there. It carries the team it was made from, so that nobody's change is overwritten unseen. */
export function TeamForm({ groups, saved, plainClothes, names, gone, refused }: TeamFormProps) {
  const saving = refused?.typed.intent === 'save' ? refused : undefined
  const form = refusedForm(saving)
  const chosen = form.values(
    'members',
    saved.map((key) => key.replace(/:non-uniform$/, '')),
  )
  const error = refused?.errors.find(({ field }) => field === 'members')?.message
  return (
    <>
      <h2 className="govuk-heading-m" id="members">
        Who is to be there?
      </h2>
      {saving ? <SavedMeanwhile {...{ saved, names }} before={form.values('before')} /> : null}
      {gone.length > 0 ? (
        <InsetText>
          {gone.join(', ')} cannot be in this session’s team. Take them off, choose somebody else and save the team.
        </InsetText>
      ) : null}
      {error ? <ErrorMessage>{error}</ErrorMessage> : null}
      <ServiceForm
        intent="save"
        submit="Save team"
        whoSees="Everyone who works with this forum sees who is in the team. Guests are named to facilitators and support workers only. Participants see nobody here."
      >
        {saved.map((key) => (
          <input key={key} type="hidden" name="before" value={key} />
        ))}
        {groups.map((group) => (
          <PartGroup key={group.part} {...{ group, chosen }} plain={form.values('nonUniform', plainClothes)} />
        ))}
      </ServiceForm>
    </>
  )
}

/** Those who can come as one thing. Each of the police is asked for non-uniform, one by one. */
function PartGroup({ group, chosen, plain }: { group: Group; chosen: string[]; plain: string[] }) {
  const { part, label, takesGuests, people } = group
  if (people.length === 0)
    return (
      <>
        <h3 className="govuk-heading-s">{label}</h3>
        <p className="govuk-body">
          {takesGuests
            ? 'Nobody on the list yet. Add somebody below, under “People without an account”.'
            : 'Nobody has this role for the forum yet. Ask an administrator to give it.'}
        </p>
      </>
    )
  return (
    <Checkboxes
      name="members"
      idPrefix={`members-${part}`}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      defaultValues={chosen}
      items={people.map(({ id, name, hint }) => ({
        value: `${part}:${id}`,
        text: name,
        hint,
        conditional:
          part === 'mps' ? (
            <Checkboxes
              name="nonUniform"
              idPrefix={`non-uniform-${id}`}
              classes="govuk-checkboxes--small"
              defaultValues={plain}
              items={[{ value: id, text: `${name} said that they come in non-uniform` }]}
            />
          ) : undefined,
      }))}
    />
  )
}

type MeanwhileProps = { saved: string[]; names: string[]; before: string[] }

/** What somebody else saved while this form was open; the boxes below still show what was chosen here. */
function SavedMeanwhile({ saved, names, before }: MeanwhileProps) {
  const isSame = saved.length === before.length && saved.every((key) => before.includes(key))
  if (isSame) return null
  return (
    <InsetText>
      Saved by somebody else meanwhile: {names.join(', ') || 'nobody'}. The boxes below show what you chose. If you save
      again, your choice takes the place of theirs.
    </InsetText>
  )
}
