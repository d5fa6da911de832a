import { type PreparationState, preparationStateWords } from '#app/domain/preparations/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { DateInput, Details, Tag } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { type Owner, OwnerSelect } from './owner-select.tsx'

type Line = {
  id: string
  words: string
  state: PreparationState
  late: boolean
  owner: string | null
  ownerId: string
  dueOn: string
  seen: string
  due: string
}
type ListProps = { list: readonly Line[]; owners: readonly Owner[]; refused: RefusedForm | undefined }

/** Each thing with who sees to it and by when, what is due first at the top; one tap settles it and another takes it back. */
export function PreparationList({ list, owners, refused }: ListProps) {
  if (list.length === 0) return null
  return (
    <ul className="govuk-list app-preparations">
      {list.map((line) => (
        <li key={line.id} className="app-preparation">
          <OneLine line={line} owners={owners} refused={refused?.typed.preparation === line.id ? refused : undefined} />
        </li>
      ))}
    </ul>
  )
}

function OneLine({
  line,
  owners,
  refused,
}: {
  line: Line
  owners: readonly Owner[]
  refused: RefusedForm | undefined
}) {
  const state = preparationStateWords[line.state]
  return (
    <>
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1">
        {line.words} <Tag classes={line.late ? 'govuk-tag--red' : state.tag}>{line.late ? 'Late' : state.label}</Tag>
      </h2>
      <p className="govuk-body govuk-!-margin-bottom-2">
        {line.owner ?? 'Nobody sees to it yet'}, due {line.due}
      </p>
      <div className="govuk-button-group">
        {others(line.state).map((to) => (
          <ServiceForm
            key={to}
            intent="settle"
            submit={
              <>
                {preparationStateWords[to].button}
                <span className="govuk-visually-hidden">: {line.words}</span>
              </>
            }
            submitClasses="govuk-button--secondary govuk-!-margin-bottom-0"
          >
            <input type="hidden" name="preparation" value={line.id} />
            <input type="hidden" name="state" value={to} />
          </ServiceForm>
        ))}
      </div>
      {line.state === 'open' ? <ChangeForm line={line} owners={owners} refused={refused} /> : null}
    </>
  )
}

const others = (state: PreparationState): PreparationState[] => (state === 'open' ? ['done', 'not-needed'] : ['open'])

function ChangeForm({
  line,
  owners,
  refused,
}: {
  line: Line
  owners: readonly Owner[]
  refused: RefusedForm | undefined
}) {
  const form = refusedForm(refused)
  return (
    <Details
      summary={
        <>
          Change who and when<span className="govuk-visually-hidden">: {line.words}</span>
        </>
      }
      open={Boolean(refused)}
    >
      <ServiceForm intent="change" submit="Save" whoSees="Facilitators and support workers of this forum see it.">
        <input type="hidden" name="preparation" value={line.id} />
        <input type="hidden" name="seen" value={line.seen} />
        <OwnerSelect
          id={refused ? 'owner' : `owner-${line.id}`}
          owners={owners}
          value={form.value('owner', line.ownerId)}
          error={form.error('owner')}
        />
        <DateInput
          id={`dueOn-${line.id}`}
          namePrefix="dueOn"
          fieldset={{ legend: { text: 'Due', classes: 'govuk-fieldset__legend--s' } }}
          defaultValues={form.date('dueOn', line.dueOn)}
          errorMessage={form.error('dueOn')}
        />
      </ServiceForm>
    </Details>
  )
}
