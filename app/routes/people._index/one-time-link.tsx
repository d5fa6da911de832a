import { INVITATION_HOURS } from '#app/domain/accounts/rules.ts'
import { NotificationBanner } from '#app/ui/govuk/index.ts'

/** Shown once, after a person was added or got a fresh link. */
export function OneTimeLink({ link, name }: { link: string; name: string }) {
  return (
    <NotificationBanner type="success">
      <h2 className="govuk-notification-banner__heading app-break">{`One-time link for ${name}`}</h2>
      <p className="govuk-body">
        <code className="app-break">{link}</code>
      </p>
      <p className="govuk-body">
        Copy it and pass it to them yourself. It works once, for {INVITATION_HOURS} hours. You cannot see it again when
        you leave this page. Never send it to a shared mailbox.
      </p>
    </NotificationBanner>
  )
}
