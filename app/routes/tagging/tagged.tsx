import type { RefusedForm } from '#app/domain/shared/result.ts'
import type { GivenTheme, PointToTag } from '#app/domain/tagging/queries.server.ts'
import { Button, NotificationBanner } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownGroup } from './shown.ts'

type Keys = 'on' | 'off'

/** What was tagged a moment ago, and the way to undo it. */
export function JustTagged({
  point,
  me,
  keys,
}: {
  point: PointToTag & { given: GivenTheme[] }
  me: string
  keys: Keys
}) {
  return (
    <NotificationBanner type="success" title="Tagged">
      <p className="govuk-body app-break">“{shortened(point.text)}”</p>
      <ThemeNames names={point.given.map(({ name }) => name)} />
      {point.given.every(({ coderId }) => coderId === me) ? (
        <UndoForm point={point.id} keys={keys} words="Undo" />
      ) : null}
    </NotificationBanner>
  )
}

type TaggedAlreadyProps = {
  point: PointToTag
  given: GivenTheme[]
  me: string
  keys: Keys
  refused: RefusedForm | undefined
  groups: ShownGroup[]
}

/** A point that has its themes already; beside them those that were chosen here and not saved. */
export function TaggedAlready({ point, given, me, keys, refused, groups }: TaggedAlreadyProps) {
  const mine = refusedForm(refused).values('theme')
  const chosen = groups.flatMap(({ themes }) => themes).filter(({ code }) => mine.includes(code))
  const isMine = given.every(({ coderId }) => coderId === me)
  return (
    <>
      <h2 className="govuk-heading-m">{isMine ? 'You gave this point' : 'Somebody else gave this point'}</h2>
      <ThemeNames names={given.map(({ name }) => name)} />
      {chosen.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">You chose, and it was not saved</h2>
          <ThemeNames names={chosen.map(({ name }) => name)} />
        </>
      ) : null}
      {isMine ? <UndoForm point={point.id} keys={keys} words="Take these themes off and tag it again" /> : null}
      <p className="govuk-body">
        <a className="govuk-link" href={`/tagging?after=${point.id}${keys === 'off' ? '&keys=off' : ''}`} data-skip>
          Go on to the next point
        </a>
      </p>
    </>
  )
}

function UndoForm({ point, keys, words }: { point: string; keys: Keys; words: string }) {
  return (
    <ServiceForm intent="undo" action={`/tagging?point=${point}`}>
      <input type="hidden" name="point" value={point} />
      {keys === 'off' ? <input type="hidden" name="keys" value="off" /> : null}
      <Button classes="govuk-button--secondary app-last" preventDoubleClick attributes={{ 'data-undo': true }}>
        {words}
      </Button>
    </ServiceForm>
  )
}

function ThemeNames({ names }: { names: string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120).trimEnd()}…` : text
}
