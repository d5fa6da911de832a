import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a server took in one transaction: whom the envelope named, and the letter. */
export type Delivery = { from: string; recipients: string[]; raw: string; letter: Email }
/**
 * How the server misbehaves: a refusal at a stage of the conversation, a connection that just ends (also after the letter
 * was taken, so that the sender cannot know), or no answer at all.
 */
export type Fault =
  | { at: 'recipient' | 'data'; code: number }
  | { at: 'connection' | 'before-data' | 'after-data' | 'after-taking' | 'silence' }

/** A real SMTP server on loopback that keeps what it takes, and misbehaves while `fault` says so. */
export class PostOffice {
  readonly taken: Delivery[] = []
  /** Every address named in a RCPT, also of letters that were not taken in the end. */
  readonly named: string[] = []
  conversations = 0
  fault: Fault | null = null
  /** Called when a letter has come in and is met with silence. */
  onSilence = () => {}
  readonly #server = new SMTPServer(this.#manners())

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  #manners(): SMTPServerOptions {
    return {
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 100,
      onConnect: (session, callback) => {
        this.conversations++
        if (this.fault?.at === 'connection') this.#hangUp(session.id)
        else callback()
      },
      onRcptTo: ({ address }, session, callback) => {
        this.named.push(address)
        if (this.fault?.at === 'before-data') this.#hangUp(session.id)
        else callback(this.#refusal('recipient'))
      },
      onData: (stream, session, callback) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          if (this.fault?.at === 'after-data') return this.#hangUp(session.id)
          if (this.fault?.at === 'silence') return this.onSilence()
          const refusal = this.#refusal('data')
          if (refusal) return callback(refusal)
          const raw = Buffer.concat(parts).toString('utf8')
          const { mailFrom, rcptTo } = session.envelope
          const from = mailFrom ? mailFrom.address : ''
          void PostalMime.parse(raw).then((letter) => {
            this.taken.push({ from, recipients: rcptTo.map(({ address }) => address), raw, letter })
            if (this.fault?.at === 'after-taking') this.#hangUp(session.id)
            else callback()
          })
        })
      },
    }
  }

  #refusal(at: 'recipient' | 'data'): Error | null {
    if (this.fault?.at !== at || !('code' in this.fault)) return null
    return Object.assign(new Error('not today'), { responseCode: this.fault.code })
  }

  #hangUp(id: string): void {
    for (const connection of this.#server.connections) {
      const { id: own, _socket: socket } = connection as unknown as { id: string; _socket: { destroy: () => void } }
      if (own === id) socket.destroy()
    }
  }
}
