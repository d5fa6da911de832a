import { createServer } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterEach, describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { createMailer } from '#app/http/mailer.server.ts'
import { authority, ranOut, right, selfMade, serverKey } from '#test/support/certificates.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { NOON } from '#test/support/factories.ts'
import { message } from '#test/support/mail.ts'
import { PostOffice } from '#test/support/post-office.ts'
import { remindersFor, sendAllDue } from '#test/support/reminders.ts'

withTestDatabase()

let office: PostOffice | null = null
afterEach(async () => {
  await office?.close()
  office = null
})

type Kind = ConstructorParameters<typeof PostOffice>[0]
const opened = async (kind: Kind) => {
  office = await new PostOffice(kind).open()
  return office
}
const key = serverKey
const letter = { id: 'msg_one', route: 'email', to: 'a@example.org', subject: 'Hello', text: 'Hello' } as const
/** As the service would send to another machine, whose name leads to the server of the test. */
const mailerTo = (smtpUrl: string, port: number) =>
  createMailer({ ...config, smtpUrl }, { reach: { port }, ca: authority, patience: { greetingTimeout: 500 } })

const ELSEWHERE = 'smtp://mail.example.org'

describe('CRY-08 T18 to another machine nothing leaves but through a safe connection', () => {
  it.each<[string, string, Kind, string]>([
    ['offers none', ELSEWHERE, {}, 'ETLS'],
    ['shows a certificate that nobody vouches for', ELSEWHERE, { key, cert: selfMade }, 'ECERTIFICATE'],
    ['shows a certificate that ran out', ELSEWHERE, { key, cert: ranOut }, 'ECERTIFICATE'],
    ['shows the certificate of another', 'smtp://other.example.org', { key, cert: right }, 'ECERTIFICATE'],
    [
      'is encrypted at once and nobody vouches for it',
      'smtps://mail.example.org',
      { key, cert: selfMade, secure: true },
      'ECERTIFICATE',
    ],
    ['is not encrypted at once', 'smtps://mail.example.org', {}, 'ETLS'],
  ])('a server that %s gets nothing', async (_what, url, kind, code) => {
    await remindersFor(1)
    const { port, named, taken } = await opened(kind)
    expect(await sendAllDue(mailerTo(url, port))).toBe(1)
    expect(await message()).toMatchObject({ state: 'pending', attempts: 1, lastError: code })
    expect([named, taken]).toEqual([[], []])
  })

  it.each([
    ['refuses to encrypt', '454 TLS not available\r\n'],
    ['says yes and does not', '220 Ready\r\n250 hello\r\n250 ok\r\n250 ok\r\n354 go\r\n250 ok\r\n'],
  ])('somebody in between who %s gets nothing', async (_what, answer) => {
    const heard: string[] = []
    const between = createServer((socket) => {
      socket.on('error', () => {}).write('220 hello\r\n')
      socket.on('data', (part) => {
        heard.push(part.toString('latin1'))
        if (heard.length === 1) socket.write('250 hello\r\n')
        if (heard.length === 2) socket.write(answer)
        if (heard.length === 3) socket.write('250 I did\r\n')
      })
    })
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
    const address = between.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(mailerTo('smtp://me:secret@mail.example.org', port)(letter, NOON)).rejects.toMatchObject({
      code: 'ETLS',
    })
    expect(heard.join('')).toMatch(/^EHLO .*\r\nSTARTTLS\r\n/)
    expect(heard.join('')).not.toMatch(/MAIL FROM|RCPT|a@example|AUTH/)
    await new Promise((resolve) => between.close(resolve))
  })

  it.each<[string, string, Kind]>([
    ['with STARTTLS', ELSEWHERE, { key, cert: right }],
    ['from the start', 'smtps://mail.example.org', { key, cert: right, secure: true }],
    ['with a password', 'smtp://me:se%25cret@mail.example.org', { key, cert: right, password: 'se%cret' }],
  ])('a server whose certificate is right takes it, %s', async (_what, url, kind) => {
    const { port, taken } = await opened(kind)
    await mailerTo(url, port)(letter, NOON)
    expect(taken.map(({ recipients }) => recipients)).toEqual([['a@example.org']])
  })

  it('a wrong password is our own fault, and sends nothing', async () => {
    const { port, named } = await opened({ key, cert: right, password: 'secret' })
    const mailer = mailerTo('smtp://me:wrong@mail.example.org', port)
    await expect(mailer(letter, NOON)).rejects.toMatchObject({ code: 'EAUTH' })
    expect(named).toEqual([])
  })

  it('on this machine it may be in the clear', async () => {
    const { url, taken } = await opened({})
    await createMailer({ ...config, smtpUrl: url })(letter, NOON)
    expect(taken).toHaveLength(1)
  })

  it.each<[string, Kind]>([
    ['offers none', {}],
    ['shows a certificate that nobody vouches for', { key, cert: selfMade }],
  ])(
    'a careless sender would have sent to a server that %s (the same check, the other way round)',
    async (_what, kind) => {
      const { port, taken } = await opened(kind)
      const careless = createTransport({ host: '127.0.0.1', port, tls: { rejectUnauthorized: false } })
      await careless.sendMail({ from: 'x@example.org', to: 'a@example.org', subject: 'x', text: 'x' })
      expect(taken).toHaveLength(1)
    },
  )
})
