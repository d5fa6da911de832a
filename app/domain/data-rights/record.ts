/** A field of the record of processing: what it says, or what a person still has to fill in. */
export type RecordField = { key: string; value: string | readonly string[] } | { key: string; toFill: string }

/** Who carries messages: nobody in the demonstration, GOV.UK Notify, or a mail server. */
export type MessageCarrier = 'nobody' | 'notify' | { mailServer: string }

/** How the controller and their officer are reached, as the settings say; null until somebody fills it in. */
export type Contacts = { controllerContact: string | null; dpoContact: string | null }

export const CONTROLLER = 'Mayor’s Office for Policing and Crime (MOPAC)'

/** What protects the data, for the record and for the assessment. */
export const securityMeasures = [
  'Names, contact details, code words and adjustments are sealed with AES-256-GCM, under a key of each participant’s own',
  'Those keys are in a database of their own, wrapped by a key that is in neither',
  'Passwords, links and sessions are held as digests only',
  'Everybody signs in with two steps; those who can hurt most, with a passkey',
  'Each role sees what it needs and no more; a page out of reach looks like one that does not exist',
  'Contact details are masked: one at a time is shown, for a reason, and recorded before it is opened',
  'Contact details and the forum are never in one answer, file, log line or message',
  'Every change is written into a chained audit trail, whose end is kept outside the service',
  'What has been kept long enough is removed every night, and what is overdue stands out',
] as const

/** The fields of the record of processing that are the same for all purposes (UK GDPR Art 30; domain §6.7). */
export function recordFields({ controllerContact, dpoContact }: Contacts, carrier: MessageCarrier): RecordField[] {
  return [
    { key: 'Controller', value: CONTROLLER },
    filled(
      'How to reach the controller',
      controllerContact,
      'Name a contact. Whoever runs the service sets CONTROLLER_CONTACT',
    ),
    filled(
      'Data protection officer',
      dpoContact,
      'Name the officer and a contact. Whoever runs the service sets DPO_CONTACT',
    ),
    { key: 'Processors', toFill: 'List each organisation that runs a forum, and whoever hosts the service' },
    { key: 'Who carries messages', value: carrierWords(carrier) },
    { key: 'Contracts', toFill: 'Link the contract with each processor, and say when it was last looked at' },
    {
      key: 'Transfers out of the UK',
      toFill:
        'Say where the machine, its copies and the mail service are. Beside messages, the service itself sends nothing elsewhere',
    },
    { key: 'Security measures', value: securityMeasures },
    {
      key: 'Consent records',
      value:
        'What each participant agreed to is kept purpose by purpose, with the exact words, how, who took it and when it was withdrawn. Taking part rests on public task, not on consent',
    },
    { key: 'Appropriate Policy Document', toFill: 'Link it. DPA 2018 Sch 1 para 6 needs one' },
    { key: 'Impact assessment', value: 'The page “Impact assessment” beside this one' },
    { key: 'Personal data breaches', toFill: 'Link MOPAC’s register of breaches' },
  ]
}

const filled = (key: string, value: string | null, toFill: string): RecordField =>
  value === null ? { key, toFill } : { key, value }

function carrierWords(carrier: MessageCarrier): string {
  if (carrier === 'nobody') return 'Nobody. The demonstration keeps what it would have sent'
  if (carrier !== 'notify')
    return `The mail server ${carrier.mailServer}. It gets the address of each person and words that say nothing about the forums`
  return 'GOV.UK Notify, run by the Government Digital Service, a processor. It gets the address or number of each person and words that say nothing about the forums, and keeps them for 7 days'
}
