/** What the page knows of the end of its session: how long it has, when to say so, and in which words. */
type Ending = { seconds: number; warnAfter: number; words: string; mayStay: boolean; out?: boolean }

const SIGNED_OUT = 'You have been signed out. What you have typed is still here.'
const THANKS_SECONDS = 10

/**
 * The warning before the session ends: read out when it is due, with a button that keeps the session without leaving the
 * page. Other tabs of this browser are told, for a click in one counts for all.
 */
export function enhanceIdle(): void {
  const bar = document.querySelector<HTMLElement>('[data-idle]')
  if (bar) new IdleBar(bar).start()
}

class IdleBar {
  private readonly says: HTMLElement
  private readonly does = document.createElement('p')
  private readonly others = new BroadcastChannel('session')
  private ending: Ending
  private since = Date.now()
  private shown: 'nothing' | 'warning' | 'thanks' | 'end' = 'nothing'
  private lastFocus: HTMLElement | null = null

  constructor(private readonly bar: HTMLElement) {
    this.ending = endingIn(bar)
    this.says = bar.querySelector<HTMLElement>('[data-idle-says]') ?? document.createElement('p')
    this.does.className = 'app-idle__does'
  }

  start(): void {
    this.bar.querySelector('[data-idle-does]')?.remove()
    this.says.after(this.does)
    this.bar.classList.add('app-idle--scripted')
    this.show('nothing', '')
    this.others.addEventListener('message', ({ data }: MessageEvent<Ending>) => this.goOn(data))
    this.others.postMessage(this.ending)
    // Whoever signs out in one tab is signed out in all: each says so, and a session day goes with its key (decision 0019).
    document.addEventListener('submit', ({ target }) => {
      if (target instanceof HTMLFormElement && target.getAttribute('action') === '/sign-out')
        addEventListener('pagehide', () => this.others.postMessage({ ...this.ending, seconds: 0, out: true }))
    })
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && !this.bar.contains(target)) this.lastFocus = target
    })
    document.addEventListener('visibilitychange', () => this.tick())
    setInterval(() => this.tick(), 1000)
    this.tick()
  }

  /** Looks at the clock: a machine that slept has not counted the seconds. */
  private tick(): void {
    const passed = (Date.now() - this.since) / 1000
    if (passed >= this.ending.seconds) {
      if (this.shown !== 'end') this.show('end', SIGNED_OUT, signInLink())
    } else if (passed >= this.ending.warnAfter) {
      if (this.shown !== 'warning')
        this.show('warning', this.ending.words, this.ending.mayStay ? this.stayButton() : null)
    } else if (this.shown === 'thanks' && passed >= THANKS_SECONDS) {
      this.show('nothing', '')
    }
  }

  private show(what: IdleBar['shown'], words: string, action: HTMLElement | null = null): void {
    const held = this.bar.contains(document.activeElement)
    this.shown = what
    this.bar.classList.toggle('app-idle--shown', what !== 'nothing')
    if (what === 'nothing') this.bar.removeAttribute('aria-label')
    else this.bar.setAttribute('aria-label', 'Signing out')
    this.says.textContent = words
    this.does.replaceChildren(...(action ? [action] : []))
    if (held) this.lastFocus?.focus()
  }

  private stayButton(): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button'
    button.textContent = 'Stay signed in'
    button.addEventListener('click', () => void this.stay())
    return button
  }

  private async stay(): Promise<void> {
    const answer = await fetch('/account/stay', { credentials: 'same-origin' }).catch(() => null)
    if (!answer?.ok) {
      this.says.textContent = 'The service did not answer. Wait a moment, then choose “Stay signed in” again.'
      return
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector<HTMLElement>('[data-idle]')
    if (!fresh) return this.show('end', SIGNED_OUT, signInLink())
    this.goOn(endingIn(fresh))
    this.others.postMessage(this.ending)
    this.show('thanks', 'You are still signed in.')
  }

  /** The session has another end now: a page was opened here or in another tab. */
  private goOn(ending: Ending): void {
    this.ending = ending
    this.since = Date.now()
    if (this.shown !== 'nothing') this.show('nothing', '')
    this.tick()
  }
}

function endingIn(bar: HTMLElement): Ending {
  return {
    seconds: Number(bar.dataset.idle),
    warnAfter: Number(bar.dataset.idleWarn),
    words: bar.querySelector('[data-idle-says]')?.textContent ?? '',
    mayStay: bar.querySelector('[data-idle-does]') !== null,
  }
}

function signInLink(): HTMLElement {
  const link = document.createElement('a')
  link.className = 'govuk-link app-idle__stay'
  link.href = '/sign-in'
  link.target = '_blank'
  link.rel = 'noopener'
  link.textContent = 'Sign in (opens in a new tab), then come back to this page'
  return link
}
