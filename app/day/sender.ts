import { dayDataPath, KEY_DAYS } from '../domain/day/protocol.ts'
import { deviceTime } from './clock.ts'
import { type Entry, nextToSend, type Outcome, outcomeOf } from './entry.ts'
import type { Store } from './store.ts'

const DAY = 86_400_000
/** One tab of the browser sends at a time. */
const LOCK = 'session-day'

export type Round = { settled: Entry[]; entries: Entry[]; end: Exclude<Outcome, 'problem' | 'new-token'> }

type Way = {
  store: Store
  token: () => string
  /** Gets the token of the sign-in of now; false when it is nobody's, or somebody else's. */
  renew: () => Promise<'renewed' | 'signed-out'>
}

/** Sends what waits, in order, one at a time, until all is sent or no answer comes. */
export async function sendAll(way: Way): Promise<Round> {
  return await navigator.locks.request(LOCK, () => round(way))
}

async function round({ store, token, renew }: Way): Promise<Round> {
  const { entries } = await store.list()
  const settled: Entry[] = []
  const ended = (end: Round['end']): Round => ({ settled, entries, end })
  for (let entry = nextToSend(entries); entry; entry = nextToSend(entries)) {
    let { outcome, answer } = await ask(entry, token())
    if (outcome === 'new-token') {
      const renewal = await renew().catch(() => 'later' as const)
      if (renewal !== 'renewed') return ended(renewal)
      ;({ outcome, answer } = await ask(entry, token()))
    }
    if (outcome === 'problem' && answer) {
      entry.answer = answer
      await store.change(entry)
    } else if (outcome === 'done') {
      await store.remove(entry.seq)
      entries.splice(entries.indexOf(entry), 1)
      settled.push(entry)
    } else return ended(outcome === 'signed-out' ? 'signed-out' : 'later')
  }
  return ended('done')
}

/** One post. No answer, and an answer that is not ours, mean that it is to be sent again as it is. */
async function ask(entry: Entry, token: string): Promise<ReturnType<typeof outcomeOf>> {
  if (deviceTime().getTime() - Date.parse(entry.at) > KEY_DAYS * DAY) return tooOld
  const { intent } = entry.fields
  const body = new URLSearchParams({
    ...entry.fields,
    ...(intent === 'time' ? { at: entry.at } : {}),
    'form-token': token,
    submission: entry.submission,
  })
  try {
    const answer = await fetch(dayDataPath(entry.session), {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    })
    return outcomeOf(answer.status, await answer.json().catch(() => null))
  } catch {
    return { outcome: 'later' }
  }
}

const tooOld: ReturnType<typeof outcomeOf> = {
  outcome: 'problem',
  answer: {
    ok: false,
    state: 'refused',
    message: `This waited for more than ${KEY_DAYS} days. Look whether it is there, and enter it again if it is not.`,
  },
}
