import { request } from 'node:http'
import { connect } from 'node:net'

export type RawAnswer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }
type Asked = { method?: string; headers?: Record<string, string | string[]>; body?: string | Buffer }

/** Sends a request line and headers just as they are given, which fetch would put right or refuse first. */
export function ask(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<RawAnswer> {
  const { hostname: host, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, path, method, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Writes a text to the server's port and gives back all it answers until it hangs up, and after how many milliseconds. */
export function wire(origin: string, text: string): Promise<{ answer: string; milliseconds: number }> {
  const { hostname: host, port } = new URL(origin)
  const began = performance.now()
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ host, port: Number(port) }, () => socket.write(text))
    socket.setEncoding('utf8').on('data', (part: string) => {
      answer += part
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ answer, milliseconds: performance.now() - began }))
  })
}
