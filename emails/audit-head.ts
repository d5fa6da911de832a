import { formatDateTime } from '#app/domain/shared/dates.ts'

/**
 * The signed head of the audit trail, to the mailbox that keeps it outside. ASCII and short lines, so that no mail
 * server wraps or recodes the block.
 */
export function auditHead({ at, sequence, block }: { at: Date; sequence: number; block: string }): {
  subject: string
  text: string
} {
  return {
    subject: `Head of the audit trail: entry ${sequence}`,
    text: [
      'Please keep this message. Do not answer it.',
      '',
      `It says how far the audit trail went on ${formatDateTime(at)}.`,
      'With it, npm run audit:verify can show whether anything was changed since.',
      '',
      block,
    ].join('\n'),
  }
}
