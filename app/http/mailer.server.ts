import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { type Config, config } from '#app/config.server.ts'
import { isOneAddress } from '#app/domain/mail/rules.ts'

/** `sender` stands in place of our own name, for whoever asked for another. */
export type Letter = { id: string; to: string; subject: string; text: string; sender?: string }
export type CaughtLetter = Letter & { at: string }
/** Sends one letter to its one recipient. Throws, with a `code`, when the server does not take it. */
export type Mailer = (letter: Letter, at: Date) => Promise<void>
export type MailSettings = Pick<Config, 'mode' | 'smtpUrl' | 'mailFrom' | 'origin'>

/** Where demonstration mode keeps the mail it would have sent. */
export const caughtMailFolder = path.join(config.dataFolder, 'mail')

/** A silent server is given up well before another sender may take the message over (LEASE_MINUTES). */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }

/**
 * The only file that knows nodemailer. One letter, one recipient: the address is checked and the envelope given
 * outright, because a bad string would otherwise mail somebody else (security.md fact 10, INJ-02).
 */
export function createMailer(settings: MailSettings): Mailer {
  const from = /<(?<address>[^>]+)>/.exec(settings.mailFrom)?.groups?.address ?? settings.mailFrom
  return async (letter, at) => {
    if (!isOneAddress(letter.to)) throw Object.assign(new Error('not one plain address'), { code: 'EADDRESS' })
    if (settings.mode === 'demonstration') return catchLetter(letter, at)
    const transport = createTransport({
      url: settings.smtpUrl,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...patience,
    })
    try {
      await transport.sendMail({
        from: letter.sender ? { name: letter.sender, address: from } : settings.mailFrom,
        to: letter.to,
        envelope: { from, to: [letter.to] },
        subject: letter.subject,
        text: letter.text,
        messageId: `<${letter.id}@${settings.origin.hostname}>`,
        date: at,
      })
    } finally {
      transport.close()
    }
  }
}

async function catchLetter(letter: Letter, at: Date): Promise<void> {
  await mkdir(caughtMailFolder, { recursive: true })
  const caught: CaughtLetter = { ...letter, at: at.toISOString() }
  await writeFile(path.join(caughtMailFolder, `${letter.id}.json`), JSON.stringify(caught, null, 2))
}
