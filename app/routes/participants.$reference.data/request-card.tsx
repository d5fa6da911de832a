import { identityWords, requestKindWords, requestStateWords } from '#app/domain/data-rights/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { FollowUps } from './follow-ups.tsx'
import type { ShownRequest } from './shown.server.ts'

type CardProps = { request: ShownRequest; refused: RefusedForm | undefined }

/** One request: what, until when, how far it is, and what the facilitator does next. */
export function RequestCard({ request, refused }: CardProps) {
  const { kind, state, wish, identity, asked, due, standing, left, settled, refusal } = request
  const words = requestStateWords[state]
  const isOpen = standing !== 'settled'
  return (
    <section className="app-card" aria-label={`${requestKindWords[kind].label}, asked on ${asked}`}>
      <h3 className="govuk-heading-s">{requestKindWords[kind].label}</h3>
      <SummaryList
        classes="govuk-summary-list--no-border"
        rows={[
          { key: 'State', value: <Tag classes={words.tag}>{words.label}</Tag> },
          { key: 'Asked on', value: asked },
          wish && { key: 'In their words', value: <span className="app-break app-lines">{wish}</span> },
          isOpen && {
            key: 'Answer due',
            value: (
              <>
                {due} <Countdown standing={standing} left={left} />
              </>
            ),
          },
          { key: 'Who asked', value: identity ? identityWords[identity] : 'Nobody has made sure yet' },
          settled && { key: isOpen ? 'Begun' : 'Settled', value: settled },
          refusal && { key: 'Why refused', value: refusal },
        ]}
      />
      <NextStep request={request} />
      <FollowUps request={request} refused={refused} />
    </section>
  )
}

function Countdown({ standing, left }: Pick<ShownRequest, 'standing' | 'left'>) {
  if (standing === 'overdue') return <Tag classes="govuk-tag--red">{left}</Tag>
  if (standing === 'soon') return <Tag classes="govuk-tag--yellow">{left}</Tag>
  return <>({left})</>
}

/** What happens now, in one sentence. */
function NextStep({ request: { state, kind, identity } }: { request: ShownRequest }) {
  const words = nextWords(state, kind, identity !== null)
  return words ? <p className="govuk-body">{words}</p> : null
}

function nextWords(state: ShownRequest['state'], kind: ShownRequest['kind'], checked: boolean): string {
  if (state === 'open')
    return checked ? 'The data protection officer decides now.' : 'First make sure that it was them.'
  if (state === 'refused')
    return 'Tell them why, and that they can complain to the Information Commissioner: ico.org.uk.'
  if (state !== 'working') return ''
  if (kind === 'access') return 'Take both parts of the copy and give them to the person. Do not keep any of it.'
  return kind === 'rectification' ? 'Put right what they say is wrong. Then say below what you changed.' : ''
}
