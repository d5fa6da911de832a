import type { RequestKind, RequestState } from '#app/domain/data-rights/status.ts'
import { ownRequestStates, ownRequestWords } from '#app/domain/links/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Radios, Textarea } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Shown = { id: string; kind: RequestKind; state: RequestState; askedOn: string; dueOn: string }

/** What they asked before, and how far it is. */
export function OwnRequests({ requests }: { requests: Shown[] }) {
  if (requests.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">What you asked</h2>
      <ul className="govuk-list govuk-list--spaced">
        {requests.map(({ id, kind, state, askedOn, dueOn }) => (
          <li key={id}>
            {ownRequestWords[kind]}. You asked on {askedOn}. {ownRequestStates[state]}
            {state === 'open' || state === 'working' ? ` We answer by ${dueOn}.` : null}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The copy, in two files, so that they need not lie together (security.md PRV-04). */
export function CopyForms() {
  return (
    <>
      <h2 className="govuk-heading-m">Your copy is ready</h2>
      <p className="govuk-body">It comes in two files. Only keep them where nobody else looks.</p>
      {copies.map(({ part, button }) => (
        <ServiceForm key={part} action="/p/data/copy" end={<Button classes="govuk-button--secondary">{button}</Button>}>
          <input type="hidden" name="part" value={part} />
          <input type="hidden" name="form" value="page" />
        </ServiceForm>
      ))}
    </>
  )
}

const copies = [
  { part: 'contact', button: 'Get file 1: how we reach you' },
  { part: 'taking-part', button: 'Get file 2: everything else' },
] as const

export function AskForm({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Ask for something</h2>
      <p className="govuk-body">It costs nothing. We answer within one month.</p>
      <ServiceForm
        submit="Send"
        whoSees="The people who look after your data see what you write, and the people who run the meeting."
      >
        <Radios
          name="kind"
          fieldset={{ legend: 'What do you want?' }}
          items={Object.entries(ownRequestWords).map(([value, text]) => ({ value, text }))}
          defaultValue={form.value('kind')}
          errorMessage={form.error('kind')}
        />
        <Textarea
          name="wish"
          label="What is wrong, or what do you not agree with?"
          hint="Leave this empty if you want a copy, want to be forgotten, or want us to stop."
          rows={3}
          defaultValue={form.value('wish')}
          errorMessage={form.error('wish')}
        />
      </ServiceForm>
    </>
  )
}
