import { elementIds, noteIdFrom } from '../domain/day/protocol.ts'
import { type Entry, subjectOf } from './entry.ts'
import { buttonFor, made, tapForm } from './parts.ts'

/** A note as a form shows it; `version` is what its next change is made from. */
export type NoteNow = { text: string; kind: string; breadth: string; valence: string; version: string }

/** A note once all that waits for it is done, from what is saved of it; null when it is removed or was never there. */
export function noteOf(id: string, saved: NoteNow | null, entries: readonly Entry[]): NoteNow | null {
  let now = saved
  for (const entry of entries) {
    if (subjectOf(entry) !== `note ${id}`) continue
    const { intent, text = '', kind = '', breadth = '', valence = '', version = '0' } = entry.fields
    now = intent === 'note-remove' ? null : { text, kind, breadth, valence, version: String(Number(version) + 1) }
  }
  return now
}

export const noteIn = (li: HTMLElement) => li.id.replace(/^note-/, '')
/** What the service sent of a note; null for one that waits to be sent. */
export const savedIn = ({ dataset: { dayNote } }: HTMLElement): NoteNow | null => (dayNote ? JSON.parse(dayNote) : null)

/** Shows notes that wait, in their own words and place, and can be changed or removed again. */
export function showNotes(region: HTMLElement, entries: readonly Entry[], action: string): void {
  const wanted = new Set(entries.map(({ submission }) => elementIds.note(noteIdFrom(submission))))
  for (const li of region.querySelectorAll('[data-day-new]')) if (!wanted.has(li.id)) li.remove()
  for (const { fields, submission } of entries)
    if (fields.intent === 'note') addNote(region, elementIds.note(noteIdFrom(submission)), fields.item ?? '')
  const touched = new Set(entries.map(subjectOf))
  for (const li of region.querySelectorAll<HTMLElement>('.app-day-note')) {
    const id = noteIn(li)
    if (!touched.has(`note ${id}`)) continue
    const now = noteOf(id, savedIn(li), entries)
    const shown = JSON.stringify(now)
    if (li.dataset.dayShown === shown) continue
    li.dataset.dayShown = shown
    li.replaceChildren(...noteWords(now?.text ?? 'This note is removed.'), ...(now ? [taps(id, now, action)] : []))
  }
}

const noteWords = (text: string) => [
  made('p', 'govuk-body app-break app-last', text),
  made('p', 'govuk-body-s', 'Waiting to be sent.'),
]

function taps(note: string, { text, version }: NoteNow, action: string): HTMLElement {
  const about = text.slice(0, 60)
  const change = buttonFor('Change', about)
  change.type = 'button'
  change.dataset.dayChange = ''
  const summary = made(
    'span',
    'govuk-details__summary-text',
    'Remove',
    made('span', 'govuk-visually-hidden', `: ${about}`),
  )
  const yes = tapForm({ action, fields: { intent: 'note-remove', note, version }, words: 'Yes, remove it', about })
  const remove = made(
    'details',
    'govuk-details app-last',
    made('summary', 'govuk-details__summary', summary),
    made('div', 'govuk-details__text', made('p', 'govuk-body', 'The note goes for good.'), yes),
  )
  return made('div', 'app-day-taps', change, remove)
}

function addNote(region: HTMLElement, id: string, item: string): void {
  if (document.getElementById(id)) return
  const place = document.getElementById(elementIds.item(item)) ?? document.getElementById(elementIds.item(''))
  if (!place || !region.contains(place)) return
  let list = place.querySelector(':scope > .app-day-notes')
  if (!list) {
    list = made('ul', 'govuk-list app-day-notes')
    place.insertBefore(list, place.querySelector(':scope > .govuk-details'))
  }
  const li = made('li', 'app-day-note')
  li.id = id
  li.dataset.dayNew = ''
  list.append(li)
}
