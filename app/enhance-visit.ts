/**
 * Progressive enhancement of the pages behind a private link: nothing here is needed to finish anything, and nothing here
 * sends a form by itself (security.md LNK-02). Written for old phones, and small: it is most of what they load but the words.
 */
const SHIFTS = 3
const FORGOTTEN_AFTER = 5000

const exit = document.querySelector<HTMLElement>('[data-exit-to]')
const button = exit?.querySelector<HTMLElement>('.govuk-exit-this-page__button')
if (exit && button) enhanceExit(exit, button)

document.querySelector<HTMLElement>('.govuk-error-summary')?.setAttribute('tabindex', '-1')
document.querySelector<HTMLElement>('.govuk-error-summary')?.focus()

let sent: EventTarget | null = null
document.addEventListener('submit', (event) => {
  if (sent === event.target) event.preventDefault()
  sent = event.target
  setTimeout(() => {
    sent = null
  }, 1000)
})

/**
 * "Exit this page": by its button, by the second way at the top, or by Shift three times, as the GOV.UK component has it.
 * Here the visit is ended too, without waiting for the answer, and the page leaves the history of the tab.
 */
function enhanceExit(around: HTMLElement, exitButton: HTMLElement): void {
  const says = document.createElement('span')
  says.className = 'govuk-visually-hidden'
  says.setAttribute('role', 'status')
  const lights = document.createElement('span')
  lights.className = 'govuk-exit-this-page__indicator'
  lights.setAttribute('aria-hidden', 'true')
  for (let at = 0; at < SHIFTS; at++) {
    const light = document.createElement('span')
    light.className = 'govuk-exit-this-page__indicator-light'
    lights.append(light)
  }
  around.append(says)
  exitButton.append(lights)

  let pressed = 0
  let timer = 0
  const show = (words: string) => {
    says.textContent = words
    lights.classList.toggle('govuk-exit-this-page__indicator--visible', pressed > 0)
    Array.from(lights.children).forEach((light, at) => {
      light.classList.toggle('govuk-exit-this-page__indicator-light--on', at < pressed)
    })
  }
  const forget = (words: string) => {
    clearTimeout(timer)
    pressed = 0
    show(words)
  }
  const press = () => {
    pressed++
    clearTimeout(timer)
    if (pressed >= SHIFTS) return leave(around.dataset.exitTo ?? '/')
    timer = window.setTimeout(() => forget('Exit this page expired.'), FORGOTTEN_AFTER)
    show(pressed === 1 ? 'Shift, press 2 more times to exit.' : 'Shift, press 1 more time to exit.')
  }
  let withOther = false
  document.addEventListener('keydown', ({ key, shiftKey }) => {
    if (key !== 'Shift' && shiftKey) withOther = true
  })
  document.addEventListener('keyup', ({ key }) => {
    if (key !== 'Shift') return pressed > 0 ? forget('') : undefined
    if (withOther) withOther = false
    else press()
  })
  for (const form of document.querySelectorAll('form[action="/p/leaving"]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      leave(around.dataset.exitTo ?? '/')
    })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}

/** Hides everything at once, ends the visit behind it and goes: the page is not in the history of the tab any more. */
function leave(to: string): void {
  document.title = ''
  document.body.classList.add('govuk-exit-this-page-hide-content')
  const overlay = document.createElement('div')
  overlay.className = 'govuk-exit-this-page-overlay'
  overlay.setAttribute('role', 'alert')
  overlay.textContent = 'Loading.'
  document.body.append(overlay)
  navigator.sendBeacon('/p/leaving')
  location.replace(to)
}
