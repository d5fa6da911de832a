interface Support {
  /** Upstream examples that show an option the port does not have, with the reason. All others must match. */
  except?: Record<string, string>
  /** Classes of elements upstream always shows and the port never does. */
  without?: string[]
}

const itemLabels = 'labels of items take no classes or attributes'
const translated = 'the service is in English'
const partClasses = 'keys, values and action cells take no classes'
const panelActions = 'panels have no actions'
const govukMarks = 'nothing is left of it without the crown, licence and copyright'

export const supported: Record<string, Support> = {
  'back-link': {},
  breadcrumbs: {},
  button: { except: { 'start link with html': 'a start button holds plain text' } },
  'character-count': { except: { 'with translations': translated } },
  checkboxes: { except: { 'with label classes': itemLabels, 'label with attributes': itemLabels } },
  'date-input': { except: { 'with nested name': 'parts are day, month and year' } },
  details: {},
  'error-message': {},
  'error-summary': {},
  'exit-this-page': { except: { translated, testing: 'attributes have values' } },
  fieldset: {},
  'file-upload': {
    except: {
      'enhanced, custom wrapper classes and attributes': 'the wrapper takes none',
      translated,
    },
  },
  footer: {
    without: [
      'govuk-footer__crown',
      'govuk-footer__licence-logo',
      'govuk-footer__licence-description',
      'govuk-footer__copyright-logo',
    ],
    except: {
      default: govukMarks,
      'with custom HTML content licence and copyright notice': govukMarks,
      'with custom text content licence and copyright notice': govukMarks,
      'with no content licence': govukMarks,
      attributes: govukMarks,
      classes: govukMarks,
      'with container classes': govukMarks,
      'with HTML passed as text content': govukMarks,
      'with empty navigation': govukMarks,
    },
  },
  'generic-header': {},
  hint: {},
  input: {},
  'inset-text': {},
  label: {},
  'notification-banner': {},
  pagination: { except: { 'with empty items': 'a gap is a falsy item, not an empty object' } },
  panel: {
    except: {
      interruption: panelActions,
      'interruption-with-content-with-long-line-length': panelActions,
      'interruption-with-headings-content-and-lists': panelActions,
      'interruption, with actions classes and attributes': panelActions,
      'interruption, submit action': panelActions,
      'interruption, button link': panelActions,
      'interruption, no actions items': panelActions,
    },
  },
  'password-input': { except: { 'with translations': translated } },
  'phase-banner': {},
  radios: { except: { 'label with classes': itemLabels, 'label with attributes': itemLabels } },
  select: { except: { 'item selected overrides value': 'the default value decides alone' } },
  'service-navigation': {},
  'skip-link': {},
  'summary-list': {
    except: {
      extreme: 'uses inline styles, which the content security policy forbids',
      'key with classes': partClasses,
      'actions with classes': partClasses,
      'overridden-widths': partClasses,
    },
  },
  table: {},
  tag: {},
  'task-list': { except: { 'custom classes': 'titles take no classes' } },
  textarea: {},
  'warning-text': {},
}
