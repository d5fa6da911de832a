import { Bar, standingOf } from './day/bar.ts'
import { captured, echoes, emptied, freshKey } from './day/capture.ts'
import { deviceTime } from './day/clock.ts'
import { Editing } from './day/editing.ts'
import { behind, type Entry, type Fields, insteadOf, isWaiting, nextToSend, waitSeconds } from './day/entry.ts'
import { GoingRound } from './day/going-round.ts'
import { showEntries } from './day/overlay.ts'
import { showProblems } from './day/problems.ts'
import { freshPage, putInPlace } from './day/refresh.ts'
import { sendAll } from './day/sender.ts'
import { focusSummary, type Slip, showSlips, slipsIn, slipsOn } from './day/slips.ts'
import { type Kept, NOTHING_KEPT, type Owners, Store } from './day/store.ts'
import { dayPath } from './domain/day/protocol.ts'
import { queryAfter } from './domain/day/taps.ts'

/**
 * The page of a session day loses nothing without a connection: each form is kept on the device, shown at once, and sent when
 * it can be (decision 0019). Without this script, or where the browser keeps nothing, the same forms post by themselves.
 */
class DayKeeper {
  private kept: Kept = NOTHING_KEPT
  /** Sent, and not shown by the service's own page yet. */
  private settled: Entry[] = []
  /** What was wrong with the form that was sent last. */
  private slips: Slip[] = []
  private tries = 0
  private timer = 0
  private busy = false
  private again = false
  private stale = ''
  private signedOut = false
  private stranger = false
  private readonly isEcho = echoes()
  private readonly editing = new Editing()
  private readonly tabs = new BroadcastChannel('session-day')
  private readonly bar: Bar
  private readonly goingRound = GoingRound.of((fields) => this.keep(crypto.randomUUID(), fields))
  private token = document.querySelector<HTMLInputElement>('[data-day-region] input[name=form-token]')?.value ?? ''

  constructor(
    private readonly store: Store,
    private readonly session: string,
    private readonly owner: string,
    keep: HTMLElement,
  ) {
    this.bar = new Bar(keep)
  }

  async start(): Promise<void> {
    document.addEventListener('submit', (event) => this.onSubmit(event))
    document.addEventListener('click', (event) => this.onClick(event))
    addEventListener('beforeunload', (event) => {
      if (this.kept.entries.length > 0) event.preventDefault()
    })
    addEventListener('online', () => this.tryNow(0))
    document.addEventListener('visibilitychange', () => document.hidden || this.tryNow())
    // A page that was opened in another tab says so: somebody is signed in again.
    new BroadcastChannel('session').addEventListener('message', ({ data }) => {
      if (data.out) this.leave()
      else if (this.signedOut) this.tryNow()
    })
    this.tabs.addEventListener('message', () => {
      // What another tab has sent is no longer kept here: it is shown as the service has it.
      this.stale ||= '?'
      this.tryNow()
    })
    this.goingRound?.start()
    await this.load()
    this.tryNow()
  }

  /** Signed out in another tab: the names and the key go with the page, and what waits stays where it is. */
  private leave(): void {
    this.kept = NOTHING_KEPT
    location.replace('/sign-in')
  }

