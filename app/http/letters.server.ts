import { config } from '#app/config.server.ts'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { alertSteps, alertWords } from '#app/domain/audit/status.ts'
import { type Addressee, type PageLetter, pageAddress } from '#app/domain/mail/queries.server.ts'
import type { SessionTemplate } from '#app/domain/mail/rules.ts'
import { accountChanged } from '#emails/account-changed.ts'
import { alert } from '#emails/alert.ts'
import { approvalAsked } from '#emails/approval-asked.ts'
import { breakGlassOpened } from '#emails/break-glass-opened.ts'
import { coverAsked } from '#emails/cover-asked.ts'
import { coverThanked } from '#emails/cover-thanked.ts'
import { dataRequestAsked } from '#emails/data-request-asked.ts'
import { invitation } from '#emails/invitation.ts'
import { linkLocked } from '#emails/link-locked.ts'
import { passwordReset } from '#emails/password-reset.ts'
import { privateLink } from '#emails/private-link.ts'
import { revealsMany } from '#emails/reveals-many.ts'
import { sessionCalledOff } from '#emails/session-called-off.ts'
import { sessionComing } from '#emails/session-coming.ts'
import { sessionInvitation } from '#emails/session-invitation.ts'
import { sessionMoved } from '#emails/session-moved.ts'
import { sessionOff } from '#emails/session-off.ts'
import { sessionRedated } from '#emails/session-redated.ts'
import { sessionReminder } from '#emails/session-reminder.ts'
import { sessionThanks } from '#emails/session-thanks.ts'
import { sessionUnconfirmed } from '#emails/session-unconfirmed.ts'
import { wordingCheck } from '#emails/wording-check.ts'

export type Letter = { subject: string; text: string }

const linkTo = (path: string) => new URL(path, config.origin).href

/** The one-time link of an invitation, at our own origin. */
export const invitationLink = (id: string) => linkTo(`/invitation/${linkSecret('invitation', id)}`)

/** The reminder of a session as it is sent, and as the page beside the button shows it. Its link starts at our own origin. */
export function reminderLetter(session: { id: string; startsAt: Date }): Letter {
  return sessionReminder({ startsAt: session.startsAt, link: linkTo(`/sessions/${session.id}`) })
}

const sessionLetters = {
  'session-invitation': sessionInvitation,
  'session-coming': sessionComing,
  'session-moved': sessionMoved,
  'session-off': sessionOff,
  'session-thanks': sessionThanks,
  'wording-check': wordingCheck,
} satisfies Record<SessionTemplate, (facts: { subject: string; link: string }) => Letter>

/** The letter to a participant, with the private link that works now. */
export function pageLetter({ template, subject, link }: PageLetter): Letter {
  const to = { subject, link: pageAddress(link.id) }
  return template === 'private-link' ? privateLink({ ...to, until: link.expiresAt }) : sessionLetters[template](to)
}

/** A message about a session as the page shows it before it is sent, with nobody's own link. */
export const sessionPreview = (template: SessionTemplate, subject: string): Letter =>
  sessionLetters[template]({ subject, link: '(the private link of each)' })

/** The letter to an addressee. Secrets of one-time links are worked out here, and are in no table. */
export function letterTo(to: Addressee): Letter {
  switch (to.template) {
    case 'session-reminder':
      return reminderLetter({ id: to.sessionId, startsAt: to.startsAt })
    case 'invitation':
      return invitation({ link: invitationLink(to.id), until: to.expiresAt })
    case 'password-reset':
      return passwordReset({ link: linkTo(`/reset/${linkSecret('password-reset', to.id)}`), until: to.expiresAt })
    case 'account-changed':
      return accountChanged({ change: to.change, at: to.at, link: linkTo('/account') })
    case 'break-glass-opened':
      return breakGlassOpened({ at: to.at, link: linkTo(`/break-glass/${to.id}`) })
    case 'alert':
      return alert({ what: alertWords[to.kind], step: alertSteps[to.kind], link: linkTo(`/audit?action=alerts`) })
    case 'approval-asked':
      return approvalAsked({ link: linkTo('/people/approvals') })
    case 'data-request-asked':
      return dataRequestAsked({ link: linkTo(`/data/requests/${to.id}`) })
    case 'reveals-many':
      return revealsMany({ at: to.at, link: linkTo(`/audit?person=${to.id}&action=contact.revealed`) })
    case 'link-locked':
      return linkLocked({ link: linkTo('/') })
    case 'cover-asked':
      return coverAsked({ startsAt: to.startsAt, link: linkTo('/cover') })
    case 'cover-thanked':
      return coverThanked({ startsAt: to.startsAt })
    case 'session-redated':
      return sessionRedated({ startsAt: to.startsAt, link: linkTo(`/sessions/${to.sessionId}`) })
    case 'session-called-off':
      return sessionCalledOff({
        startsAt: to.startsAt,
        isPostponed: to.state === 'postponed',
        link: linkTo(`/sessions/${to.sessionId}`),
      })
    case 'session-unconfirmed':
      return sessionUnconfirmed({ startsAt: to.startsAt, link: linkTo(`/sessions/${to.sessionId}`) })
  }
}
