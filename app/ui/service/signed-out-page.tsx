import { Button } from '../govuk/index.ts'
import { errorTitle } from './error-page.tsx'
import { FormKeys } from './form-token.tsx'
import { Page } from './page.tsx'

/** The fields of a form that was not taken because its sign-in had ended; null when they cannot be sent from here. */
type Kept = [name: string, value: string][] | null

/** Says that a form was not taken because its sign-in had ended, and carries what was typed so that it is not lost. */
export function SignedOutPage({ kept }: { kept: Kept }) {
  return (
    <Page title={errorTitle(401)}>
      <p className="govuk-body">
        You were signed out before you sent the form, so nothing was saved.{' '}
        {kept ? 'What you typed is kept on this page.' : null}
      </p>
      <h2 className="govuk-heading-m">What to do now</h2>
      <ol className="govuk-list govuk-list--number">
        <li>
          <a className="govuk-link" href="/sign-in" target="_blank" rel="noopener">
            Sign in (opens in a new tab)
          </a>
        </li>
        <li>Come back to this page. Do not close it before then.</li>
        <li>
          {kept
            ? 'Choose “Send it again”. The form comes back with what you typed, for you to check and send.'
            : 'Go back to the form and fill it in again. Passwords, codes and files are never kept.'}
        </li>
      </ol>
      {kept ? <Again kept={kept} /> : null}
    </Page>
  )
}

function Again({ kept }: { kept: [string, string][] }) {
  return (
    <form method="post" noValidate>
      <FormKeys />
      {kept.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields repeat, and their order is what stays
        <input type="hidden" name={name} value={value} key={at} />
      ))}
      <Button preventDoubleClick>Send it again</Button>
    </form>
  )
}

/** What a 401 of ours holds, from whatever was thrown. */
export function keptIn(data: unknown): Kept {
  const fields = typeof data === 'object' && data !== null && 'fields' in data ? data.fields : null
  return Array.isArray(fields) ? fields : null
}
