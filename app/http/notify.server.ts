import { NotifyClient } from 'notifications-node-client'
import type { Told } from '#app/domain/mail/delivery-commands.server.ts'
import { type FailureCode, NotTaken } from '#app/domain/mail/failures.ts'
import { isChosenSender } from '#app/domain/mail/rules.ts'
import type { NotifySettings } from '#app/mail-settings.ts'
import type { Carrier, Letter } from './mailer.server.ts'

/** A question about a message is given up after so many milliseconds. */
const ASKING = 20_000

/**
 * Carries emails, texts and letters with GOV.UK Notify. The only file that knows its client. Each call names one recipient.
 * From the second attempt on Notify is asked first whether it has the message, so that nothing is sent twice where that can
 * be known (docs/decisions/0016).
 */
export function notifyCarrier(settings: NotifySettings): Carrier {
  return async (letter, { signal, attempt, stillWanted }) => {
    const template = settings.templates[letter.route]
    if (!template) throw new NotTaken('EROUTE')
    // The name that is shown is one for all, and is set with Notify. Whoever chose another must not be shown that one.
    if (letter.route !== 'post' && letter.sender && isChosenSender(letter.sender)) throw new NotTaken('ESENDERNAME')
    const client = clientFor(settings, signal)
    const before = attempt > 1 ? await findSent(client, letter.id) : null
    if (before) return { carrierId: before }
    if (!(await stillWanted())) throw new NotTaken('EUNWANTED')
    return { carrierId: await answered(send(client, template, letter), ({ id }) => id) }
  }
}

/** What GOV.UK Notify says became of a message. */
export async function askNotify(settings: NotifySettings, carrierId: string): Promise<Told> {
  const client = clientFor(settings, AbortSignal.timeout(ASKING))
  return answered(client.getNotificationById(carrierId), ({ status }) => toldBy(status))
}

/** The client with limits: it gives up with the attempt, follows no redirect, and takes no proxy from the surroundings. */
function clientFor({ baseUrl, key }: NotifySettings, signal: AbortSignal): NotifyClient {
  const client = new NotifyClient(baseUrl, key)
  const { restClient } = client.apiClient
  client.setClient(restClient.create({ signal, maxRedirects: 0, proxy: false }))
  return client
}

function send(client: NotifyClient, template: string, letter: Letter): Promise<{ data: { id: string } }> {
  const { id, route, to, subject, text } = letter
  const reference = id
  if (route === 'email') return client.sendEmail(template, to, { personalisation: { subject, body: text }, reference })
  if (route === 'text') return client.sendSms(template, to, { personalisation: { body: text }, reference })
  const lines = to.split('\n').map((line, at) => [`address_line_${at + 1}`, line])
  return client.sendLetter(template, {
    personalisation: { ...Object.fromEntries(lines), subject, body: text },
    reference,
  })
}

/** What Notify calls the message of this reference, if it has it and did not fail to deliver it. */
async function findSent(client: NotifyClient, reference: string): Promise<string | null> {
  return answered(client.getNotifications(undefined, undefined, reference), ({ notifications }) => {
    const sent = notifications.find((one) => one.reference === reference && toldBy(one.status) !== 'failed')
    return sent?.id ?? null
  })
}

const DELIVERED = ['delivered', 'received', 'sent']
const FAILED = [
  ...['permanent-failure', 'temporary-failure', 'technical-failure'],
  ...['validation-failed', 'virus-scan-failed', 'cancelled'],
]

/** Every word that Notify has for the state of an email, a text or a letter. One that we do not know is still under way. */
function toldBy(status: string): Told {
  if (DELIVERED.includes(status)) return 'delivered'
  return FAILED.includes(status) ? 'failed' : 'taken'
}

/** Takes what is needed from an answer. An error becomes a code of ours: it holds the address, the text and a token. */
async function answered<D, T>(answer: Promise<{ data: D }>, take: (data: D) => T): Promise<T> {
  try {
    return take((await answer).data)
  } catch (error) {
    throw new NotTaken(codeOf(error))
  }
}

/** What Notify says when the recipient is wrong, and not what we ask for. */
const THEIRS = /email_address|phone_number|postcode|address line|line of address|address must|^address/i

type NotifyError = { code?: unknown; response?: { status: number; data?: { errors?: { message?: unknown }[] } } }

function codeOf(error: unknown): FailureCode {
  const { code, response } = (error ?? {}) as NotifyError
  if (!response) return /^(ERR_CANCELED|ECONNABORTED|ETIMEDOUT)$/.test(String(code)) ? 'ETIMEDOUT' : 'ECONNECTION'
  if (response.status === 401 || response.status === 403) return 'EAUTH'
  if (response.status !== 400) return 'EBUSY'
  const errors = Array.isArray(response.data?.errors) ? response.data.errors : []
  return errors.some(({ message }) => THEIRS.test(String(message))) ? 'ERECIPIENT' : 'ETEMPLATE'
}
