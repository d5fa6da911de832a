/**
 * Why a message did not leave, or did not arrive. The code is all that is kept of it, never what a server said.
 *
 * `lasting`: no later attempt would end differently, so a person is told at once. `ours`: we are refused, whoever it is
 * for; `unsafe`: nothing safe to send through. Both are tried again, and those who watch over the service are told.
 * `passing`: tried again later.
 */
const failures = {
  EADDRESS: { kind: 'lasting', words: 'The address cannot be used as it stands' },
  ERECIPIENT: { kind: 'lasting', words: 'The address was refused. It may be wrong or no longer in use' },
  EREFUSED: { kind: 'lasting', words: 'The message was refused' },
  EDELIVERY: { kind: 'lasting', words: 'It left, and could not be delivered' },
  EROUTE: { kind: 'lasting', words: 'No machine carries messages this way' },
  ESENDERNAME: { kind: 'lasting', words: 'GOV.UK Notify cannot show the sender name they chose' },
  EAUTH: { kind: 'ours', words: 'We could not sign in to send it' },
  ESENDER: { kind: 'ours', words: 'Our own address was refused' },
  EPOLICY: { kind: 'ours', words: 'We are not allowed to send there' },
  ETEMPLATE: { kind: 'ours', words: 'GOV.UK Notify did not take our template' },
  ETELLING: { kind: 'ours', words: 'Our own address would say what it is about' },
  ETLS: { kind: 'unsafe', words: 'The mail server offers no safe connection' },
  ECERTIFICATE: { kind: 'unsafe', words: 'The certificate of the mail server is not right' },
  EBUSY: { kind: 'passing', words: 'The mail server asked us to come back later' },
  ECONNECTION: { kind: 'passing', words: 'The connection ended too early' },
  ESOCKET: { kind: 'passing', words: 'The mail server does not answer' },
  EDNS: { kind: 'passing', words: 'The mail server was not found' },
  ETIMEDOUT: { kind: 'passing', words: 'It took too long' },
  EEXPIRED: { kind: 'passing', words: 'It was too late to send it' },
  EUNWANTED: { kind: 'passing', words: 'It was not to be sent any more' },
  EUNKNOWN: { kind: 'passing', words: 'Something unforeseen happened' },
} as const satisfies Record<string, { kind: 'lasting' | 'ours' | 'unsafe' | 'passing'; words: string }>

export type FailureCode = keyof typeof failures

const isKnown = (code: string): code is FailureCode => Object.hasOwn(failures, code)
const codesOf = (kind: string) =>
  (Object.keys(failures) as FailureCode[]).filter((code) => failures[code].kind === kind)

export const LASTING_FAILURES = codesOf('lasting')
export const OWN_FAILURES = codesOf('ours')
export const UNSAFE_FAILURES = codesOf('unsafe')

/** True when no later attempt would end differently. */
export const isLasting = (code: string): boolean => isKnown(code) && failures[code].kind === 'lasting'

/** Why a message did not leave, in words for whoever looks after it. */
export const failureWords = (code: string | null): string => failures[code && isKnown(code) ? code : 'EUNKNOWN'].words

/** A message was not taken, or nobody can know whether it was. */
export class NotTaken extends Error {
  constructor(readonly code: FailureCode) {
    super(code)
    this.name = 'NotTaken'
  }
}

/** What is kept of an error that ended an attempt: a code of ours, and nothing that was said. */
export function failureCode(error: unknown): FailureCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return isKnown(code) ? code : 'EUNKNOWN'
}
