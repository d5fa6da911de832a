import { formatDateTime } from '#app/domain/shared/dates.ts'
import { methodWords, type SignInMethod } from '#app/domain/sign-in/status.ts'
import { Button, SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Shown = {
  handle: string
  device: string
  method: SignInMethod | null
  openedAt: string | null
  usedAt: string | null
  isThisOne: boolean
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const when = (at: string | null) => (at ? formatDateTime(new Date(at)) : 'Not known')

/** Where the person is signed in now. Each can be ended, and all others at once (security.md SES-07). */
export function SignIns({ signIns }: { signIns: Shown[] }) {
  const others = signIns.filter(({ isThisOne }) => !isThisOne)
  return (
    <section id="sign-ins" aria-labelledby="sign-ins-title">
      <h2 className="govuk-heading-m" id="sign-ins-title">
        Where you are signed in
      </h2>
      {others.length > 0 ? (
        <p className="govuk-body">
          If you do not know one of these, end it, then change your password and tell an administrator. Whoever uses it
          is signed out at once, and what they have not saved yet is not saved.
        </p>
      ) : (
        <p className="govuk-body">You are signed in here only.</p>
      )}
      {signIns.map((signIn) => (
        <OneSignIn key={signIn.handle} {...signIn} />
      ))}
      {others.length > 1 ? (
        <ServiceForm
          intent="end-others"
          submit={`End all ${others.length} other sign-ins`}
          submitClasses="govuk-button--warning"
        >
          <p className="govuk-body">You can also end all but this one.</p>
        </ServiceForm>
      ) : null}
    </section>
  )
}

function OneSignIn({ handle, device, method, openedAt, usedAt, isThisOne }: Shown) {
  return (
    <div className="app-card app-sign-in">
      <h3 className="govuk-heading-s app-sign-in__device">
        {device || 'Unknown browser'} {isThisOne ? <Tag classes="govuk-tag--green">This one</Tag> : null}
      </h3>
      <SummaryList
        classes="govuk-summary-list--no-border app-sign-in__facts"
        rows={[
          method && { key: 'Signed in', value: capitalised(methodWords[method]) },
          { key: 'Since', value: when(openedAt) },
          { key: 'Last used', value: when(usedAt) },
        ]}
      />
      {isThisOne ? null : (
        <ServiceForm intent="end-one">
          <input type="hidden" name="sign_in" value={handle} />
          <Button classes="govuk-button--secondary" preventDoubleClick>
            End this sign-in
            <span className="govuk-visually-hidden">
              : {device}, last used {when(usedAt)}
            </span>
          </Button>
        </ServiceForm>
      )}
    </div>
  )
}
