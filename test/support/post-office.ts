import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'

/** What a server took in one transaction: whom the envelope named, and the letter. */
export type Delivery = { from: string; recipients: string[]; raw: string; letter: Email }

/** The steps of a conversation at which a server can misbehave. */
export type Step = 'greeting' | 'sender' | 'recipient' | 'data'
/**
 * How the server misbehaves: a refusal at a step of the conversation, a connection that just ends (also after the letter was
 * taken, so that the sender cannot know), or no answer at all. `in-data` is while the letter comes in.
 */
export type Fault =
  | { at: Step; code: number; says?: string }
  | { at: 'connection' | 'before-data' | 'after-data' | 'after-taking' }
  | { at: 'silence'; when?: 'greeting' | 'recipient' | 'in-data' | 'taken' }
type Answer = (error?: Error | null) => void

/** A server with a key and a certificate offers STARTTLS; `password` is what it asks for. */
type Manners = { key?: string; cert?: string; secure?: boolean; password?: string }

/** A real SMTP server on loopback that keeps what it takes, and misbehaves while `fault` says so. */
export class PostOffice {
  readonly taken: Delivery[] = []
  /** Every address named in a RCPT, also of letters that were not taken in the end. */
  readonly named: string[] = []
  conversations = 0
  fault: Fault | null = null
  /** Called when the server falls silent. */
  onSilence = () => {}
  /** What happens elsewhere before the server answers to the recipient. */
  meanwhile: () => Promise<unknown> = async () => {}
  readonly #server: SMTPServer

  constructor(manners: Manners = {}) {
    this.#server = new SMTPServer({ ...this.#behaviour(), ...optionsOf(manners) })
    // Whoever does not trust the certificate ends the handshake: for this server an error.
    this.#server.on('error', () => {})
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  #behaviour(): SMTPServerOptions {
    return {
      logger: false,
      closeTimeout: 100,
      onConnect: (session, answer) => {
        this.conversations++
        if (this.fault?.at === 'connection') this.#hangUp(session.id)
        else if (!this.#isSilent('greeting')) this.#answer('greeting', answer)
      },
      onMailFrom: (_address, _session, answer) => this.#answer('sender', answer),
      onRcptTo: ({ address }, session, answer) => {
        this.named.push(address)
        if (this.fault?.at === 'before-data') this.#hangUp(session.id)
        else if (!this.#isSilent('recipient')) void this.meanwhile().then(() => this.#answer('recipient', answer))
      },
      onData: (stream, session, answer) => {
        const parts: Buffer[] = []
        stream.once('data', () => void this.#isSilent('in-data'))
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => void this.#take(Buffer.concat(parts).toString('utf8'), session, answer))
      },
    }
  }

  async #take(raw: string, session: SMTPServerSession, answer: Answer): Promise<void> {
    if (this.fault?.at === 'silence' && this.fault.when === 'in-data') return
    if (this.fault?.at === 'after-data') return this.#hangUp(session.id)
    if (this.fault?.at === 'silence' && this.fault.when !== 'taken') return this.onSilence()
    const refusal = this.#refusal('data')
    if (refusal) return answer(refusal)
    const { mailFrom, rcptTo } = session.envelope
    const letter = await PostalMime.parse(raw)
    const from = mailFrom ? mailFrom.address : ''
    this.taken.push({ from, recipients: rcptTo.map(({ address }) => address), raw, letter })
    if (this.fault?.at === 'after-taking') this.#hangUp(session.id)
    else if (!this.#isSilent('taken')) answer()
  }

  #isSilent(when: 'greeting' | 'recipient' | 'in-data' | 'taken'): boolean {
    const silent = this.fault?.at === 'silence' && this.fault.when === when
    if (silent) this.onSilence()
    return silent
  }

  #answer(step: Step, answer: Answer): void {
    answer(this.#refusal(step))
  }

  #refusal(at: Step): Error | null {
    if (this.fault?.at !== at || !('code' in this.fault)) return null
    return Object.assign(new Error(this.fault.says ?? 'not today'), { responseCode: this.fault.code })
  }

  #hangUp(id: string): void {
    for (const connection of this.#server.connections) {
      const { id: own, _socket: socket } = connection as unknown as { id: string; _socket: Socket }
      if (own === id) socket.destroy()
    }
  }
}

function optionsOf({ key, cert, secure, password }: Manners): SMTPServerOptions {
  const withoutTls = key ? [] : ['STARTTLS']
  const withoutLogin = password ? [] : ['AUTH']
  return {
    ...{ key, cert, secure },
    disabledCommands: [...withoutTls, ...withoutLogin],
    authOptional: !password,
    onAuth: (login, _session, answer) =>
      login.password === password ? answer(null, { user: login.username }) : answer(new Error('wrong')),
  }
}
