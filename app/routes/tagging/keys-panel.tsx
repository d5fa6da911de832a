import { Details } from '#app/ui/govuk/index.ts'

const keyList = [
  ['/', 'Find a theme'],
  ['1 to 9', 'Choose the theme with that number, or take it back'],
  ['Enter in “Find a theme”', 'Choose the first theme found'],
  ['Escape', 'Leave “Find a theme” and show all themes'],
  ['s, or Ctrl and Enter', 'Save and next'],
  ['n', 'Skip to the next point'],
  ['u', 'Undo the last one'],
  ['?', 'Show or hide this list'],
]

/** Search and keys: shown where scripts run. The keys can be switched off (WCAG 2.1.4), and stay so on the next point. */
export function KeysPanel({ keys }: { keys: 'on' | 'off' }) {
  return (
    <div hidden data-keys-panel="" className="app-keys">
      <div className="govuk-form-group app-last">
        <label className="govuk-label" htmlFor="find-theme">
          Find a theme
        </label>
        <input className="govuk-input" id="find-theme" type="search" autoComplete="off" data-find="" />
        <p className="govuk-body-s app-last" role="status" data-found="" />
      </div>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            id="keys"
            name="keys"
            type="checkbox"
            value="on"
            defaultChecked={keys === 'on'}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor="keys">
            Use keys on this page
          </label>
        </div>
      </div>
      <Details summary="Which keys there are" classes="app-last" attributes={{ 'data-key-list': true }}>
        <dl className="app-key-list">
          {keyList.map(([key, words]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </div>
  )
}
