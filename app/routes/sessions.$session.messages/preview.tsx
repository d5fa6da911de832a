import type { AskedTemplate, WayKind } from '#app/domain/mail/session-rules.ts'
import { Button, InsetText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'
import { askWords, wayWords } from './words.ts'

type Left = { alias: string; reference: string; kind: WayKind; why: string | null }
type PreviewProps = {
  preview: {
    template: AskedTemplate
    letter: { subject: string; text: string }
    isHeld: boolean
    count: number
    groups: { kind: WayKind; people: number }[]
    left: Left[]
  }
  here: string
  when: string
}

/** What it says and who gets one, before anything is sent. */
export function Preview({ preview, here, when }: PreviewProps) {
  const { template, letter, isHeld, count, groups, left } = preview
  const words = askWords[template]
  return (
    <Page title={words.title} caption={when} back={{ href: here, text: 'Messages' }}>
      {groups.length === 0 ? (
        <p className="govuk-body">{words.nobody}</p>
      ) : (
        <>
          <h2 className="govuk-heading-m">Who gets one</h2>
          <ul className="govuk-list govuk-list--bullet">
            {groups.map(({ kind, people }) => (
              <li key={kind}>
                {people} {wayWords[kind].group}
              </li>
            ))}
          </ul>
          <NotNow left={left} />
        </>
      )}
      <h2 className="govuk-heading-m">What it says</h2>
      <p className="govuk-body">Each gets their own subject, if they chose one, and their own link.</p>
      <InsetText classes="app-letter">
        <strong>{letter.subject}</strong>
        {'\n\n'}
        {letter.text.trim()}
      </InsetText>
      {isHeld && count > 0 ? (
        <p className="govuk-body">The session is not confirmed yet. The messages wait until it is.</p>
      ) : null}
      {count > 0 ? (
        <ServiceForm action={here} end={<Send here={here} label={words.button(count)} />}>
          <input type="hidden" name="template" value={template} />
        </ServiceForm>
      ) : (
        <p className="govuk-body">
          <a className="govuk-link" href={here}>
            Back to the messages
          </a>
        </p>
      )}
    </Page>
  )
}

function Send({ here, label }: { here: string; label: string }) {
  return (
    <div className="govuk-button-group">
      <Button preventDoubleClick>{label}</Button>
      <a className="govuk-link" href={here}>
        Cancel, send nothing
      </a>
    </div>
  )
}

/** Who has to be asked or spoken to first, or must not be contacted, and why. */
function NotNow({ left }: { left: Left[] }) {
  if (left.length === 0) return null
  return (
    <ul className="govuk-list govuk-list--bullet">
      {left.map(({ alias, reference, kind, why }) => (
        <li key={reference}>
          <a className="govuk-link" href={`/participants/${reference}/${kind === 'word' ? 'link' : 'contact'}`}>
            {alias} <span className="app-reference">{alias === reference ? '' : reference}</span>
          </a>
          : {why}
        </li>
      ))}
    </ul>
  )
}
