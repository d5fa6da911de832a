import type { Fields } from './entry.ts'

/** So soon after a step came, nobody has read it: the second half of a double tap. */
const ECHO = 450
const FULL = 'This cannot be kept here. Please give the tablet back.'
const LATER = 'Your answers are kept here, and sent later.'
const STAY = 'There is no connection, so the session cannot be opened now. Try again in a moment.'

type Keep = (fields: Fields) => Promise<void>
type Last = { question: string; answer: string }

/**
 * The pulse as it goes round: one question after another in place of the whole page, without asking the service. What was
 * tapped is known until the next step alone, and shown nowhere (decision 0019).
 */
export class GoingRound {
  private stage: HTMLElement | null = null
  private step = 1
  private last: Last | null = null
  private came = Number.NEGATIVE_INFINITY
  private isBusy = false
  private isLeaving = false
  private title = ''
  private words = ''

  private readonly address: string
  private readonly day: string
  /** Its own address where it was opened there, with no page behind it; null within the page of the day. */
  readonly aloneAt: string | null

  private constructor(
    private readonly template: HTMLTemplateElement,
    private readonly keep: Keep,
  ) {
    this.address = template.dataset.round ?? ''
    this.day = template.dataset.roundDay ?? '/'
    this.aloneAt = location.pathname === this.address ? this.address : null
  }

  /** The one of this page, if it has any. */
  static of(keep: Keep): GoingRound | null {
    const template = document.querySelector<HTMLTemplateElement>('template[data-round]')
    return template && new GoingRound(template, keep)
  }

  start(): void {
    document.addEventListener('click', (event) => this.onClick(event))
    document.addEventListener('submit', (event) => void this.onSubmit(event))
    addEventListener('popstate', () => this.onBack())
    if (!this.aloneAt) return
    const step = Number(history.state?.step) || 1
    this.stepAside()
    this.open(step)
  }

  /** Says to whoever holds it that answers wait, and nothing else of what waits. */
  say(isWaiting: boolean): void {
    this.words = isWaiting ? LATER : ''
    this.showWords()
  }

  private onClick(event: MouseEvent): void {
    const tapped = event.target instanceof Element ? event.target.closest<HTMLElement>('a') : null
    const does = Object.keys(tapped?.dataset ?? {}).find((name) => name in this.links) as keyof typeof this.links
    if (!tapped || !does) return
    event.preventDefault()
    if (does === 'roundLeave' || !this.isEcho(event)) this.links[does]()
  }

  private readonly links = {
    roundStart: () => {
      this.stepAside()
      this.open(1)
    },
    roundPass: () => this.show(this.step + 1, null),
    roundNext: () => this.show(1, null),
    roundLeave: () => (this.aloneAt ? void this.openDay() : this.leave()),
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !this.stage?.contains(form)) return
    event.preventDefault()
    if (this.isBusy || this.isEcho(event)) return
    const data = new FormData(form, event.submitter)
    const isTap = data.get('intent') === 'tap'
    const tap = isTap ? { question: String(this.step), answer: String(data.get('answer')) } : this.last
    if (!tap) return
    this.isBusy = true
    try {
      await this.keep({ intent: isTap ? 'tap' : 'untap', ...tap, round: 'yes' })
      this.show(Number(tap.question) + Number(isTap), isTap ? tap : null)
    } catch {
      this.words = FULL
      this.showWords()
    } finally {
      this.isBusy = false
    }
  }

  private isEcho = ({ timeStamp }: Event) => timeStamp - this.came < ECHO

  private open(step: number): void {
    this.title = document.title
    document.title = 'How was it?'
    this.stage = document.createElement('div')
    for (const one of document.body.children) one.classList.add('app-away')
    document.body.append(this.stage)
    this.show(step, null)
    scrollTo({ top: 0, behavior: 'instant' })
  }

  /** Each step is made anew: nothing of the one before is left in it. */
  private show(step: number, last: Last | null): void {
    const page = this.template.content.cloneNode(true)
    if (!this.stage || !(page instanceof DocumentFragment)) return
    for (const one of page.querySelectorAll<HTMLElement>('[data-round-step]'))
      if (one.dataset.roundStep !== String(step)) one.remove()
    if (!last) page.querySelector('[data-round-wrong]')?.remove()
    this.stage.replaceChildren(page)
    this.step = step
    this.last = last
    this.came = performance.now()
    if (location.pathname === this.address) history.replaceState({ step }, '')
    this.showWords()
    this.stage.querySelector<HTMLElement>('[data-round-title]')?.focus({ preventScroll: true })
    scrollTo({ top: 0, behavior: 'instant' })
  }

  private showWords(): void {
    const says = this.stage?.querySelector('[data-round-says]')
    if (says && says.textContent !== this.words) says.textContent = this.words
  }

  /** The view has an address and an entry in the history of its own: a reload stays in it, and so does one step back. */
  private stepAside(): void {
    history.pushState({ step: this.step }, '', this.address)
  }

  private onBack(): void {
    if (this.isLeaving) location.replace(this.day)
    else if (this.stage) this.stepAside()
    else if (location.pathname === this.address) this.open(Number(history.state?.step) || 1)
  }

  /** Where there is no page behind, it comes from the service: without a connection the view stays. */
  private async openDay(): Promise<void> {
    const answer = await fetch(this.day, { method: 'HEAD' }).catch(() => null)
    this.isLeaving = answer !== null
    if (this.isLeaving) return history.back()
    this.words = STAY
    this.showWords()
  }

  private leave(): void {
    this.stage?.remove()
    this.stage = null
    document.title = this.title
    for (const one of document.body.children) one.classList.remove('app-away')
    document.querySelector<HTMLElement>('[data-round-start]')?.focus()
    history.back()
  }
}
