import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { MinutesForm, RoomForm } from './number-forms.tsx'
import type { AgendaPage, ShownItem } from './view.server.ts'

/** What is done on a page of its own, so that the agenda stays short on a phone. */
export const stepTitles = {
  minutes: 'Minutes for each item',
  room: 'Dots from the room',
  change: 'Change the words',
  merge: 'Merge into another item',
}
export type StepName = keyof typeof stepTitles
export const isStep = (name: string): name is StepName => Object.hasOwn(stepTitles, name)

type Merging = { id: string; text: string; choices: { id: string; text: string }[] }
type StepProps = {
  here: string
  step: StepName
  page: AgendaPage
  merging: Merging | null
  changing: ShownItem | null
  refused: RefusedForm | undefined
}

export function Step({ here, step, page, merging, changing, refused }: StepProps) {
  if (step === 'minutes') return <MinutesForm page={page} refused={refused} />
  if (step === 'room') return <RoomForm page={page} refused={refused} />
  if (step === 'merge') return merging ? <MergeForm item={merging} refused={refused} /> : <Gone here={here} />
  return changing ? <ChangeForm item={changing} refused={refused} /> : <Gone here={here} />
}

function Gone({ here }: { here: string }) {
  return (
    <p className="govuk-body">
      This is not there any more.{' '}
      <a className="govuk-link" href={here}>
        Look at the agenda as it is now
      </a>
      .
    </p>
  )
}

function ChangeForm({ item, refused }: { item: ShownItem; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <ServiceForm
      intent="change"
      submit="Save"
      whoSees="Everybody in the room sees this, and each participant behind their link. Keep what they meant."
    >
      <input type="hidden" name="item" value={item.id} />
      <input type="hidden" name="version" value={form.value('version', String(item.version))} />
      <Input
        name="text"
        label="What to talk about"
        hint="One line of 200 characters or fewer. No names, no case."
        autocomplete="off"
        defaultValue={form.value('text', item.text)}
        errorMessage={form.error('text')}
      />
    </ServiceForm>
  )
}

/** Both are kept: the one that goes stands under the other. */
function MergeForm({ item, refused }: { item: Merging; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  if (item.choices.length === 0) return <p className="govuk-body">There is nothing else that it could go into.</p>
  return (
    <>
      <p className="govuk-body app-break">“{item.text}”</p>
      <p className="govuk-body">
        It will stand under the one you choose, in its own words. Its dots count there. You can take them apart again.
      </p>
      <ServiceForm intent="merge" submit="Merge">
        <input type="hidden" name="item" value={item.id} />
        <Radios
          name="into"
          fieldset={{ legend: { text: 'Which one says the same?', classes: 'govuk-fieldset__legend--s' } }}
          items={item.choices.map(({ id, text }) => ({ value: id, text }))}
          defaultValue={form.value('into')}
          errorMessage={form.error('into')}
        />
      </ServiceForm>
    </>
  )
}
