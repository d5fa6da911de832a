/** The routes by which a machine can carry a message. */
export type CarriedRoute = 'email' | 'text' | 'post'

/** A mail server, and whether it is on this machine: then the conversation stays here, and may be in the clear. */
export type SmtpServer = {
  host: string
  port: number
  secure: boolean
  isHere: boolean
  login: { user: string; pass: string } | null
}

/** What is needed to send with GOV.UK Notify. A route without a template is left to a person. */
export type NotifySettings = { key: string; baseUrl: string; templates: Record<CarriedRoute, string | null> }

const HERE = ['127.0.0.1', '::1', 'localhost']
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The name of the key, the id of the service, the secret: the last two are UUIDs. */
const NOTIFY_KEY = /^\S*?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The mail server behind an address such as `smtps://user:password@host`. Nothing may follow a question mark: what could
 * stand there would take the safety off the connection. Throws without quoting the address, which may hold a password.
 */
export function smtpServerFrom(address: string): SmtpServer {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname)
    throw new Error('Settings: SMTP_URL is an address like smtp://host:587 or smtps://user:password@host')
  if (url.search || url.hash || !['', '/'].includes(url.pathname))
    throw new Error('Settings: SMTP_URL ends with the host or the port, with nothing after it')
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    isHere: HERE.includes(host.toLowerCase()),
    login: url.username ? { user: decoded(url.username), pass: decoded(url.password) } : null,
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Error('Settings: in SMTP_URL write a % in the user or the password as %25')
  }
}

type Typed = { key: string; baseUrl: string; templates: Record<CarriedRoute, string> }

const templateNames = {
  email: 'NOTIFY_EMAIL_TEMPLATE',
  text: 'NOTIFY_TEXT_TEMPLATE',
  post: 'NOTIFY_LETTER_TEMPLATE',
} as const

/** The settings of GOV.UK Notify. Throws, naming what is missing and never quoting the key. */
export function notifyFrom({ key, baseUrl, templates }: Typed): NotifySettings {
  if (key === '') throw new Error('Settings: MAIL_TRANSPORT is notify, so NOTIFY_API_KEY has to be set')
  if (!NOTIFY_KEY.test(key)) throw new Error('Settings: NOTIFY_API_KEY is not a whole API key of GOV.UK Notify')
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && HERE.includes(url.hostname))
  if (!isSafe) throw new Error('Settings: NOTIFY_BASE_URL has to begin with https://')
  return {
    key,
    baseUrl: baseUrl.replace(/\/$/, ''),
    templates: {
      email: template('email', templates.email, false),
      text: template('text', templates.text, true),
      post: template('post', templates.post, true),
    },
  }
}

function template(route: CarriedRoute, id: string, optional: boolean): string | null {
  if (optional && id === 'none') return null
  if (UUID.test(id)) return id
  const or = optional ? ', or none when a person writes instead' : ''
  throw new Error(
    `Settings: MAIL_TRANSPORT is notify, so ${templateNames[route]} has to be the id of a template there${or}`,
  )
}

/** The routes that are carried: all of them in the demonstration, which keeps what it would have sent. */
export function carriedRoutes(settings: { mode: string; notify: NotifySettings | null }): readonly CarriedRoute[] {
  const all = ['email', 'text', 'post'] as const
  if (settings.mode === 'demonstration') return all
  const { notify } = settings
  return notify ? all.filter((route) => notify.templates[route] !== null) : ['email']
}
