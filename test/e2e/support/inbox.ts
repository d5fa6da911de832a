import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Letter = { recipients: string[]; raw: string }
export type Inbox = { url: string; next: () => Promise<Letter>; stop: () => Promise<void> }

/** A real SMTP server on loopback that keeps what it is given. `next` waits for the next letter. */
export async function startInbox(): Promise<Inbox> {
  const letters: Letter[] = []
  const waiting: ((letter: Letter) => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const letter = {
          recipients: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        }
        const taker = waiting.shift()
        if (taker) taker(letter)
        else letters.push(letter)
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    next: () => {
      const letter = letters.shift()
      return letter ? Promise.resolve(letter) : new Promise((resolve) => waiting.push(resolve))
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
