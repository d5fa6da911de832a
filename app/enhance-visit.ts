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
  const go = () => leave(around.dataset.exitTo ?? '/')
  const show = indicatorIn(around, exitButton)
  let pressed = 0
  let timer = 0
  let withOther = false
  const forget = (words: string) => {
    clearTimeout(timer)
    pressed = 0
    show(words, pressed)
  }
  const press = () => {
    pressed++
    clearTimeout(timer)
    if (pressed >= SHIFTS) return go()
    timer = window.setTimeout(() => forget('Exit this page expired.'), FORGOTTEN_AFTER)
    show(pressed === 1 ? 'Shift, press 2 more times to exit.' : 'Shift, press 1 more time to exit.', pressed)
  }
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
      go()
    })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}

/** Three lights on the button and a line that is read out: how often Shift was pressed. Returns what sets them. */
function indicatorIn(around: HTMLElement, exitButton: HTMLElement): (words: string, pressed: number) => void {
  const made = (className: string) => {
    const span = document.createElement('span')
    span.className = className
    return span
  }
  const says = made('govuk-visually-hidden')
  says.setAttribute('role', 'status')
  const name = 'govuk-exit-this-page__indicator'
  const lights = made(name)
  lights.setAttribute('aria-hidden', 'true')
  for (let at = 0; at < SHIFTS; at++) lights.append(made(`${name}-light`))
  around.append(says)
  exitButton.append(lights)
  return (words, pressed) => {
    says.textContent = words
    lights.classList.toggle(`${name}--visible`, pressed > 0)
    Array.from(lights.children).forEach((light, at) => {
      light.classList.toggle(`${name}-light--on`, at < pressed)
    })
  }
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
