import { type PersonState, personStateWords } from '#app/domain/accounts/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'

type Account = {
  email: string
  organisation: string
  state: PersonState
  disabledAt: string | null
  invitation: string | null
  factors: string[]
  signIns: number
}

/** How an account stands: who, whether they can sign in, and with what. */
export function AccountSummary({ account }: { account: Account }) {
  const { email, organisation, state, disabledAt, invitation, factors, signIns } = account
  const { tag, label } = personStateWords[state]
  return (
    <SummaryList
      rows={[
        { key: 'State', value: <Tag classes={tag}>{label}</Tag> },
        disabledAt ? { key: 'Disabled', value: disabledAt } : null,
        invitation ? { key: 'One-time link', value: invitation } : null,
        { key: 'Email address', value: <span className="app-break">{email}</span> },
        { key: 'Organisation', value: organisation },
        { key: 'Second step', value: <Factors factors={factors} /> },
        {
          key: 'Signed in now',
          value: signIns === 0 ? 'Nowhere' : `In ${signIns} ${signIns === 1 ? 'browser' : 'browsers'}`,
        },
      ]}
    />
  )
}

function Factors({ factors }: { factors: string[] }) {
  if (factors.length === 0) return <>None set up</>
  return (
    <ul className="govuk-list app-tight-list">
      {factors.map((factor) => (
        <li key={factor}>{factor}</li>
      ))}
    </ul>
  )
}
