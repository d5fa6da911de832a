import type { RefusedForm } from '#app/domain/shared/result.ts'
import type { PointToTag } from '#app/domain/tagging/queries.server.ts'
import { Button, ErrorMessage } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { KeysPanel } from './keys-panel.tsx'
import type { ShownGroup } from './shown.ts'
import { ThemeGroupFieldset } from './theme-group.tsx'

type TaggingFormProps = {
  point: PointToTag
  groups: ShownGroup[]
  keys: 'on' | 'off'
  refused: RefusedForm | undefined
}

/** One to three themes for one point. The keys and the search work on what is here; nothing needs them. */
export function TaggingForm({ point, groups, keys, refused }: TaggingFormProps) {
  const form = refusedForm(refused?.typed.intent === 'tag' ? refused : null)
  const error = form.error('theme')
  const suggested = point.suggestedThemes
  const first = groups[0]?.themes[0]?.code
  return (
    <ServiceForm
      intent="tag"
      action={`/tagging?point=${point.id}`}
      whoSees="Analysts see which themes you choose. The forum’s facilitators see the themes. Reports only count them."
      classes="app-tagging"
      end={<SaveBar next={`/tagging?after=${point.id}${keys === 'off' ? '&keys=off' : ''}`} />}
    >
      <input type="hidden" name="point" value={point.id} />
      <h2 className="govuk-heading-m">What is it about? Choose 1 to 3 themes</h2>
      <KeysPanel keys={form.refused ? (form.value('keys') === 'on' ? 'on' : 'off') : keys} />
      <nav aria-label="Groups of themes" className="app-jumps govuk-body-s">
        {groups.map(({ code, name }) => (
          <a className="govuk-link" href={`#group-${code}`} key={code}>
            {name}
          </a>
        ))}
      </nav>
      <div className={error ? 'govuk-form-group--error' : undefined} data-tagging="">
        {error ? <ErrorMessage id="theme-error">{error}</ErrorMessage> : null}
        {groups.map((group) => (
          <ThemeGroupFieldset
            key={group.code}
            group={group}
            chosen={form.values('theme', suggested)}
            suggested={suggested}
            first={first}
            describedBy={error ? 'theme-error' : undefined}
          />
        ))}
      </div>
    </ServiceForm>
  )
}

/** Stays on the screen while the themes go by. */
function SaveBar({ next }: { next: string }) {
  return (
    <div className="app-save-bar">
      <p className="govuk-body-s app-last" role="status" data-chosen="" />
      <div className="app-actions">
        <Button preventDoubleClick classes="app-last" attributes={{ 'data-save': true }}>
          Save and next
        </Button>
        <a className="govuk-link" href={next} data-skip>
          Skip
        </a>
      </div>
    </div>
  )
}
