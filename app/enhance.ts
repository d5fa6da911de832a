import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend'
import { enhanceAgenda } from './enhance-agenda.ts'
import { enhanceIdle } from './enhance-idle.ts'
import { enhanceRegister } from './enhance-register.ts'
import { enhanceTagging } from './enhance-tagging.ts'

/**
 * Progressive enhancement of server-rendered pages: nothing here is needed to finish a journey.
 * A browser that runs this module supports govuk-frontend: the class says so to its components and styles.
 */
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
createAll(Button)
createAll(CharacterCount)
createAll(Checkboxes)
createAll(ErrorSummary)
createAll(NotificationBanner)
createAll(PasswordInput)
createAll(Radios)
createAll(ServiceNavigation)
createAll(SkipLink)
enhanceIdle()
enhanceTagging()
enhanceRegister()
enhanceAgenda()
