import pino from 'pino'
import { config } from './config.server.ts'

/** What a log line may hold: ids, names of actions and counts. Never personal data, free text, tokens or addresses. */
export type LogFields = Partial<
  Record<
    'requestId' | 'method' | 'route' | 'action' | 'template' | 'messageId' | 'code' | 'port' | 'mode',
    string | number
  > & {
    status: number
    milliseconds: number
    count: number
  }
>

const sink = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })

/** A logger with an allow-list: a field that is not named in LogFields cannot be passed. */
export const logger = {
  info: (fields: LogFields, message: string) => sink.info(fields, message),
  warn: (fields: LogFields, message: string) => sink.warn(fields, message),
  /** Logs the kind of error and where it was thrown, not its message: messages can quote what was typed. */
  error: (fields: LogFields, message: string, error?: unknown) =>
    sink.error({ ...fields, ...(error instanceof Error ? { error: error.name, stack: frames(error) } : {}) }, message),
}

/** Where it was thrown. The message stands before that in a stack, and a line of it may look like one of the frames. */
function frames({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message)
  return (at < 0 ? '' : stack.slice(at + message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
}
