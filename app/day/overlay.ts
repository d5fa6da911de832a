import type { Mark, Moment } from '../domain/day/protocol.ts'
import { elementIds } from '../domain/day/protocol.ts'
import { markTaps, markWords, momentWords, timeTaps } from '../domain/day/taps.ts'
import { type Entry, expectedOf, subjectOf } from './entry.ts'
import { showNotes } from './notes.ts'
import { made, sayWaiting, tapForm } from './parts.ts'

/** Shows what was entered at once, over what the service sent last. Can be done again at any time with other entries. */
export function showEntries(region: HTMLElement, entries: readonly Entry[], action: string): void {
  const started = region.dataset.dayStarted === 'true'
  let more = 0
  for (const li of region.querySelectorAll<HTMLElement>('[data-day-mark]')) {
    const now = showPerson(li, entries, { action, started })
    more += Number(isHere(now)) - Number(isHere(li.dataset.dayMark ?? ''))
  }
  for (const li of region.querySelectorAll<HTMLElement>('[data-day-moment]')) showItem(li, entries, action)
  const came = region.querySelector<HTMLElement>('[data-day-came]')
  if (came) setText(came, `${Number(came.dataset.dayCame) + more} of ${came.dataset.dayOf} here`)
  showNotes(region, entries, action)
  showPulse(region, entries, action)
  showStaff(region, entries)
}

const isHere = (mark: string) => mark === 'attended' || mark === 'left_early'
const ownOf = (subject: string, entries: readonly Entry[]) => entries.filter((one) => subjectOf(one) === subject)

function setText(element: Element, words: string): void {
  if (element.textContent !== words) element.textContent = words
}

/** What is shown of a person or an item is put anew only when it is something else than before. */
function isShownAlready(li: HTMLElement, saved: string, now: string, waits: boolean): boolean {
  sayWaiting(li, li.querySelector(':scope > .app-day-taps'), waits)
  if ((li.dataset.dayShown ?? saved) === now) return true
  li.dataset.dayShown = now
  return false
}

function putTaps(li: HTMLElement, forms: HTMLElement[]): void {
  const before = li.querySelector(':scope > .app-day-taps')
  const held = before?.contains(document.activeElement)
  const taps = made('div', 'app-day-taps', ...forms)
  if (before) before.replaceWith(taps)
  else li.append(taps)
  if (held) taps.querySelector('button')?.focus()
}

type Around = { action: string; started: boolean }

function showPerson(li: HTMLElement, entries: readonly Entry[], { action, started }: Around): string {
  const participant = li.id.replace('person-', '')
  const subject = `person ${participant}`
  const own = ownOf(subject, entries)
  const saved = li.dataset.dayMark ?? 'none'
  const now = expectedOf(saved, subject, entries) as Mark
  if (isShownAlready(li, saved, now, own.length > 0)) return now
  const about = li.dataset.dayAbout ?? ''
  const name = li.querySelector('.app-day-name')
  name?.querySelector('.govuk-tag')?.remove()
  const colours: Partial<Record<Mark, string>> = { attended: 'govuk-tag--green', left_early: 'govuk-tag--yellow' }
  if (now !== 'none') name?.append(made('strong', `govuk-tag ${colours[now] ?? 'govuk-tag--grey'}`, markWords(now)))
  const was = (own.at(-1)?.fields.before ?? null) as Mark | null
  putTaps(
    li,
    markTaps(now, started, was).map(({ wanted, words, main }) =>
      tapForm({ action, fields: { intent: 'mark', participant, before: now, wanted }, words, about, main }),
    ),
  )
  return now
}

function showItem(li: HTMLElement, entries: readonly Entry[], action: string): void {
  const item = li.id.replace('item-', '')
  const subject = `item ${item}`
  const saved = li.dataset.dayMoment ?? 'waiting'
  const now = expectedOf(saved, subject, entries) as Moment
  if (isShownAlready(li, saved, now, ownOf(subject, entries).length > 0)) return
  const about = li.dataset.dayAbout ?? ''
  const heading = li.querySelector('h3')
  heading?.querySelector('.govuk-tag')?.remove()
  if (momentWords[now]) heading?.append(made('strong', 'govuk-tag', momentWords[now]))
  putTaps(
    li,
    timeTaps[now].map(({ wanted, words, main }) =>
      tapForm({ action, fields: { intent: 'time', item, before: now, wanted }, words, about, main }),
    ),
  )
}

function showPulse(region: HTMLElement, entries: readonly Entry[], action: string): void {
  for (const place of region.querySelectorAll<HTMLElement>('.app-day-question')) {
    const question = place.id.replace('pulse-', '')
    const last = entries.filter(({ fields }) => fields.question === question && !fields.round).at(-1)
    const shown = place.querySelector<HTMLElement>('[data-day-tapped]')
    if (!last) {
      shown?.remove()
      continue
    }
    if (shown?.dataset.dayTapped === last.submission) continue
    for (const block of place.querySelectorAll('.app-day-taps')) block.remove()
    const isTap = last.fields.intent === 'tap'
    const block = made('div', 'app-day-taps', made('p', 'govuk-body app-last', isTap ? 'Counted.' : 'Taken back.'))
    block.dataset.dayTapped = last.submission
    block.setAttribute('role', 'status')
    const about = place.querySelector('legend')?.textContent ?? ''
    const fields = { intent: 'untap', question, answer: last.fields.answer ?? '' }
    if (isTap) block.append(tapForm({ action, fields, words: 'Undo', about }))
    place.append(block)
  }
}

function showStaff(region: HTMLElement, entries: readonly Entry[]): void {
  const place = region.querySelector(`#${elementIds.staff}`)
  const last = ownOf('staff', entries).at(-1)
  if (!place) return
  sayWaiting(place, place.querySelector('form'), last !== undefined)
  if (!last) return
  for (const input of place.querySelectorAll<HTMLInputElement>('input[name^="before-"]'))
    input.value = last.fields[input.name.replace('before-', 'staff-')] || '0'
}
