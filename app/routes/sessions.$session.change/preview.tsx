import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { Clashes } from '#app/ui/service/clashes.tsx'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import { Ready, TakenBack } from './taken-back.tsx'
import type { ChangedAnswer } from './view.server.ts'

type Previewed = NonNullable<ChangedAnswer['preview']>
type Move = Previewed['moves'][number]

/** The second step: where the session goes, what follows it, what clashes there, and the button that saves it. */
export function Preview({ preview, answer }: { preview: Previewed; answer: RefusedForm }) {
  const { moves, staying, slip, id, again } = preview
  const form = refusedForm(answer)
  return (
    <>
      <p className="govuk-body">Nothing is saved yet.</p>
      <StackedTable
        label="What will change"
        caption={moves.length === 1 ? '1 session changes' : `${moves.length} sessions change`}
        captionClasses="govuk-table__caption--s"
        head={['Now', 'Then', 'What we found']}
        rows={moves.map((move) => [move.from, move.to, <Found key={move.key} move={move} />])}
      />
      {staying > 0 ? <p className="govuk-body">{stayWords(staying)}</p> : null}
      {slip ? <p className="govuk-body">Against six weeks, after this change: {slip}.</p> : null}
      {again ? <TakenBack answered={preview.answered} /> : null}
      <ServiceForm
        intent="save"
        submit="Save this change"
        whoSees={`Everyone who works with this forum sees its dates and the reason. Everybody who was invited is told that something has changed. ${again ? 'So is the team by email. Tell guests, who have no account here, yourself.' : 'Tell the team yourself.'}`}
      >
        <Repeated answer={answer} />
        {preview.confirmed > 0 ? <Ready confirmed={preview.confirmed} answer={answer} /> : null}
        {moves
          .filter(({ toDecide }) => toDecide)
          .map(({ key, to, clashes }) => (
            <Input
              key={key}
              name={`why-${key}`}
              label={{ text: `Why is it held on ${to} all the same?`, classes: 'govuk-label--s' }}
              hint={`${clashes[0]?.words ?? ''}. Do not name anybody. Up to 200 characters.`}
              defaultValue={form.value(`why-${key}`)}
              errorMessage={form.error(`why-${key}`)}
            />
          ))}
      </ServiceForm>
      <p className="govuk-body">
        <a className="govuk-link" href={`/sessions/${id}`}>
          Cancel, change nothing
        </a>
      </p>
    </>
  )
}

/** What was typed in the first step, posted again: the service works the change out anew from it. */
function Repeated({ answer }: { answer: RefusedForm }) {
  const form = refusedForm(answer)
  const { day, month, year } = form.date('date')
  const kept = { 'date-day': day, 'date-month': month, 'date-year': year }
  const others = ['version', 'time', 'minutes', 'reason'].map((name) => [name, form.value(name)])
  const follow = answer.typed.follow === undefined ? [] : [['follow', form.value('follow')]]
  return (
    <>
      {[...Object.entries(kept), ...others, ...follow].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function Found({ move: { minutes, twice, clashes } }: { move: Move }) {
  const facts = [minutes && `${minutes} minutes long`, twice].filter(Boolean)
  return (
    <>
      {facts.length > 0 ? facts.join('. ') : null}
      {facts.length === 0 && clashes.length === 0 ? 'Nothing clashes' : null}
      <Clashes clashes={clashes} />
    </>
  )
}

function stayWords(number: number): string {
  return number === 1 ? 'The 1 later session stays where it is.' : `The ${number} later sessions stay where they are.`
}
