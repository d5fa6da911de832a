import { formatTime } from '../shared/dates.ts'
import { NEUTRAL_SENDER, type Open, type PersonRules, type SafeTimes } from './rules.ts'
import { someoneElseWords, type TaskAbout } from './status.ts'

/** What a person does and says on a route that no machine uses: in this order, and nothing else. */
export type Script = {
  before: string[]
  /** Word for word what is said, or stands in the text or letter. */
  words: string[]
  after: string[]
}

/** A check-in after a session is no contact task, but it is said by the same rules. */
type About = TaskAbout | 'check-in'

export type Told = { about: About; open: Open; person: PersonRules; times: SafeTimes; link: string | null }

/** What may be said or written, worked out from what is safe for this participant (domain §7). */
export function scriptFor(told: Told): Script {
  if (told.open.route === 'call') return callScript(told)
  return told.open.route === 'text' ? textScript(told) : letterScript(told)
}

/** The times in words, "on Monday and Tuesday, from 9am to 5pm"; null when any time is safe. */
export function timesInWords({ days, from, until }: SafeTimes): string | null {
  const on = days.length > 0 ? `on ${days.join(', ').replace(/, (?=[^,]*$)/, ' and ')}` : ''
  const begin = from ? `from ${formatTime(from)}` : ''
  const end = until ? `${from ? 'to' : 'until'} ${formatTime(until)}` : ''
  const hours = [begin, end].filter(Boolean).join(' ')
  return [on, hours].filter(Boolean).join(', ') || null
}

const business: Record<About, string> = {
  'private-link': 'Your page is ready. I can send you its address another way, or go through it with you now.',
  'confirm-contact': 'I would like to ask whether it is still all right to ring you.',
  'data-request': 'I am ringing about what you asked me. Is now a good time to go through it?',
  'session-invitation': 'I would like to tell you when we meet next, and ask whether you can come.',
  'session-coming': 'I would like to remind you of when we meet.',
  'session-moved': 'Something has changed about when or where we meet. I would like to tell you what.',
  'session-off': 'We do not meet as planned. I would like to tell you what happens instead.',
  'session-thanks': 'Thank you for coming. I would like to tell you what happens next.',
  'wording-check': 'We wrote down what the group said. I would like to ask whether the words are right.',
  'check-in': 'I would like to ask how you are. You do not have to say anything.',
}

function callScript({ about, open, person, times }: Told): Script {
  const who = open.sender === NEUTRAL_SENDER ? 'I am ringing about your appointment' : `it is ${open.sender}`
  const hours = timesInWords(times)
  const message = open.voicemail
    ? `If it goes to voicemail you may say: “Hello, ${who}. I will try again.” Say no more: no organisation, no number.`
    : 'If it goes to voicemail, leave no message.'
  return {
    before: [
      open.withhold ? 'Withhold your number: dial 141 before theirs.' : 'You may show your number.',
      ...(hours ? [`Ring ${hours} only.`] : []),
      'Ring from a place where nobody can hear you.',
    ],
    words: [`“Hello, ${who}. Is now a good time to talk?”`, `“${business[about]}”`],
    after: [
      'Ask for the code word before you say the second part. If they do not know it, or say that now is not a good time, ring off.',
      message,
      `If somebody else answers: ${decapitalised(someoneElseWords[person.someoneElse])}. Never say who you are or why you ring, and never say yes or no when they ask about it.`,
      'If the call drops, do not ring back. Wait for them, or try on another day.',
    ],
  }
}

const decapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const written: Record<About, string> = {
  'private-link': 'Here is your page:',
  'confirm-contact': 'Is it still all right to write to you here? Please let me know the next time we speak.',
  'data-request': 'What you asked for is ready. Please let me know when we can speak.',
  'session-invitation': 'I have a new time for you. Please let me know when we can speak.',
  'session-coming': 'This is about the time we said. Please let me know if you cannot come.',
  'session-moved': 'The time or place we said has changed. Please let me know when we can speak.',
  'session-off': 'The time we said is off. I will be in touch about a new one.',
  'session-thanks': 'Thank you. I will tell you what comes of it.',
  'wording-check': 'I have something for you to read over. Please let me know when we can speak.',
  'check-in': 'I would like to ask how you are. Please let me know when we can speak.',
}

/** What is written where it leads to their page: there they say whether they come, and whether words are right. */
const leading: Partial<Record<About, string>> = {
  'private-link': written['private-link'],
  'session-invitation': 'I have a new time for you. Your page has it. Please say there if you can come:',
  'session-coming': 'This is about the time we said. Your page has it. If you cannot come, please say so there:',
  'session-moved':
    'The time or place we said has changed. Your page says how it is now. Please say there if you can come:',
  'wording-check': 'I have something for you to read over. It is on your page:',
}

/** Whether a text or letter about this is better for their private link. */
export const wantsLink = (about: About): boolean => leading[about] !== undefined

const linesOf = ({ about, link }: Pick<Told, 'about' | 'link'>): string[] => {
  const toPage = leading[about]
  return link && toPage ? [toPage, link] : [written[about]]
}

function textScript({ about, open, times, link }: Told): Script {
  const hours = timesInWords(times)
  return {
    before: [
      'Send it from the phone you use for this work, to this one number.',
      ...(hours ? [`Send it ${hours} only.`] : []),
    ],
    words: [...linesOf({ about, link }), open.sender],
    after: ['Copy the words as they stand. Add nothing.', 'Delete the message from your phone when it is sent.'],
  }
}

function letterScript({ about, open, link }: Told): Script {
  return {
    before: [
      'Use a plain envelope: no logo, no stamp of ours, no window.',
      'Write the name they go by and the address by hand. Put no sender on it.',
    ],
    words: [
      'Hello,',
      ...linesOf({ about, link }),
      'If you do not want to get letters, tell me the next time we speak.',
      open.sender,
    ],
    after: ['Post it yourself. Keep no copy.'],
  }
}
