import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Select } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type RaiseFormProps = {
  people: { participantId: string; reference: string; alias: string }[]
  refused: RefusedForm | undefined
}

/** For after a disclosure. It asks for nobody's reason. */
export function RaiseForm({ people, refused }: RaiseFormProps) {
  const form = refusedForm(refused)
  return (
    <section aria-labelledby="raise">
      <h2 className="govuk-heading-m" id="raise">
        Ask somebody how they are
      </h2>
      {people.length === 0 ? (
        <p className="govuk-body">
          Nobody else who was expected agrees to be asked after a session. You can ask them for their agreement when you
          next speak.
        </p>
      ) : (
        <ServiceForm
          intent="raise"
          submit="Ask them: I will do it"
          submitClasses="govuk-button--secondary"
          whoSees="The facilitators and Victim Support workers of this forum see it."
        >
          <Select
            name="participant"
            label="Who"
            hint="Only those who agreed to it are here. You do not say why."
            items={[
              { value: '', text: 'Choose' },
              ...people.map(({ participantId, alias, reference }) => ({
                value: participantId,
                text: alias === reference ? reference : `${alias}, ${reference}`,
              })),
            ]}
            defaultValue={form.value('participant')}
            errorMessage={form.error('participant')}
          />
        </ServiceForm>
      )}
    </section>
  )
}
