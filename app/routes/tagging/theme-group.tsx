import type { ShownGroup, ShownTheme } from './shown.ts'

type GroupProps = {
  group: ShownGroup
  chosen: string[]
  suggested: string[]
  /** The first theme of the page has the id that an error leads to. */
  first: string | undefined
  describedBy: string | undefined
}

/** The themes of one group, in columns where there is room, each with its definition. */
export function ThemeGroupFieldset({ group, chosen, suggested, first, describedBy }: GroupProps) {
  return (
    <fieldset className="govuk-fieldset app-themes" data-group="" aria-describedby={describedBy}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <h3 className="govuk-fieldset__heading" id={`group-${group.code}`}>
          {group.name}
        </h3>
      </legend>
      <div className="govuk-checkboxes govuk-checkboxes--small app-theme-columns">
        {group.themes.map((theme) => (
          <ThemeBox
            key={theme.code}
            theme={theme}
            id={theme.code === first ? 'theme' : `theme-${theme.code}`}
            isChosen={chosen.includes(theme.code)}
            isSuggested={suggested.includes(theme.code)}
          />
        ))}
      </div>
    </fieldset>
  )
}

type BoxProps = { theme: ShownTheme; id: string; isChosen: boolean; isSuggested: boolean }

function ThemeBox({ theme, id, isChosen, isSuggested }: BoxProps) {
  return (
    <div className="govuk-checkboxes__item" data-theme={theme.code}>
      <input
        className="govuk-checkboxes__input"
        id={id}
        name="theme"
        type="checkbox"
        value={theme.code}
        defaultChecked={isChosen}
        aria-describedby={`${id}-hint`}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {theme.name}
      </label>
      <div className="govuk-hint govuk-checkboxes__hint app-definition" id={`${id}-hint`}>
        {isSuggested ? <strong>Suggested by the file. </strong> : null}
        {theme.definition}
      </div>
    </div>
  )
}
