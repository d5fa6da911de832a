import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type Letter = { recipients: string[]; raw: string; subject: string; text: string }
export type Inbox = {
  url: string
  /** Every letter that came, in the order in which they came. */
  received: readonly Letter[]
  /** The next letter to an address that says something; letters nobody asked for stay where they are. */
  letter: (to: string, says: RegExp) => Promise<Letter>
  stop: () => Promise<void>
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function startInbox(): Promise<Inbox> {
  const letters: Letter[] = []
  const received: Letter[] = []
  const waiting: { wants: (letter: Letter) => boolean; take: (letter: Letter) => void }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        void PostalMime.parse(raw).then(({ subject = '', text = '' }) => {
          const letter = { recipients: session.envelope.rcptTo.map(({ address }) => address), raw, subject, text }
          received.push(letter)
          const at = waiting.findIndex(({ wants }) => wants(letter))
          if (at >= 0) waiting.splice(at, 1)[0]?.take(letter)
          else letters.push(letter)
          callback()
        })
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    letter: (to, says) => {
      const wants = ({ recipients, subject, text }: Letter) =>
        recipients.includes(to) && says.test(`${subject}\n${text}`)
      const at = letters.findIndex(wants)
      const [there] = at >= 0 ? letters.splice(at, 1) : []
      return there ? Promise.resolve(there) : new Promise((take) => waiting.push({ wants, take }))
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
