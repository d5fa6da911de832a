import { markWords, momentWords } from '../domain/day/taps.ts'
import { ORGANISATION_CODES, ORGANISATIONS, staffField } from '../domain/register/status.ts'
import { behind, type Entry } from './entry.ts'
import { buttonFor, made } from './parts.ts'
import type { Kept } from './store.ts'

type Choice = (problem: Entry, mine: boolean) => void
type Chosen = { choose: Choice; removeLost: () => void }

/** What was not taken: what the service says, what was entered, and a button for each choice; and what no key opens any more. */
export function showProblems(place: HTMLElement, { entries, lost }: Kept, { choose, removeLost }: Chosen): void {
  const problems = entries.filter(({ answer }) => answer)
  const shown = [...problems.map(({ submission }) => submission), ...lost].join(' ')
  if (place.dataset.shown === shown) return
  place.dataset.shown = shown
  const blocks = problems.map((problem) => block(problem, entries, choose))
  place.replaceChildren(...blocks, ...(lost.length > 0 ? [lostBlock(lost.length, removeLost)] : []))
}

/** It is never removed by itself: a person does that, knowing what goes. */
function lostBlock(count: number, remove: () => void): HTMLElement {
  const [are, them] = count === 1 ? ['1 entry', 'it'] : [`${count} entries`, 'them']
  const yes = buttonFor(`Yes, remove ${them}`, 'what cannot be read', 'govuk-button--warning')
  yes.type = 'button'
  yes.addEventListener('click', remove)
  const summary = made(
    'summary',
    'govuk-details__summary',
    made('span', 'govuk-details__summary-text', `Remove ${them}`),
  )
  const text = made('div', 'govuk-details__text', made('p', 'govuk-body', 'What was entered goes for good.'), yes)
  const box = made(
    'div',
    'app-day-conflict',
    made(
      'p',
      'govuk-body',
      made('strong', '', `${are} on this device cannot be read any more.`),
      ' The key of the service was changed meanwhile. Look whether what you entered is there, and enter again what is not.',
    ),
    made('details', 'govuk-details app-last', summary, text),
  )
  box.setAttribute('role', 'alert')
  return box
}

function block(problem: Entry, entries: readonly Entry[], choose: Choice): HTMLElement {
  const last = behind(problem, entries).at(-1) ?? problem
  const about = aboutOf(problem)
  const isConflict = problem.answer?.state === 'conflict'
  const buttons = made('div', 'app-day-taps')
  const add = (words: string, mine: boolean) => {
    const button = buttonFor(words, about)
    button.type = 'button'
    button.addEventListener('click', () => choose(problem, mine))
    buttons.append(button)
  }
  add(isConflict ? 'Keep what is saved' : 'Leave it out', false)
  const again = { note: 'Send it again', 'note-change': 'Keep it as a new note' }[problem.fields.intent as 'note']
  if (isConflict || again) add(isConflict ? 'Use mine' : again, true)
  const box = made(
    'div',
    'app-day-conflict',
    made('p', 'govuk-body', made('strong', '', about), ` ${problem.answer?.message ?? ''}`),
    made('p', 'govuk-body app-break', words(problem, last)),
    buttons,
  )
  box.setAttribute('role', 'alert')
  return box
}

function aboutOf({ fields: { intent, participant, item, question } }: Entry): string {
  const named = document.getElementById(intent === 'mark' ? `person-${participant}` : `item-${item}`)?.dataset.dayAbout
  if (intent === 'mark' || intent === 'time') return named ?? 'Somebody who is not on this page'
  if (intent === 'staff') return 'Staff in the room'
  return question ? 'How was it?' : 'A note'
}

function words({ answer, fields: { intent } }: Entry, { fields }: Entry): string {
  const saved = answer?.saved
  if (intent === 'mark')
    return `${saved ? `Saved is “${markWords(saved)}”. ` : ''}You chose “${markWords(fields.wanted ?? '')}”.`
  if (intent === 'time') return `You chose “${momentWords[fields.wanted as 'running'] || 'Not begun'}”.`
  if (intent === 'staff')
    return `You entered: ${ORGANISATION_CODES.map((code) => `${ORGANISATIONS[code].label} ${fields[staffField(code)] || '0'}`).join(', ')}.`
  const theirs = answer?.text ? `Saved is: “${answer.text}” ` : ''
  if (fields.intent === 'note-remove') return `${theirs}You removed this note.`
  if (theirs) return `${theirs}You typed: “${fields.text}”`
  return fields.text ? `You typed: “${fields.text}”` : ''
}
