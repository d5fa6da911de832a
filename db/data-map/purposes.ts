import type { DataClass, Purpose } from '../columns.ts'

/** Who outside the service gets what is held, or handles it for the controller (domain §6.3). */
export type Recipient = 'host' | 'facilitator' | 'carrier' | 'finance' | 'readers' | 'regulator'

export const recipientWords: Record<Recipient, string> = {
  host: 'Whoever runs the machine and its copies, for MOPAC',
  facilitator: 'The organisation that runs the forum, for MOPAC',
  carrier: 'The mail service that carries a message: an address and a neutral text',
  finance: 'MOPAC’s finance team, by reference only',
  readers: 'The Programme Board, the Metropolitan Police and partners, in published reports: nothing about a person',
  regulator: 'The Information Commissioner or a court, when the law asks for it',
}

/** Whom it is about. */
export type People = 'participants' | 'staff' | 'nobody'

export const peopleWords: Record<People, string> = {
  participants: 'People who take part in a forum, or were asked to',
  staff: 'People who work with the service',
  nobody: 'Nobody: it names no person',
}

type Article6 = 'public-task' | 'legal-duty'
type Condition = 'statutory-purposes'

/** Why the law lets us hold it (UK GDPR Art 6; domain §6.2). Each is a proposal until the officer confirms it. */
export const article6Words: Record<Article6, { law: string; plain: string }> = {
  'public-task': {
    law: 'Article 6(1)(e), public task: Police Reform and Social Responsibility Act 2011 s.3(6) and Sch 3 para 7; Anti-social Behaviour, Crime and Policing Act 2014 s.143(1)',
    plain: 'It is MOPAC’s public task to listen to victims of crime.',
  },
  'legal-duty': {
    law: 'Article 6(1)(c), legal obligation',
    plain: 'The law says that we have to keep it.',
  },
}

/** What the law asks for on top where data is sensitive (UK GDPR Art 9, DPA 2018 Sch 1). */
export const conditionWords: Record<Condition, { law: string; plain: string }> = {
  'statutory-purposes': {
    law: 'Article 9(2)(g), substantial public interest, with DPA 2018 Sch 1 para 6 (statutory purposes); Article 10 likewise. Needs an Appropriate Policy Document',
    plain: 'It can say something sensitive about a person. The law lets us hold it, with extra care, to do this task.',
  },
}

export type PurposeFacts = {
  /** What it is for, in the words of the privacy page. */
  words: string
  article6: Article6
  /** For what is sensitive; null where nothing of this purpose is. */
  condition: Condition | null
  recipients: readonly Recipient[]
  people: readonly People[]
}

/** Basis, condition, recipients and people, said once for each purpose (domain §6.2, §6.3). */
export const purposes: Record<Purpose, PurposeFacts> = {
  'running-forums': {
    words: 'Running the forums',
    article6: 'public-task',
    condition: 'statutory-purposes',
    recipients: ['host', 'facilitator'],
    people: ['participants', 'staff', 'nobody'],
  },
  'safe-contact': {
    words: 'Reaching people safely',
    article6: 'public-task',
    condition: 'statutory-purposes',
    recipients: ['host', 'facilitator', 'carrier'],
    people: ['participants'],
  },
  'taking-part': {
    words: 'Letting people take part, as they agreed',
    article6: 'public-task',
    condition: 'statutory-purposes',
    recipients: ['host', 'facilitator'],
    people: ['participants', 'nobody'],
  },
  'data-rights': {
    words: 'Answering people about their own data',
    article6: 'legal-duty',
    condition: 'statutory-purposes',
    recipients: ['host', 'facilitator', 'regulator'],
    people: ['participants'],
  },
  thanking: {
    words: 'Thanking people with a voucher',
    article6: 'public-task',
    condition: null,
    recipients: ['host', 'facilitator', 'finance'],
    people: ['participants', 'nobody'],
  },
  learning: {
    words: 'Learning from what forums say',
    article6: 'public-task',
    condition: null,
    recipients: ['host', 'facilitator'],
    people: ['staff', 'nobody'],
  },
  reporting: {
    words: 'Reporting to the Programme Board',
    article6: 'public-task',
    condition: null,
    recipients: ['host', 'readers'],
    people: ['staff', 'nobody'],
  },
  accounts: {
    words: 'Letting staff sign in',
    article6: 'public-task',
    condition: null,
    recipients: ['host', 'carrier'],
    people: ['staff', 'nobody'],
  },
  messages: {
    words: 'Sending messages',
    article6: 'public-task',
    condition: null,
    recipients: ['host', 'carrier'],
    people: ['participants', 'staff'],
  },
  accountability: {
    words: 'Showing who did what',
    article6: 'legal-duty',
    condition: null,
    recipients: ['host', 'regulator'],
    people: ['participants', 'staff', 'nobody'],
  },
}

/** Who gets a column: of what nobody can read, only whoever runs the machine has a copy. */
export function recipientsOf(purpose: Purpose, dataClass: DataClass): readonly Recipient[] {
  return dataClass === 'secret' ? ['host'] : purposes[purpose].recipients
}
