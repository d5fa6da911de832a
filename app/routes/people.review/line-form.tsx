import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Radios, SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownLine } from './shown.server.ts'

/** One role that is looked at: whose, since when, why, whether it is used; and whether they keep it. */
export function LineForm({ line, refused }: { line: ShownLine; refused: RefusedForm | undefined }) {
  return (
    <section className="app-card" id={line.id} aria-label={`${line.role}, ${line.name}`}>
      <h3 className="govuk-heading-s app-break">
        <a className="govuk-link" href={`/people/${line.personId}`}>
          {line.name}
        </a>
        : {line.role}
      </h3>
      <SummaryList classes="app-close-list" rows={factsOf(line)} />
      {line.mayKeep ? (
        <Verdict line={line} refused={refused} />
      ) : (
        <p className="govuk-body">This is your own role. Another administrator decides on it.</p>
      )}
    </section>
  )
}

function factsOf(line: ShownLine) {
  return [
    { key: 'Organisation', value: line.organisation },
    { key: 'Since', value: `${line.since}, given by ${line.giver}` },
    line.until ? { key: 'Until', value: line.until } : null,
    { key: 'Why', value: line.reason },
    {
      key: 'Last used',
      value: (
        <>
          {line.lastUsed} {line.unused ? <Tag classes="govuk-tag--orange">{line.unused}</Tag> : null}
        </>
      ),
    },
  ]
}

function Verdict({ line, refused }: { line: ShownLine; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <ServiceForm intent="decide" submit="Save answer" submitClasses="govuk-button--secondary">
      <input type="hidden" name="grant" value={line.id} />
      <Radios
        name="verdict"
        idPrefix={`verdict-${line.id}`}
        classes="govuk-radios--inline govuk-radios--small"
        fieldset={{ legend: `Does ${line.name} still need this role?` }}
        defaultValue={form.value('verdict')}
        errorMessage={form.error('verdict')}
        items={[{ value: 'keep', text: 'Keep it' }, line.mayEnd ? { value: 'end', text: 'End it' } : null]}
      />
    </ServiceForm>
  )
}
