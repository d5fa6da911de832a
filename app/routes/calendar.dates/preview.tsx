import { Details, InsetText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { YearsTable } from './in-use.tsx'
import type { DatesPreview } from './preview.server.ts'

const SHOWN = 20

/** What a newer calendar would change, and the button that takes it. Nothing is replaced before that. */
export function Preview({ over, endsOn, years, added, removed, text }: DatesPreview) {
  const isSame = added.length + removed.length === 0
  return (
    <>
      <p className="govuk-body">
        Nothing is replaced yet. The new calendar ends on {endsOn}. Version {over} is in use now.
      </p>
      {isSame ? <InsetText>It says the same as the calendar in use.</InsetText> : null}
      <Lines title={`${added.length} added or changed`} lines={added} />
      <Lines title={`${removed.length} taken away or changed`} lines={removed} />
      <YearsTable caption="What the new calendar has" years={years} />
      {isSame ? null : <Take over={over} text={text} />}
      <p className="govuk-body">
        <a className="govuk-link" href="/calendar/dates">
          Keep the calendar in use
        </a>
      </p>
    </>
  )
}

function Take({ over, text }: Pick<DatesPreview, 'over' | 'text'>) {
  return (
    <ServiceForm
      intent="replace"
      encType="multipart/form-data"
      submit="Replace the calendar"
      whoSees="Its days are shown to everybody who plans or looks at sessions. Your name is kept with it."
    >
      <input type="hidden" name="over" value={over} />
      <input type="hidden" name="text" value={text} />
    </ServiceForm>
  )
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null
  const [first, rest] = [lines.slice(0, SHOWN), lines.slice(SHOWN)]
  return (
    <>
      <h2 className="govuk-heading-s">{title}</h2>
      <Bullets lines={first} />
      {rest.length > 0 ? (
        <Details summary={`${rest.length} more`}>
          <Bullets lines={rest} />
        </Details>
      ) : null}
    </>
  )
}

function Bullets({ lines }: { lines: string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
