import pino from 'pino'
import { config } from './config.server.ts'

/** The fields that a log line may hold: ids, names of actions and counts. */
const texts = ['requestId', 'method', 'route', 'action', 'template', 'messageId', 'code', 'mode'] as const
const numbers = ['port', 'status', 'milliseconds', 'count'] as const

/** What a log line may hold. Never personal data, free text, tokens or addresses. */
export type LogFields = Partial<Record<(typeof texts)[number], string> & Record<(typeof numbers)[number], number>>

/** A name or an id: without spaces, without an `@`, and not as long as a secret of ours. */
const NAME = /^[\w./:-]{0,40}$/
const ROUTE = /^(?:unknown|root|routes\/[\w.$[\]-]{1,80})$/
const KIND = /^\w{1,40}$/
const FRAME = /^at [\w.<>$# ]*\(?(?:file:|node:|\/|[A-Z]:)[\w./:$@+\\-]*:\d+:\d+\)?$/

const sink = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })

/**
 * A logger with an allow-list: only fields named above pass, also where types were talked round, and only with a value
 * that can be a name, an id or a number (security.md AUD-05).
 */
export const logger = {
  info: (fields: LogFields, message: string) => sink.info(allowed(fields), message),
  warn: (fields: LogFields, message: string) => sink.warn(allowed(fields), message),
  /** Logs the kind of error and where it was thrown, not its message: messages can quote what was typed. */
  error: (fields: LogFields, message: string, error?: unknown) =>
    sink.error({ ...allowed(fields), ...(error instanceof Error ? said(error) : {}) }, message),
}

/** The part of some fields that a log line may hold. */
export function allowed(fields: LogFields): Record<string, string | number> {
  const given = new Map<string, unknown>(Object.entries(fields))
  const kept = [
    ...texts.map((name) => [name, textOf(given.get(name), name === 'route' ? ROUTE : NAME)] as const),
    ...numbers.map((name) => [name, numberOf(given.get(name))] as const),
  ]
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function textOf(value: unknown, pattern: RegExp): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string' && pattern.test(value) ? value : 'withheld'
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The kind of an error and its frames. */
export function said(error: Error): { error: string; stack: string[] } {
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const at = error.message === '' ? -1 : stack.indexOf(error.message)
  const lines = stack.slice(at === -1 ? 0 : at + error.message.length).split('\n')
  const frames = lines.map((line) => line.trim()).filter((line) => FRAME.test(line))
  return { error: KIND.test(error.name) ? error.name : 'Error', stack: frames.slice(0, 8) }
}
