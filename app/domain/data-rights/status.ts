import type { dataRequestKinds, dataRequestStates, identityChecks } from '#db/schema/data-rights.ts'

export type RequestKind = (typeof dataRequestKinds)[number]
export type RequestState = (typeof dataRequestStates)[number]
export type IdentityCheck = (typeof identityChecks)[number]

/** What somebody can ask about their own data, in the words of the forms (UK GDPR Art 15 to 21). */
export const requestKindWords: Record<RequestKind, { label: string; asks: string; wish: string | null }> = {
  access: { label: 'A copy of their data', asks: 'They want to see all that we hold about them', wish: null },
  rectification: {
    label: 'Something put right',
    asks: 'Something we hold about them is wrong',
    wish: 'What is wrong, and what is right?',
  },
  erasure: { label: 'To be forgotten', asks: 'They want all that we hold about them erased', wish: null },
  restriction: {
    label: 'A stop to the use of their data',
    asks: 'We may keep what we hold about them, but not use it',
    wish: null,
  },
  objection: {
    label: 'An objection',
    asks: 'They do not agree with something that we do with their data',
    wish: 'What do they object to, and why?',
  },
}
export const REQUEST_KINDS = Object.keys(requestKindWords) as RequestKind[]
/** The kinds that make no sense without a sentence of theirs. */
export const KINDS_WITH_A_WISH = REQUEST_KINDS.filter((kind) => requestKindWords[kind].wish !== null)

export const requestStateWords: Record<RequestState, { label: string; tag: string }> = {
  open: { label: 'To decide', tag: 'govuk-tag--blue' },
  working: { label: 'Being done', tag: 'govuk-tag--yellow' },
  done: { label: 'Done', tag: 'govuk-tag--green' },
  refused: { label: 'Refused', tag: 'govuk-tag--grey' },
  withdrawn: { label: 'Not wanted any more', tag: 'govuk-tag--grey' },
}
export const REQUEST_STATES = Object.keys(requestStateWords) as RequestState[]
/** A request in one of these still has to be answered. */
export const UNANSWERED = ['open', 'working'] as const satisfies readonly RequestState[]

export const identityWords: Record<IdentityCheck, string> = {
  'code-word': 'They said the code word that was agreed with them',
  link: 'They used their private link and gave the right word',
  'in-person': 'They asked in person, and the facilitator knows them',
}
/** What a facilitator can say about it; the link says so by itself. */
export const CHECKS_BY_STAFF = ['code-word', 'in-person'] as const satisfies readonly IdentityCheck[]

/** Why a request can be refused. What fits which kind is in `refusalsOf`. */
export const refusalWords = {
  identity: 'We could not make sure that it was them who asked',
  repeated: 'They asked the same shortly before, and nothing has changed',
  'legal-duty': 'A law says that we have to keep it',
  'legal-claim': 'It is needed for a legal claim',
  'public-task': 'We need it for our public task, and our reasons weigh more than theirs',
  'nothing-wrong': 'What we hold is right as it is',
} as const
export type RefusalReason = keyof typeof refusalWords

const always = ['identity', 'repeated'] as const
const reasonsOf: Record<RequestKind, readonly RefusalReason[]> = {
  access: always,
  rectification: [...always, 'nothing-wrong'],
  erasure: [...always, 'legal-duty', 'legal-claim', 'public-task'],
  restriction: [...always, 'legal-duty', 'legal-claim'],
  objection: [...always, 'legal-claim', 'public-task'],
}
export const refusalsOf = (kind: RequestKind) => reasonsOf[kind]
export const isRefusalReason = (text: string): text is RefusalReason => Object.hasOwn(refusalWords, text)

/** Why an answer may take up to three months in place of one (domain §6.7). */
export const extensionWords = {
  complex: 'What they ask is complicated',
  many: 'They asked for several things at once',
} as const
export type ExtensionReason = keyof typeof extensionWords

/** What a facilitator can have put right, by the name that the trail gives it. */
export const correctionWords = {
  alias: 'First name or nickname',
  contact: 'How we reach them',
  'safe-contact': 'What makes contact safe',
  adjustments: 'What we do so that they can take part',
  agreement: 'What they agreed to',
  place: 'Their place in the forum',
  register: 'Whether they came to a session',
  vouchers: 'Their vouchers',
} as const
export type Correction = keyof typeof correctionWords
export const CORRECTIONS = Object.keys(correctionWords) as Correction[]

/** The parts of a copy: contact details and forum never leave together (security.md PRV-04). */
export const PACK_PARTS = ['contact', 'taking-part'] as const
export type PackPart = (typeof PACK_PARTS)[number]
