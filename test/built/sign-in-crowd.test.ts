import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '#test/support/accounts.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { accountsOnServer, send } from '#test/support/sign-in-on-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { TRUSTED_PROXIES: 'loopback' } })
  await accountsOnServer(server, { ada: 'active' })
}, 60_000)
afterAll(() => server?.stop())

const signIn = (name: string, from: string) =>
  send(server, '/sign-in', { email: `${name}@example.org`, password: PASSWORD }, { 'X-Forwarded-For': from })

/** Begins to send a sign-in from an address, and never ends. */
async function beginning(from: string): Promise<Socket> {
  const { host, hostname, port } = new URL(server.origin)
  const socket = connect({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  const head = [`Host: ${host}`, `Origin: ${server.origin}`, `X-Forwarded-For: ${from}`, 'Content-Length: 100']
  const form = 'Content-Type: application/x-www-form-urlencoded'
  socket.write(`POST /sign-in HTTP/1.1\r\n${[...head, form].join('\r\n')}\r\n\r\nemail=a`)
  return socket
}

describe('AUT-08 somebody who knows no password', () => {
  it('keeps nobody out with forms that never end', async () => {
    const senders = ['203.0.113.7', '203.0.113.8', '203.0.113.9'].flatMap((from) => Array<string>(12).fill(from))
    const sockets = await Promise.all(senders.map(beginning))
    // The server takes what comes in its turn: it has seen all of them when it answers somebody who came later.
    await (await fetch(`${server.origin}/help`)).text()
    const answer = await signIn('ada', '198.51.100.9')
    for (const socket of sockets) socket.destroy()
    expect(answer.status).toBe(303)
  })

  it('keeps nobody at another address out by trying without a pause', async () => {
    let isOver = false
    const flood = Array.from({ length: 16 }, async () => {
      while (!isOver) await (await signIn('nobody', '203.0.113.7')).text()
    })
    const answers: number[] = []
    for (let n = 0; n < 3; n++) answers.push((await signIn('ada', '198.51.100.9')).status)
    isOver = true
    await Promise.all(flood)
    expect(answers).toEqual(Array(3).fill(303))
  })
})
