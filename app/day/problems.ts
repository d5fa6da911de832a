import { markWords, momentWords } from '../domain/day/taps.ts'
import { behind, type Entry } from './entry.ts'
import { buttonFor, made } from './parts.ts'

type Choice = (problem: Entry, mine: boolean) => void

/** What was not taken: what the service says, what was entered, and a button for each choice. */
export function showProblems(place: HTMLElement, entries: readonly Entry[], choose: Choice): void {
  const problems = entries.filter(({ answer }) => answer)
  const shown = problems.map(({ submission }) => submission).join(' ')
  if (place.dataset.shown === shown) return
  place.dataset.shown = shown
  place.replaceChildren(...problems.map((problem) => block(problem, entries, choose)))
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
  if (isConflict || problem.fields.intent === 'note') add(isConflict ? 'Use mine' : 'Send it again', true)
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
  return fields.text ? `You typed: “${fields.text}”` : ''
}
