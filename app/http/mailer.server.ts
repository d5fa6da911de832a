import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { config } from '#app/config.server.ts'
import { isOneAddress } from '#app/domain/mail/rules.ts'

export type Letter = { id: string; to: string; subject: string; text: string }
export type CaughtLetter = Letter & { at: string }

/** Where demonstration mode keeps the mail it would have sent. */
export const caughtMailFolder = path.join(config.dataFolder, 'mail')

/**
 * The only file that knows nodemailer. One letter, one recipient: the address is checked and the envelope given
 * outright, because a bad string would otherwise mail somebody else (security.md fact 10, INJ-02). Throws when the
 * server does not take the letter.
 */
export async function sendLetter(letter: Letter, at: Date): Promise<void> {
  if (!isOneAddress(letter.to)) throw Object.assign(new Error('not one plain address'), { code: 'EADDRESS' })
  if (config.mode === 'demonstration') return catchLetter(letter, at)
  const transport = createTransport(config.smtpUrl, { disableFileAccess: true, disableUrlAccess: true })
  const from = /<(?<address>[^>]+)>/.exec(config.mailFrom)?.groups?.address ?? config.mailFrom
  try {
    await transport.sendMail({
      from: config.mailFrom,
      to: letter.to,
      envelope: { from, to: [letter.to] },
      subject: letter.subject,
      text: letter.text,
      messageId: `<${letter.id}@${config.origin.hostname}>`,
      date: at,
    })
  } finally {
    transport.close()
  }
}

async function catchLetter(letter: Letter, at: Date): Promise<void> {
  await mkdir(caughtMailFolder, { recursive: true })
  const caught: CaughtLetter = { ...letter, at: at.toISOString() }
  await writeFile(path.join(caughtMailFolder, `${letter.id}.json`), JSON.stringify(caught, null, 2))
}
