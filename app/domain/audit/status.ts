/** What the service watches over by itself (security.md AUD-06), in words for whoever has to act. */
export const alertWords = {
  'trail-broken': 'The audit trail was changed',
  'anchor-failing': 'The head of the audit trail cannot be kept outside',
  'refused-often': 'Somebody is refused many pages',
  'emergency-often': 'Somebody uses emergency access often',
  'reveals-many': 'Somebody looks at many contact details',
  'mail-stuck': 'Messages are not sent',
  'mail-refused': 'Whoever carries our messages refuses us',
  'mail-unsafe': 'There is no safe way to send messages',
  'disk-low': 'The disk is nearly full',
  'clock-jumped': 'The clock of the machine jumped',
  'seal-broken': 'Something sealed does not open',
  'data-damaged': 'The data file is damaged',
  'backup-old': 'There is no fresh backup',
} as const satisfies Record<string, string>

export type AlertKind = keyof typeof alertWords
export const ALERT_KINDS = Object.keys(alertWords) as AlertKind[]
export const isAlertKind = (text: string): text is AlertKind => Object.hasOwn(alertWords, text)

/** What to do first, in one sentence. */
export const alertSteps: Record<AlertKind, string> = {
  'trail-broken': 'Keep the machine as it is, and have the whole trail checked with npm run audit:verify.',
  'anchor-failing': 'Tell whoever runs the machine: the place outside does not take the head of the trail.',
  'refused-often': 'Ask them what they were looking for. If it was not them, end their sign-ins.',
  'emergency-often': 'Look at what they opened, and ask them why.',
  'reveals-many': 'Look at which details they asked for, and ask them why.',
  'mail-stuck': 'Tell whoever runs the machine: the mail server does not take messages.',
  'mail-refused':
    'Tell whoever runs the machine: the name, the password or the key that we send with is not accepted any more.',
  'mail-unsafe':
    'Tell whoever runs the machine today: the mail server has no right certificate, or somebody listens in between. Nothing is sent until then.',
  'disk-low': 'Tell whoever runs the machine today: with a full disk nothing can be saved.',
  'clock-jumped': 'Tell whoever runs the machine: sign-ins and links depend on the right time.',
  'seal-broken': 'Tell whoever runs the machine: the key file may be the wrong one, or the data were changed.',
  'data-damaged': 'Stop the service, and restore the newest backup beside it.',
  'backup-old': 'Tell whoever runs the machine: the newest backup is more than a day old.',
}
