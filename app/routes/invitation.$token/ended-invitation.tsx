import { INVITATION_HOURS } from '#app/domain/accounts/rules.ts'
import { Page } from '#app/ui/service/page.tsx'

/** The same page for every link that does not work, so that it says nothing about any of them. */
export function EndedInvitation() {
  return (
    <Page title="This link does not work">
      <p className="govuk-body">
        It may have been used, or be older than {INVITATION_HOURS} hours, or a part of it may be missing. Check that you
        copied all of it.
      </p>
      <p className="govuk-body">
        If you have set a password,{' '}
        <a className="govuk-link" href="/sign-in">
          sign in
        </a>
        . If not, ask an administrator for a new link.
      </p>
    </Page>
  )
}
