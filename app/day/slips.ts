import { MOST_STAFF, ORGANISATION_CODES, ORGANISATIONS, staffField } from '../domain/register/status.ts'
import type { Fields } from './entry.ts'
import { made } from './parts.ts'

/** Something in a field that the service would not take: the name of the field, and the words beside it. */
export type FieldSlip = { field: string; message: string }
/** The same on the page: the id of the control. */
export type Slip = { id: string; message: string }

/** As the service has it (`dayInput`): what it would refuse is said at once, in its words, and never waits in the queue. */
const MOST_TEXT = 1000
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u

/** What is wrong with a form that can be said at once, in the order of its fields. */
export function slipsIn(fields: Fields): FieldSlip[] {
  const found: [string, string | null][] = []
  if (fields.text !== undefined) found.push(['text', textSlip(fields.text)])
  if (fields.intent === 'staff')
    for (const code of ORGANISATION_CODES)
      found.push([staffField(code), numberSlip(fields[staffField(code)] ?? '', ORGANISATIONS[code].label)])
  return found.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]))
}

function textSlip(text: string): string | null {
  if (UNPRINTABLE.test(text)) return 'Remove the characters that cannot be printed'
  if (!/[^\s\p{Cf}]/u.test(text)) return 'Enter what was said'
  const isLong = text.replace(/\s+/g, ' ').trim().length > MOST_TEXT
  return isLong ? `What was said must be ${MOST_TEXT} characters or fewer` : null
}

function numberSlip(typed: string, label: string): string | null {
  if (UNPRINTABLE.test(typed)) return 'Remove the characters that cannot be printed'
  const text = (typed.trim() || '0').replace(/[\s,]/g, '')
  if (text === '') return `Enter a number for ${label}`
  if (!/^-?\d+$/.test(text)) return `Number for ${label} must be a whole number`
  if (Number(text) < 0) return `Number for ${label} must be 0 or more`
  return Number(text) > MOST_STAFF ? `Number for ${label} must be ${MOST_STAFF} or fewer` : null
}

/** The controls of a form that slips are about, by their ids. */
export function slipsOn(form: HTMLFormElement, slips: readonly FieldSlip[]): Slip[] {
  return slips.flatMap(({ field, message }) => {
    const control = form.elements.namedItem(field)
    return control instanceof HTMLElement ? [{ id: control.id, message }] : []
  })
}

const SUMMARY = 'day-slips'
const ERROR = 'Error: '

/** Shows slips as a refused page does: beside each field, and all of them in a summary. Can be done again at any time. */
export function showSlips(slips: readonly Slip[]): void {
  for (const old of document.querySelectorAll('[data-day-slip]')) if (!isOf(old, slips)) takeAway(old)
  for (const slip of slips) showBeside(slip)
  const summary = document.getElementById(SUMMARY)
  if (slips.length === 0) summary?.remove()
  else if (summary?.dataset.shown !== JSON.stringify(slips)) putSummary(slips, summary)
  document.title = (slips.length > 0 ? ERROR : '') + document.title.replace(ERROR, '')
}

/** Leads to the summary, as a refused page does. */
export function focusSummary(): void {
  document.getElementById(SUMMARY)?.focus()
}

const isOf = (message: Element, slips: readonly Slip[]) =>
  slips.some((one) => message.id === `${one.id}-error` && message.lastChild?.textContent === one.message)

function takeAway(message: Element): void {
  const control = document.getElementById(message.id.replace(/-error$/, ''))
  message.parentElement?.classList.remove('govuk-form-group--error')
  message.remove()
  if (!control) return
  control.classList.remove(...redOf(control))
  describedBy(control, (ids) => ids.filter((id) => id !== message.id))
}

const redOf = (control: Element) => [control.tagName === 'TEXTAREA' ? 'govuk-textarea--error' : 'govuk-input--error']

function describedBy(control: Element, change: (ids: string[]) => string[]): void {
  const ids = change((control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean))
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '))
  else control.removeAttribute('aria-describedby')
}

function showBeside({ id, message }: Slip): void {
  const control = document.getElementById(id)
  const group = control?.closest('.govuk-form-group')
  if (!control || !group || document.getElementById(`${id}-error`)) return
  const said = made('p', 'govuk-error-message', made('span', 'govuk-visually-hidden', 'Error:'), ' ', message)
  said.id = `${id}-error`
  said.dataset.daySlip = ''
  group.classList.add('govuk-form-group--error')
  control.before(said)
  control.classList.add(...redOf(control))
  describedBy(control, (ids) => [...ids, said.id])
}

function putSummary(slips: readonly Slip[], before: HTMLElement | null): void {
  const items = slips.map(({ id, message }) => {
    const link = document.createElement('a')
    Object.assign(link, { href: `#${id}`, textContent: message })
    link.addEventListener('click', (event) => {
      event.preventDefault()
      leadTo(id)
    })
    return made('li', '', link)
  })
  const list = made('ul', 'govuk-list govuk-error-summary__list', ...items)
  const title = made('h2', 'govuk-error-summary__title', 'There is a problem')
  const alert = made('div', '', title, made('div', 'govuk-error-summary__body', list))
  alert.setAttribute('role', 'alert')
  const summary = made('div', 'govuk-error-summary', alert)
  Object.assign(summary, { id: SUMMARY, tabIndex: -1 })
  summary.dataset.shown = JSON.stringify(slips)
  if (before) before.replaceWith(summary)
  else document.querySelector('h1')?.before(summary)
}

/** To the field, with its label in view. */
function leadTo(id: string): void {
  const control = document.getElementById(id)
  for (let around = control?.closest('details'); around; around = around.parentElement?.closest('details'))
    around.open = true
  document.querySelector(`label[for="${CSS.escape(id)}"]`)?.scrollIntoView()
  control?.focus({ preventScroll: true })
}
