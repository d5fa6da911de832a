/** Makes an element with a class and what is in it. Texts stay texts. */
export function made(name: string, className: string, ...inside: (Node | string)[]): HTMLElement {
  const element = document.createElement(name)
  element.className = className
  element.append(...inside)
  return element
}

/** A button with a word for those who hear it and do not see where it stands. */
export function buttonFor(words: string, about: string, classes = 'govuk-button--secondary'): HTMLButtonElement {
  const button = document.createElement('button')
  button.className = `govuk-button ${classes}`.trim()
  button.append(words, made('span', 'govuk-visually-hidden', `: ${about}`))
  return button
}

type TapForm = { action: string; fields: Record<string, string>; words: string; about: string; main?: boolean }

/** One tap as a form, as the page has it: what is tapped goes the same way. */
export function tapForm({ action, fields, words, about, main }: TapForm): HTMLFormElement {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  form.className = 'app-day-tap'
  for (const [name, value] of Object.entries({ ...fields, submission: crypto.randomUUID() })) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  form.append(buttonFor(words, about, main ? '' : undefined))
  return form
}

/** Says "waiting" once within an element, or no more. */
export function sayWaiting(within: Element, before: Element | null, isWaiting: boolean): void {
  const said = within.querySelector(':scope > [data-day-waits]')
  if (!isWaiting) said?.remove()
  if (!isWaiting || said) return
  const line = made('p', 'govuk-body-s app-last', 'Waiting to be sent.')
  line.dataset.dayWaits = ''
  within.insertBefore(line, before)
}
