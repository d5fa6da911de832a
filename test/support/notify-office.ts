import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { notifyFrom } from '#app/mail-settings.ts'

const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506'
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0'
export const API_KEY = `made_up_key-${SERVICE}-${SECRET}`
export const TEMPLATES = {
  email: '11111111-1111-4111-8111-111111111111',
  text: '22222222-2222-4222-8222-222222222222',
  post: '33333333-3333-4333-8333-333333333333',
}
const paths = { email: TEMPLATES.email, sms: TEMPLATES.text, letter: TEMPLATES.post }
const needed = { email: ['subject', 'body'], sms: ['body'], letter: ['subject', 'body'] }
type Kind = keyof typeof paths

/** What was asked for, as the API takes it. */
export type Asked = {
  template_id: string
  reference: string
  email_address?: string
  phone_number?: string
  personalisation: Record<string, string>
}
type Held = { id: string; type: Kind; status: string; reference: string; asked: Asked }
/** An error of the API, a connection that ends before or after the message was taken, or no answer. */
export type NotifyFault =
  | { status: number; error: string; message: string }
  | 'ends'
  | 'ends-after-taking'
  | 'error-after-taking'
  | 'silence'

/** A server on loopback that speaks the documented API of GOV.UK Notify, version 2, and checks the token of each call. */
export class NotifyOffice {
  readonly held: Held[] = []
  /** Each call: its method and its path without what stands for itself. */
  readonly calls: string[] = []
  readonly refusedTokens: string[] = []
  fault: NotifyFault | null = null
  readonly #server = createServer((request, response) => void this.#serve(request, response))

  get settings() {
    const baseUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return notifyFrom({ key: API_KEY, baseUrl, templates: TEMPLATES })
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [, kind] = /^\/v2\/notifications\/(email|sms|letter)$/.exec(url.pathname) ?? []
    this.calls.push(`${request.method} ${url.pathname}${url.search}`)
    const body = await text(request)
    const wrong = tokenProblem(request.headers.authorization)
    if (wrong) {
      this.refusedTokens.push(wrong)
      return answer(response, 403, problem(403, 'AuthError', wrong))
    }
    if (request.method === 'GET') return answer(response, ...this.#told(url))
    const { fault } = this
    if (fault === 'silence') return
    if (fault === 'ends') return void request.socket.destroy()
    if (fault && typeof fault === 'object')
      return answer(response, fault.status, problem(fault.status, fault.error, fault.message))
    const asked = JSON.parse(body) as Asked
    const bad = problemWith(kind as Kind, asked)
    if (bad) return answer(response, 400, problem(400, ...bad))
    const id = `740e5834-3a29-46b4-9a6f-${String(this.held.length).padStart(12, '0')}`
    this.held.push({ id, type: kind as Kind, status: 'created', reference: asked.reference, asked })
    if (fault === 'ends-after-taking') return void request.socket.destroy()
    if (fault === 'error-after-taking') return answer(response, 500, problem(500, 'Exception', 'Internal server error'))
    answer(response, 201, { id, reference: asked.reference, content: {}, uri: '', template: {} })
  }

  #told(url: URL): [number, object] {
    const reference = url.searchParams.get('reference')
    if (reference) return [200, { notifications: this.held.filter((one) => one.reference === reference), links: {} }]
    const one = this.held.find(({ id }) => url.pathname.endsWith(`/${id}`))
    return one ? [200, one] : [404, problem(404, 'NoResultFound', 'No result found')]
  }
}

const problem = (status_code: number, error: string, message: string) => ({
  status_code,
  errors: [{ error, message }],
})

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

/** A JSON Web Token of ours: HS256 under the secret, issued by the service within the last 30 seconds. */
function tokenProblem(header: string | undefined): string | null {
  const [, head = '', claims = '', signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(header ?? '') ?? []
  if (!signature) return 'Unauthorized: authentication token must be provided'
  const right = createHmac('sha256', SECRET).update(`${head}.${claims}`).digest('base64url')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  if (read(head).alg !== 'HS256' || signature !== right) return 'Invalid token: signature, api token not found'
  if (read(claims).iss !== SERVICE) return 'Invalid token: service not found'
  const seconds = Math.abs(Date.now() / 1000 - read(claims).iat)
  return seconds > 30 ? 'Error: Your system clock must be accurate to within 30 seconds' : null
}

function problemWith(kind: Kind, asked: Asked): [string, string] | null {
  if (asked.template_id !== paths[kind]) return ['BadRequestError', 'Template not found']
  const missing = needed[kind].filter((name) => !asked.personalisation[name])
  if (missing.length > 0) return ['BadRequestError', `Missing personalisation: ${missing.join(', ')}`]
  if (kind === 'email' && /invalid/.test(asked.email_address ?? ''))
    return ['ValidationError', 'email_address Not a valid email address']
  if (kind === 'sms' && !/^\+447\d{9}$/.test(asked.phone_number ?? ''))
    return ['ValidationError', 'phone_number Not a UK mobile number']
  const lines = Object.entries(asked.personalisation).filter(([name]) => name.startsWith('address_line_'))
  const [, last = ''] = lines.at(-1) ?? []
  if (kind === 'letter' && !/^[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}$/.test(last))
    return ['ValidationError', 'Must be a real UK postcode']
  return null
}
