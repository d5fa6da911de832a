import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Config, config } from '#app/config.server.ts'
import { NotTaken } from '#app/domain/mail/failures.ts'
import { isOneRecipient } from '#app/domain/mail/rules.ts'
import type { CarriedRoute } from '#app/mail-settings.ts'
import { notifyCarrier } from './notify.server.ts'
import { type Line, smtpCarrier } from './smtp.server.ts'

/** A letter to one recipient by one route. `sender` stands in place of our own name, for whoever asked for another. */
export type Letter = { id: string; route: CarriedRoute; to: string; subject: string; text: string; sender?: string }
export type CaughtLetter = Letter & { at: string }

/**
 * What holds for one attempt: nothing leaves after `notAfter`; whether it is still wanted is asked again just before it
 * leaves; from the second attempt on, the carrier may have it already.
 */
export type Terms = { notAfter?: Date; attempt?: number; stillWanted?: () => Promise<boolean> }

/** Sends one letter to its one recipient; says what the carrier calls it, where it can be asked later. Throws `NotTaken`. */
export type Mailer = (letter: Letter, at: Date, terms?: Terms) => Promise<{ carrierId: string } | undefined>
export type MailSettings = Pick<Config, 'mode' | 'smtpUrl' | 'mailFrom' | 'origin' | 'notify'>

/** Something that carries letters, and gives up when `signal` says so. */
export type Carrier = (
  letter: Letter,
  attempt: { at: Date; signal: AbortSignal; attempt: number; stillWanted: () => Promise<boolean> },
) => ReturnType<Mailer>

/** Where demonstration mode keeps what it would have sent. */
export const caughtMailFolder = path.join(config.dataFolder, 'mail')

/** An attempt ends well before another sender may take the message over (LEASE_MINUTES), however slow the other side is. */
const LIMIT = 60_000

/** The mailer of the settings: a mail server, GOV.UK Notify, or the folder of the demonstration. */
export function createMailer(settings: MailSettings, line: Line & { limit?: number } = {}): Mailer {
  const carry = carrierOf(settings, line)
  return async (letter, at, { notAfter, attempt = 1, stillWanted = async () => true } = {}) => {
    if (!isOneRecipient(letter.route, letter.to)) throw new NotTaken('EADDRESS')
    const left = notAfter ? notAfter.getTime() - at.getTime() : Number.POSITIVE_INFINITY
    if (left <= 0) throw new NotTaken('EEXPIRED')
    const signal = AbortSignal.timeout(Math.min(left, line.limit ?? LIMIT))
    return carry(letter, { at, signal, attempt, stillWanted })
  }
}

function carrierOf(settings: MailSettings, line: Line): Carrier {
  if (settings.mode === 'demonstration') return catchLetter
  return settings.notify ? notifyCarrier(settings.notify) : smtpCarrier(settings, line)
}

const catchLetter: Carrier = async (letter, { at, stillWanted }) => {
  if (!(await stillWanted())) throw new NotTaken('EUNWANTED')
  await mkdir(caughtMailFolder, { recursive: true })
  const caught: CaughtLetter = { ...letter, at: at.toISOString() }
  await writeFile(path.join(caughtMailFolder, `${letter.id}.json`), JSON.stringify(caught, null, 2))
  return undefined
}
