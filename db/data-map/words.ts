import { roleWords } from '#app/domain/access/permissions.ts'
import type { DataClass, Keep, Seen } from '../columns.ts'

export const classWords: Record<DataClass, string> = {
  public: 'Could be published',
  internal: 'For staff',
  pseudonym: 'A reference in place of a name',
  personal: 'About a person',
  special: 'Sensitive, about a person',
  secret: 'Secret, nobody can read it',
}

export const keepWords: Record<Keep, string> = {
  'programme+24m': 'As long as the forums run, and 2 years after',
  'place+24m': 'Until 2 years after the person leaves the forum',
  'place+30d': 'Until 30 days after the person leaves the forum',
  '12m': '12 months',
  '24m': '24 months',
  '6y': '6 years after the financial year',
  '30d': '30 days',
  '6w': '6 weeks',
  '14d': '14 days',
  '1d': '1 day',
  'for good': 'For good',
}

export const seenWords: Record<Seen, string> = {
  ...roleWords,
  public: 'Everybody',
  oneself: 'The person themselves',
  'the participant': 'The participant',
  'emergency access': 'Administrator or data protection officer in an emergency',
  'the service': 'Nobody, only the service itself',
}

/** How a column lies in the file, for whoever gets hold of the file alone. */
export type Protection = 'participant' | 'service' | 'digest' | 'clear'

export const protectionWords: Record<Protection, string> = {
  participant: 'Sealed under the participant’s own key',
  service: 'Sealed under the key of the service',
  digest: 'Only a digest: the text itself is not held',
  clear: 'As it is',
}

/** `cancelReason` and `cancel_reason` as `cancel reason`. */
export const inWords = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
