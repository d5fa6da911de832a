import { SummaryList, WarningText } from '#app/ui/govuk/index.ts'

type Factors = { app: boolean; passkeys: number; codes: number }
type Props = { factors: Factors; passkeyNeeded: boolean }

/** Fewer recovery codes than this and it is time to make new ones. */
const FEW_CODES = 3

const counted = (count: number, one: string) => `${count === 0 ? 'No' : count} ${one}${count === 1 ? '' : 's'}`

/** Password, app, passkeys and recovery codes, each with the page where it is changed. */
export function HowYouSignIn({ factors: { app, passkeys, codes }, passkeyNeeded }: Props) {
  const change = (href: string, text: string, what: string) => [{ href, text, visuallyHiddenText: what }]
  return (
    <>
      <h2 className="govuk-heading-m">How you sign in</h2>
      {codes < FEW_CODES && (app || passkeys > 0) ? (
        <WarningText>
          You have {counted(codes, 'recovery code').toLowerCase()} left. Make new ones before you need them.
        </WarningText>
      ) : null}
      <SummaryList
        rows={[
          { key: 'Password', value: 'Set', actions: change('/account/password', 'Change', 'your password') },
          {
            key: 'Authenticator app',
            value: app ? 'Set up' : passkeyNeeded ? 'Not needed with your role' : 'Not set up',
            actions:
              app || !passkeyNeeded ? change('/account/app', app ? 'Change' : 'Set up', 'your authenticator app') : [],
          },
          {
            key: 'Passkeys',
            value: counted(passkeys, 'passkey'),
            actions: change('/account/passkeys', passkeys > 0 ? 'Change' : 'Add', 'your passkeys'),
          },
          {
            key: 'Recovery codes',
            value: codes > 0 ? `${codes} left` : 'None left',
            actions: change('/account/codes', 'Make new', 'recovery codes'),
          },
        ]}
      />
      <p className="govuk-body">
        {passkeyNeeded
          ? 'In the wrong hands, what you may do could hurt people. So you have to sign in with a passkey.'
          : 'You sign in with your password and a code from the app, or with a passkey.'}
      </p>
    </>
  )
}
