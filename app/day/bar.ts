import { type Entry, isWaiting, type Standing, standingWords } from './entry.ts'
import { made } from './parts.ts'
import { othersWords } from './waiting.ts'

/** What lies on the device beside what is of this page. */
export type Elsewhere = { elsewhere: string[]; others: number }

/** How things stand with what was entered here, after so many tries in a row without an answer. */
export function standingOf(entries: readonly Entry[], signedOut: boolean, stranger: boolean, tries: number): Standing {
  const waiting = entries.filter(isWaiting).length
  return { waiting, problems: entries.length - waiting, signedOut, stranger, offline: tries > 0 }
}

/** The line that is always in view. */
export class Bar {
  private readonly says: HTMLElement
  private readonly does: HTMLElement

  constructor(private readonly bar: HTMLElement) {
    this.says = bar.querySelector<HTMLElement>('[data-day-says]') ?? made('p', '')
    this.does = bar.querySelector<HTMLElement>('[data-day-does]') ?? made('p', '')
  }

  show(standing: Standing, { elsewhere, others }: Elsewhere): void {
    this.bar.hidden = false
    this.say(standingWords(standing))
    const more: (Node | string)[] = []
    if (standing.signedOut && !standing.stranger) more.push(link('/sign-in', 'Sign in (opens in a new tab)', true), ' ')
    if (standing.problems > 0) more.push(link('#day-conflicts', 'Choose what is right'), ' ')
    const [first] = elsewhere
    if (first) more.push(link(`/sessions/${first}/day`, `${elsewhere.length} waiting from another session`), ' ')
    if (others > 0) more.push(othersWords(others))
    if (this.does.textContent !== more.map((one) => (typeof one === 'string' ? one : one.textContent)).join(''))
      this.does.replaceChildren(...more)
  }

  say(words: string): void {
    if (this.says.textContent !== words) this.says.textContent = words
  }
}

function link(href: string, words: string, inNewTab = false): HTMLAnchorElement {
  const made = document.createElement('a')
  Object.assign(made, { className: 'govuk-link', href, textContent: words })
  if (inNewTab) Object.assign(made, { target: '_blank', rel: 'noopener' })
  return made
}
