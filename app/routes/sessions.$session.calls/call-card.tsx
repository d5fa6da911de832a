import type { SerializeFrom } from '@remix-run/node'
import { callAnswers } from '#app/domain/contact/calls.ts'
import { Button, Details, SummaryList, Tag, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import type { lineOf } from './view.server.ts'

type Line = SerializeFrom<ReturnType<typeof lineOf>>

/** One call: what is safe, the very words, and one tap for what came of it. Another tap changes it. */
export function CallCard({ call, on }: { call: Line; on: string }) {
  const { reference, alias, about, how, due, at, standing, why, opens } = call
  const tag = standing ? callAnswers[standing] : null
  return (
    <section className="app-card app-call" aria-labelledby={call.id}>
      <h3 className="govuk-heading-s" id={call.id}>
        {alias} <span className="app-reference">{alias === reference ? '' : reference}</span>
      </h3>
      <SummaryList
        classes="govuk-summary-list--no-border"
        rows={[
          { key: 'What', value: about },
          { key: 'How', value: how },
          tag ? { key: 'Answer', value: <Answer tag={tag} at={at} /> } : { key: 'Due', value: due },
        ]}
      />
      {why && call.isOpen ? (
        <WarningText>
          {why} {opens ? `It is safe again from ${opens}.` : ''}
        </WarningText>
      ) : null}
      <Script call={call} />
      {call.answers.length > 0 ? <Answers call={call} on={on} /> : null}
    </section>
  )
}

function Answer({ tag, at }: { tag: { said: string; tag: string }; at: string | null }) {
  return (
    <>
      <Tag classes={`govuk-tag--${tag.tag}`}>{tag.said}</Tag> {at ?? ''}
    </>
  )
}

/** What may be said, word for word; the number and the code word are on a page of their own. */
function Script({ call }: { call: Line }) {
  const { script, route, reference, alias } = call
  if (!script || !route) return null
  const reveal = (field: string) => `/participants/${reference}/reveal?field=${field}`
  const about = <span className="govuk-visually-hidden">: {alias}</span>
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {script.before.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Details summary={route === 'call' ? 'What you may say' : 'What you may write'}>
        {script.words.map((line) => (
          <p className="govuk-body app-break" key={line}>
            {line}
          </p>
        ))}
        <ul className="govuk-list govuk-list--bullet">
          {script.after.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Details>
      <p className="govuk-body">
        <a className="govuk-link" href={reveal(route)}>
          Show the {route === 'post' ? 'address' : 'number'}
          {about}
        </a>
        {route === 'call' && call.hasCodeWord ? (
          <>
            {' · '}
            <a className="govuk-link" href={reveal('code-word')}>
              Show the code word{about}
            </a>
          </>
        ) : null}
        {call.mayMakeLink ? (
          <>
            {' · '}
            <a className="govuk-link" href={`/contact-tasks/${call.id}`}>
              Make their private link, to put it in
            </a>
          </>
        ) : null}
      </p>
    </>
  )
}

/** One tap for what came of the call. Nothing is tapped about a session that does not take place. */
function Answers({ call, on }: { call: Line; on: string }) {
  const { alias, standing } = call
  return (
    <ServiceForm>
      <input type="hidden" name="task" value={call.id} />
      <input type="hidden" name="seen" value={call.seen} />
      <input type="hidden" name="on" value={on} />
      <div className="govuk-button-group">
        {call.answers.map(({ answer, button }) => (
          <Button
            key={answer}
            name="answer"
            value={answer}
            classes={standing === answer ? undefined : 'govuk-button--secondary'}
            attributes={{ 'aria-pressed': standing === answer ? 'true' : undefined }}
          >
            {button}
            <span className="govuk-visually-hidden">: {alias}</span>
          </Button>
        ))}
      </div>
    </ServiceForm>
  )
}
