import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { carriedRoutes, type NotifySettings, notifyFrom, smtpServerFrom } from './mail-settings.ts'

/**
 * The settings of the service, read once from the environment. This is the only reader of `process.env`.
 * Throws at start-up, naming the setting, when a value is missing or malformed.
 */
const settings = z.object({
  APP_MODE: z.enum(['live', 'demonstration', 'test']).default('live'),
  ORIGIN: z.url().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  BIND_ADDRESS: z.string().default('127.0.0.1'),
  DATA_FOLDER: z.string().default('data/live'),
  DATABASE_URL: z.string().optional(),
  KEYS_DATABASE_URL: z.string().optional(),
  KEY_FILE: z.string().optional(),
  BACKUP_FOLDER: z.string().optional(),
  TRUSTED_PROXIES: z.string().default(''),
  AUDIT_ANCHOR: z.string().default(''),
  SMTP_URL: z.string().default('smtp://127.0.0.1:1025'),
  MAIL_FROM: z.string().default('Meetings team <meetings@example.org>'),
  MAIL_TRANSPORT: z.enum(['smtp', 'notify']).default('smtp'),
  NOTIFY_API_KEY: z.string().default(''),
  NOTIFY_BASE_URL: z.string().default('https://api.notifications.service.gov.uk'),
  NOTIFY_EMAIL_TEMPLATE: z.string().default(''),
  NOTIFY_TEXT_TEMPLATE: z.string().default(''),
  NOTIFY_LETTER_TEMPLATE: z.string().default(''),
  CONTROLLER_CONTACT: z.string().max(300).default(''),
  DPO_CONTACT: z.string().max(300).default(''),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  WORKER_SECONDS: z.coerce.number().min(0.05).max(3600).default(15),
  CLOCK_FILE: z.string().optional(),
  BENCH_ROUTE: z.enum(['on', 'off']).default('off'),
})

export type Config = ReturnType<typeof readConfig>

/** Turns an environment into settings. Refuses a test clock and the bench page outside test mode. */
export function readConfig(env: Record<string, string | undefined>) {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(filled)
  if (!parsed.success) throw new Error(`Settings: ${z.prettifyError(parsed.error)}`)
  const s = parsed.data
  if (s.APP_MODE !== 'test' && s.CLOCK_FILE) throw new Error('Settings: CLOCK_FILE is for tests only')
  if (s.APP_MODE === 'demonstration' && s.DATABASE_URL)
    throw new Error('Settings: DATABASE_URL is not for demonstration mode, which has a file of its own')
  const databaseUrl = s.DATABASE_URL ?? `file:${path.join(s.DATA_FOLDER, 'app.db')}`
  const engine = /^postgres(ql)?:/.test(databaseUrl) ? ('postgres' as const) : ('sqlite' as const)
  if (s.APP_MODE === 'live' && engine === 'postgres' && !s.KEYS_DATABASE_URL)
    throw new Error('Settings: with PostgreSQL, KEYS_DATABASE_URL says which other database holds the wrapped keys')
  const notify = notifyOf(s)
  const keyFile = s.KEY_FILE ?? (s.APP_MODE === 'live' ? 'data/keys/live.json' : path.join(s.DATA_FOLDER, 'keys.json'))
  const origin = new URL(s.ORIGIN ?? `http://localhost:${s.PORT}`)
  return {
    mode: s.APP_MODE,
    origin,
    port: s.PORT,
    bindAddress: s.BIND_ADDRESS,
    dataFolder: s.DATA_FOLDER,
    databaseUrl,
    /** Apart from the data, so that a copy of the data alone opens nothing. */
    keyFile,
    /** Where npm run backup puts its copies. */
    backupFolder: s.BACKUP_FOLDER ?? (s.APP_MODE === 'live' ? 'data/backups' : path.join(s.DATA_FOLDER, 'backups')),
    /** Addresses of proxies whose X-Forwarded-For is believed; of nobody else's (security.md WEB-03). */
    trustedProxies: s.TRUSTED_PROXIES.split(',')
      .map((address) => address.trim())
      .filter(Boolean),
    /** Where the head of the audit trail is kept outside: `folder:/mnt/…` or `mailto:…`; null for nowhere. */
    auditAnchor: s.AUDIT_ANCHOR || null,
    engine,
    /** The wrapped keys of participants, in a database of their own (security.md CRY-02). */
    keysDatabaseUrl: s.KEYS_DATABASE_URL ?? `file:${path.join(s.DATA_FOLDER, 'keys.db')}`,
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM,
    /** GOV.UK Notify, when it carries the messages; null when a mail server does. */
    notify,
    carried: carriedRoutes({ mode: s.APP_MODE, notify }),
    /** Who answers for the data and how to reach them, as the record of processing says it; null until it is filled in. */
    controllerContact: s.CONTROLLER_CONTACT || null,
    dpoContact: s.DPO_CONTACT || null,
    logLevel: s.LOG_LEVEL,
    workerSeconds: s.WORKER_SECONDS,
    clockFile: s.CLOCK_FILE,
    benchRoute: s.BENCH_ROUTE === 'on',
    secureCookies: origin.protocol === 'https:',
  }
}

/** Checks what carries the messages, so that a mistake is noticed now and not when the first of them is due. */
function notifyOf(s: z.infer<typeof settings>): NotifySettings | null {
  smtpServerFrom(s.SMTP_URL)
  if (s.MAIL_TRANSPORT === 'smtp') return null
  return notifyFrom({
    key: s.NOTIFY_API_KEY,
    baseUrl: s.NOTIFY_BASE_URL,
    templates: { email: s.NOTIFY_EMAIL_TEMPLATE, text: s.NOTIFY_TEXT_TEMPLATE, post: s.NOTIFY_LETTER_TEMPLATE },
  })
}

/** The names of all settings, for the test that holds `.env.example` to them. */
export const settingNames = Object.keys(settings.shape)

if (process.env.APP_MODE !== 'test' && existsSync('.env')) process.loadEnvFile('.env')

export const config = readConfig(process.env)

/** React is several times slower, and says more about itself, when it is not told that this is production. */
export const isProduction = process.env.NODE_ENV === 'production'
