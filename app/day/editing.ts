import { elementIds } from '../domain/day/protocol.ts'
import type { Entry, Fields } from './entry.ts'
import { type NoteNow, noteIn, noteOf, savedIn } from './notes.ts'
import { made } from './parts.ts'

type Open = { form: HTMLFormElement; now: NoteNow }
const SAID = ['text', 'kind', 'breadth', 'valence'] as const

/** The forms in which notes are being changed, without asking the service for them. They outlast a fresh page. */
export class Editing {
  private readonly open = new Map<string, Open>()

  /** Opens the form for the note that a tap is about. False when there is nothing to make it from. */
  begin(tapped: Element, entries: readonly Entry[]): boolean {
    const li = tapped.closest<HTMLElement>('.app-day-note')
    const now = li && noteOf(noteIn(li), savedIn(li), entries)
    const forms = [...(li?.closest('.app-day-item')?.querySelectorAll('form') ?? [])]
    const model = forms.find((form) => hidden(form, 'intent')?.value === 'note')
    if (!li || !now || !model) return false
    const id = noteIn(li)
    const made = this.open.get(id)?.form ?? this.formFrom(model, id, now)
    if (!this.open.has(id)) this.open.set(id, { form: made, now })
    this.show()
    made.querySelector('textarea')?.focus()
    return true
  }

  /** Puts the open forms where their notes are now; one whose note is gone, with the notes on anything else. */
  show(): void {
    for (const [id, { form }] of this.open) {
      const place = document.getElementById(elementIds.note(id)) ?? document.getElementById(elementIds.item(''))
      if (place && form.parentElement !== place) place.append(form)
      if (place?.classList.contains('app-day-note'))
        for (const one of place.children) if (one instanceof HTMLElement) one.hidden = one !== form
    }
  }

  /** Keeps the focus in an open form while the page around it is put anew. */
  around(does: () => void): void {
    const held = document.activeElement
    does()
    this.show()
    const isOurs = [...this.open.values()].some(({ form }) => form.contains(held))
    if (isOurs && held instanceof HTMLElement) held.focus({ preventScroll: true })
  }

  /** Whether a form says what its note says already. */
  isUnchanged({ intent, note = '', ...fields }: Fields): boolean {
    const now = this.open.get(note)?.now
    if (intent !== 'note-change' || !now) return false
    return SAID.every((name) => (fields[name] ?? '').replaceAll('\r\n', '\n').trim() === now[name])
  }

  end(id: string): void {
    this.open.get(id)?.form.remove()
    if (!this.open.delete(id)) return
    const li = document.getElementById(elementIds.note(id))
    for (const one of li?.children ?? []) if (one instanceof HTMLElement) one.hidden = false
    li?.querySelector<HTMLElement>('[data-day-change], a[href*="?edit="]')?.focus()
  }

  /** The form for a new note, made one to change this one. */
  private formFrom(model: HTMLFormElement, id: string, now: NoteNow): HTMLFormElement {
    const form = model.cloneNode(true)
    if (!(form instanceof HTMLFormElement)) throw new TypeError('a form was copied')
    const scope = `-${model.querySelector('textarea')?.id.replace('text-', '')}`
    for (const one of form.querySelectorAll('[id], [for]'))
      for (const name of ['id', 'for', 'aria-describedby'])
        if (one.hasAttribute(name)) one.setAttribute(name, (one.getAttribute(name) ?? '').replaceAll(scope, `-${id}`))
    for (const slip of form.querySelectorAll('[data-day-slip]')) slip.remove()
    for (const red of form.querySelectorAll('[class*="--error"]'))
      red.classList.remove('govuk-form-group--error', 'govuk-textarea--error')
    put(form, 'intent', { value: 'note-change' })
    put(form, 'item', { name: 'note', value: id })
    put(form, 'submission', { value: crypto.randomUUID() })
    const version = made('input', '')
    Object.assign(version, { type: 'hidden', name: 'version', value: now.version })
    for (const radio of form.querySelectorAll<HTMLInputElement>('input[type=radio]'))
      radio.checked = now[radio.name as 'kind'] === radio.value
    const text = form.querySelector('textarea')
    if (text) text.value = now.text
    const save = form.querySelector('button')
    if (save) save.textContent = 'Save the change'
    const leave = made('button', 'govuk-button govuk-button--secondary', 'Leave it as it was')
    leave.setAttribute('type', 'button')
    leave.addEventListener('click', () => this.end(id))
    const buttons = made('div', 'govuk-button-group')
    save?.replaceWith(buttons)
    buttons.append(...(save ? [save] : []), leave)
    form.append(version)
    return form
  }
}

const hidden = (form: HTMLFormElement, name: string) => form.querySelector<HTMLInputElement>(`input[name=${name}]`)

function put(form: HTMLFormElement, name: string, what: { name?: string; value: string }): void {
  const input = hidden(form, name)
  if (input) Object.assign(input, what)
}
