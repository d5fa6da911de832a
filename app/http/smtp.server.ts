import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { Config } from '#app/config.server.ts'
import { type FailureCode, NotTaken } from '#app/domain/mail/failures.ts'
import { smtpServerFrom } from '#app/mail-settings.ts'
import type { Carrier, Letter } from './mailer.server.ts'

export type SmtpSettings = Pick<Config, 'smtpUrl' | 'mailFrom' | 'origin'>

/** What stands between us and the mail server in a test: how to reach it, whose certificates count, how patient we are. */
export type Line = { reach?: { port: number }; ca?: string; patience?: Partial<typeof PATIENCE> }

/** A step that is silent for so many milliseconds is given up. The whole has a limit of its own (`mailer.server.ts`). */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }

/**
 * Carries emails to a mail server. The only file that knows nodemailer. One letter, one recipient: the envelope is given
 * outright, because a bad string would otherwise mail somebody else (security.md fact 10, INJ-02). To any other machine the
 * connection has to be encrypted with a certificate that is right; there is no falling back (CRY-08).
 */
export function smtpCarrier(settings: SmtpSettings, line: Line = {}): Carrier {
  const server = smtpServerFrom(settings.smtpUrl)
  const from = /<(?<address>[^>]+)>/.exec(settings.mailFrom)?.groups?.address ?? settings.mailFrom
  const options: SMTPConnectionOptions = {
    ...{ host: server.host, port: server.port, secure: server.secure, requireTLS: !server.isHere },
    ...{ ...PATIENCE, ...line.patience },
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !server.isHere, ca: line.ca },
  }
  return async (letter, { at, signal, stillWanted }) => {
    if (letter.route !== 'email') throw new NotTaken('EROUTE')
    const raw = await written(letter, { from, at, settings })
    const connection = new SMTPConnection(line.reach ? { ...options, connection: await reached(line.reach) } : options)
    const content = letterIfWanted(raw, stillWanted)
    const ended = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new NotTaken('ETIMEDOUT')), { once: true })
      connection.on('error', reject)
    })
    try {
      await Promise.race([ended, converse(connection, server.login, { from, to: [letter.to] }, content.stream)])
    } catch (error) {
      throw new NotTaken(content.unwanted() ? 'EUNWANTED' : codeOf(error))
    } finally {
      connection.close()
    }
    return undefined
  }
}

function written(letter: Letter, { from, at, settings }: { from: string; at: Date; settings: SmtpSettings }) {
  const composer = new MailComposer({
    from: letter.sender ? { name: letter.sender, address: from } : settings.mailFrom,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    messageId: `<${letter.id}@${settings.origin.hostname}>`,
    date: at,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/**
 * The letter as a stream that is not begun before the server waits for it, and asks once more at that moment whether it is
 * still wanted. Otherwise it breaks off, and the server has got nothing (security.md R6, LNK-08).
 */
function letterIfWanted(raw: Buffer, stillWanted: () => Promise<boolean>) {
  let unwanted = false
  async function* parts() {
    unwanted = !(await stillWanted())
    if (unwanted) throw new Error('not wanted any more')
    yield raw
  }
  return { stream: Readable.from(parts()), unwanted: () => unwanted }
}

type Envelope = { from: string; to: string[] }
type Login = { user: string; pass: string } | null

function converse(connection: SMTPConnection, login: Login, envelope: Envelope, content: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const send = () => connection.send(envelope, content, (error) => (error ? reject(error) : resolve()))
    connection.connect((failed) => {
      if (failed) return reject(failed)
      if (!login) return send()
      connection.login({ credentials: login }, (refused) => (refused ? reject(refused) : send()))
    })
  })
}

async function reached({ port }: { port: number }): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

type SmtpError = {
  code?: unknown
  originalCode?: unknown
  command?: unknown
  responseCode?: unknown
  response?: unknown
}

const CERTIFICATE = /CERT|ALTNAME|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/
/** The server says who may send, not who can receive: RFC 4954 and the enhanced codes 5.7.x of RFC 3463. */
const ABOUT_US = /^530|^5\d\d[ -]5\.7\./

/** Which of our codes an error of the conversation is. What the server said is looked at, and not kept. */
function codeOf(error: unknown): FailureCode {
  if (error instanceof NotTaken) return error.code
  const { code, originalCode, command, responseCode, response } = (error ?? {}) as SmtpError
  const cause = String(originalCode ?? code)
  const step = String(command ?? '')
  if (CERTIFICATE.test(cause)) return 'ECERTIFICATE'
  if (code === 'ETLS' || /^(ERR_SSL|ERR_TLS|EPROTO$)/.test(cause)) return 'ETLS'
  const answer = Number(responseCode ?? 0)
  if (answer >= 400 && answer < 500) return 'EBUSY'
  if (code === 'EAUTH') return 'EAUTH'
  if (answer >= 500) {
    if (step === 'MAIL FROM') return 'ESENDER'
    if (ABOUT_US.test(String(response))) return 'EPOLICY'
    return step === 'RCPT TO' ? 'ERECIPIENT' : step === 'DATA' ? 'EREFUSED' : 'EPOLICY'
  }
  const passing = ['ECONNECTION', 'ESOCKET', 'EDNS', 'ETIMEDOUT'] as const
  return passing.find((one) => one === code) ?? 'EUNKNOWN'
}
