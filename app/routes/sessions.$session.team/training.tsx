import type { RefusedForm } from '#app/domain/shared/result.ts'
import { DateInput, SummaryList } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'

type Supporter = { id: string; name: string; trainedOn: string | null; trained: string | null }

/** Whether each support worker of the forum had the training: a session needs one who has. */
export function TrainingList({ here, supporters }: { here: string; supporters: Supporter[] }) {
  if (supporters.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Training of support workers</h2>
      <SummaryList
        rows={supporters.map(({ id, name, trained }) => ({
          key: name,
          value: trained ? `Trained on ${trained}` : 'Not noted yet',
          actions: [
            {
              href: `${here}?training=${id}`,
              text: trained ? 'Change' : 'Note the training',
              visuallyHiddenText: `of ${name}`,
            },
          ],
        }))}
      />
    </>
  )
}

type TrainingStepProps = { here: string; person: Supporter; refused: RefusedForm | undefined }

/** On which day somebody had the training; and the way back, when it was noted by mistake. */
export function TrainingStep({ here, person, refused }: TrainingStepProps) {
  const form = refusedForm(refused)
  return (
    <Page
      title={`Training of ${person.name}`}
      back={{ href: here, text: 'Team' }}
      refused={refused}
      ids={{ on: 'on-day' }}
    >
      <ServiceForm
        intent="train"
        action={`${here}?training=${person.id}`}
        submit="Note the training"
        whoSees="Everyone who works with this forum sees whether they are trained."
      >
        <input type="hidden" name="person" value={person.id} />
        <DateInput
          namePrefix="on"
          fieldset={{
            legend: {
              text: 'When did they have the training for supporting a forum?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          defaultValues={form.date('on', person.trainedOn ?? '')}
          errorMessage={form.error('on')}
        />
      </ServiceForm>
      {person.trainedOn ? (
        <>
          <h2 className="govuk-heading-m">Noted by mistake?</h2>
          <p className="govuk-body">Sessions that have no other trained support worker go back to planned.</p>
          <ServiceForm intent="untrain" action={here} submit="Take it back" submitClasses="govuk-button--secondary">
            <input type="hidden" name="person" value={person.id} />
          </ServiceForm>
        </>
      ) : null}
    </Page>
  )
}