  private onSubmit(event: SubmitEvent): void {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== dayPath(this.session)) return
    if (form.method !== 'post' || event.defaultPrevented) return
    event.preventDefault()
    const { submission, fields } = captured(form, event.submitter)
    if (this.isEcho(form, event.timeStamp, fields.text)) return
    // A tap leaves alone what is said of a form in which somebody has typed.
    if (fields.text !== undefined || fields.intent === 'staff') this.slips = slipsOn(form, slipsIn(fields))
    this.show()
    if (slipsIn(fields).length > 0) {
      focusSummary()
      return
    }
    if (this.editing.isUnchanged(fields)) {
      this.editing.end(fields.note ?? '')
      return
    }
    freshKey(form)
    this.keep(submission, fields).then(
      () => {
        emptied(form, fields)
        if (fields.intent === 'note-change') this.editing.end(fields.note ?? '')
      },
      () => this.bar.say('This device cannot keep what you entered. Nothing is saved. Use paper, or another device.'),
    )
  }

  /** A note is changed here, without the service: so it can be without a connection too. */
  private onClick(event: MouseEvent): void {
    const tapped = event.target instanceof Element ? event.target.closest('a[href*="?edit="], [data-day-change]') : null
    if (tapped && this.editing.begin(tapped, this.shown())) event.preventDefault()
  }

  private async keep(submission: string, fields: Fields): Promise<void> {
    await this.store.add(submission, { fields, at: deviceTime().toISOString() })
    await this.load()
    this.tryNow()
  }

  private async load(): Promise<void> {
    this.kept = await this.store.list()
    this.show()
  }

  /** What the page of the service does not show yet. */
  private shown = () => [...this.settled, ...this.kept.entries.filter(isWaiting)]

  private show(): void {
    const { entries } = this.kept
    const region = document.querySelector<HTMLElement>('[data-day-region]')
    const problems = document.querySelector<HTMLElement>('[data-day-problems]')
    if (region) showEntries(region, this.shown(), dayPath(this.session))
    this.editing.show()
    showSlips(this.slips)
    if (problems)
      showProblems(problems, this.kept, {
        choose: (problem, mine) => void this.choose(problem, mine),
        removeLost: () => void this.removeLost(),
      })
    const standing = standingOf(entries, this.signedOut, this.stranger, this.tries)
    this.bar.show(standing, this.kept)
    this.goingRound?.say(standing.waiting > 0 && (standing.offline || standing.signedOut))
    if (this.slips.length > 0) this.bar.say('One form is not saved yet. Put right what is wrong in it.')
  }

  private tryNow(tries = this.tries): void {
    this.tries = tries
    clearTimeout(this.timer)
    if (this.busy) this.again = true
    else void this.send()
  }

  private async send(): Promise<void> {
    this.busy = true
    try {
      do {
        this.again = false
        await this.round()
      } while (this.again)
    } finally {
      this.busy = false
    }
  }

  private async round(): Promise<void> {
    const before = this.kept.entries
    if (!this.stranger && (nextToSend(before) || this.signedOut)) {
      const { settled, entries, end } = await sendAll({
        store: this.store,
        token: () => this.token,
        renew: async () => ((await this.refresh('')) ? 'renewed' : 'signed-out'),
      })
      this.settled.push(...settled)
      const last = settled.at(-1)
      const isChanged = last !== undefined || entries.some((entry) => entry.answer && isFresh(entry, before))
      if (isChanged) this.stale = (last && queryAfter(last.fields)) || '?'
      if (last) this.tabs.postMessage('changed')
      if (end === 'signed-out') this.signedOut = true
      this.tries = end === 'later' ? this.tries + 1 : 0
      await this.load()
    } else await this.load()
    await this.catchUp()
    if (this.tries > 0 || this.signedOut || this.stranger)
      this.timer = window.setTimeout(() => this.tryNow(), waitSeconds(this.tries || 5) * 1000)
  }

  /** Shows what the service has now, once something was sent, or somebody may have signed in again. */
  private async catchUp(): Promise<void> {
    if (this.tries > 0 || !(this.stale || this.signedOut || this.stranger)) return
    try {
      if ((await this.refresh(this.stale)) && nextToSend(this.kept.entries))
        this.timer = window.setTimeout(() => this.tryNow(), 1000)
    } catch {
      this.tries++
    }
    this.show()
  }

  /** The page as the service has it, in place of the old one; false when it is nobody's now, or somebody else's. */
  private async refresh(query: string): Promise<boolean> {
    const sent = [...this.settled]
    const alone = this.goingRound?.aloneAt
    const fresh = await freshPage(alone ?? dayPath(this.session) + query)
    this.signedOut = fresh === null
    this.stranger = fresh !== null && fresh.owner !== this.owner
    if (!fresh || this.stranger) return false
    this.token = fresh.token
    for (const input of document.querySelectorAll<HTMLInputElement>('input[name=form-token]')) input.value = fresh.token
    const old = document.querySelector<HTMLElement>('[data-day-region]')
    this.settled = this.settled.filter((entry) => !sent.includes(entry))
    this.stale = ''
    this.editing.around(() => {
      if (old && !alone) putInPlace(old, fresh.region)
      this.show()
    })
    return true
  }

  /** What a person chose between what is saved and what they entered; what came after it goes the same way. */
  private async choose(problem: Entry, mine: boolean): Promise<void> {
    const later = behind(problem, this.kept.entries)
    const last = later.at(-1) ?? problem
    const staff = document.querySelectorAll<HTMLInputElement>('#staff input[name^="before-"]')
    const newest = Object.fromEntries([...staff].map(({ name, value }) => [name, value]))
    const fields = mine ? insteadOf(problem, last, newest) : null
    if (fields) await this.store.add(crypto.randomUUID(), { fields, at: deviceTime().toISOString() })
    for (const { seq } of [problem, ...later]) await this.store.remove(seq)
    this.stale ||= '?'
    await this.load()
    this.tryNow()
  }

  private async removeLost(): Promise<void> {
    for (const seq of this.kept.lost) await this.store.remove(seq)
    await this.load()
  }
}

const isFresh = ({ seq }: Entry, before: readonly Entry[]) => !before.find((one) => one.seq === seq)?.answer

const keep = document.querySelector<HTMLElement>('[data-day-keep]')
if (keep && document.querySelector('[data-day-region]')) {
  const { dayKeep = '', dayOn = '', dayKeys = '' } = keep.dataset
  delete keep.dataset.dayKeys
  const owners: Owners = JSON.parse(dayKeys)
  const store = await Store.open(owners, dayKeep, dayOn)
  if (store) await new DayKeeper(store, dayKeep, owners.now.owner, keep).start()
}
