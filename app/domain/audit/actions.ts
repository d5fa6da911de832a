import { roles } from '../access/permissions.ts'
import { cycleActions } from './cycle-actions.ts'
import { demonstrationActions } from './demonstration-actions.ts'
import { participantActions } from './participant-actions.ts'

/**
 * Everything the audit trail can say, in words that follow a name: "Fern added a forum". `event` takes no other name,
 * and a name never changes its meaning, for the trail is never rewritten.
 */
export const auditActions = {
  'sign-in.succeeded': 'signed in',
  'sign-in.refused': 'could not sign in: the email address and password did not match',
  'sign-in.throttled': 'could not sign in: there had been too many tries',
  'sign-in.password-matched': 'gave the right password: wrong tries before it no longer count',
  'sign-in.password-accepted': 'gave the right password and still had to take the second step',
  'sign-in.factor-refused': 'could not sign in: the second step was not right',
  'sign-in.ended': 'signed out',
  'sign-in.ended-by-owner': 'ended a sign-in of their own on another device',
  'sign-in.ended-by-administrator': 'ended the sign-ins of somebody',
  'sign-in.confirmed': 'confirmed again that it was them',
  'sign-in.renewed': 'stayed signed in under a new secret',
  'sign-in.confirm-refused': 'could not confirm that it was them',
  'access.refused': 'was refused a page or an action that their role does not open',
  'password.changed': 'changed their password',
  'password.rehashed': 'had their password stored in the way of today',
  'password.reset-asked': 'asked for a link to choose a new password',
  'password.reset-refused': 'asked for a link to choose a new password: none was sent',
  'password.reset': 'chose a new password with a one-time link',
  'app.set-up': 'set up an authenticator app',
  'app.code-taken': 'gave a right code of their authenticator app',
  'app.removed': 'removed their authenticator app',
  'passkey.added': 'added a passkey',
  'passkey.used': 'proved with a passkey that it was them',
  'passkey.removed': 'removed a passkey',
  'recovery-codes.made': 'made new recovery codes',
  'recovery-code.used': 'used up a recovery code',
  'person.added': 'gave somebody an account and a one-time link',
  'person.left': 'disabled the account of somebody who leaves',
  'person.started-again': 'had somebody start again with a new password and a new second step',
  'grant.given': 'gave somebody a role',
  'grant.ended': 'ended a role of somebody',
  'grant.used': 'used a role for the first time that day',
  'grant.proposed': 'proposed to give somebody a role that needs two administrators',
  'grant.approved': 'approved a role that another administrator proposed',
  'grant.refused': 'refused a role that another administrator proposed',
  'grant.withdrawn': 'withdrew the proposal of a role',
  'review.started': 'started the quarterly review of who may do what',
  'review.grant-kept': 'kept a role in the quarterly review',
  'review.grant-ended': 'ended a role in the quarterly review',
  'review.closed': 'finished the quarterly review of who may do what',
  'break-glass.opened': 'used emergency access to look at a participant',
  'break-glass.read': 'looked at a participant in an emergency access',
  'break-glass.closed': 'closed an emergency access',
  'audit.viewed': 'looked at the audit trail',
  'audit.exported': 'took a copy of the audit trail',
  'audit.chain-began': 'began the chain of the audit trail',
  'alert.raised': 'raised an alert: something was not as it should be',
  'alert.ended': 'saw that an alert was over',
  'invitation.renewed': 'made a new one-time link for somebody',
  'invitation.first-administrator': 'made the one-time link of the first administrator',
  'invitation.accepted': 'opened a one-time link and set a password',
  'forum.added': 'added a forum',
  'forum.renamed': 'renamed a forum',
  'forum.opened': 'opened a forum',
  'forum.paused': 'paused a forum',
  'forum.resumed': 'opened a forum again',
  'sessions.laid-out': 'laid out the sessions of a forum',
  'session.changed': 'changed when a session is',
  'session.cancelled': 'cancelled a session',
  'session.held': 'marked a session as held',
  'session.team-saved': 'saved the team of a session',
  'reminder.asked': 'asked for reminders to the team of a session',
  'register.kept': 'saved the register of a session',
  'voucher.batch-received': 'recorded a batch of vouchers',
  'voucher.issued': 'gave a participant a voucher',
  'voucher.declined': 'recorded that a participant wants no voucher',
  'voucher.taken-back': 'took back what was recorded about a voucher',
  'point.recorded': 'wrote down a point',
  'point.changed': 'changed a point',
  'point.removed': 'removed a point',
  'points.file-read': 'sent a file of points to be looked at',
  'points.imported': 'brought in points from a file',
  'points.import-cancelled': 'gave up a file of points',
  'point.tagged': 'gave a point its themes',
  'point.untagged': 'took the themes off a point',
  'report.drafted': 'drafted a report',
  'report.redrafted': 'drafted a report again',
  'report.approved': 'approved a report',
  'report.published': 'published a report',
  'report.deleted': 'deleted a draft report',
  'message.leased': 'took a message to send it',
  'message.sent': 'sent a message',
  'message.postponed': 'could not send a message yet and will try again',
  'message.dead': 'gave up on a message',
  'message.cancelled': 'cancelled a message that was no longer needed',
  'codebook.loaded': 'loaded the codebook',
  ...participantActions,
  ...cycleActions,
  ...demonstrationActions,
} as const satisfies Record<string, string>

export type AuditAction = keyof typeof auditActions

export const isKnownAction = (name: string): name is AuditAction => Object.hasOwn(auditActions, name)

/** What an action says, in words that follow a name; an action that a later version says is shown by its name. */
export const wordsOf = (action: string) => (isKnownAction(action) ? auditActions[action] : action)

/** What stands out in the list, and how: emergency access, alerts, what was refused, and many looks at contact details. */
export function standsOut(action: string): 'break-glass' | 'alert' | 'refused' | 'many' | null {
  if (action === 'alert.raised') return 'alert'
  if (action.startsWith('break-glass.')) return 'break-glass'
  if (action === 'contact.reveals-many') return 'many'
  return /^(sign-in|access|password|contact)\..*(refused|throttled)$/.test(action) ? 'refused' : null
}

/** The roles in which somebody acts: those of people, that of the service itself, and that of a participant. */
export const auditRoles = [...roles, 'system', 'participant'] as const
