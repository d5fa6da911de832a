import { routeWords } from '#app/domain/contact/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import type { ContactView } from './view.server.ts'

type Route = ContactView['routes'][number]

/** One way: the address masked, what is safe about it, and why it is shut if it is. */
export function RouteCard({ reference, route }: { reference: string; route: Route }) {
  const { kind, rules, masked, times, confirmed, why, notAgreed } = route
  const { label } = routeWords[kind]
  const here = `/participants/${reference}/contact`
  const address = label.toLowerCase()
  return (
    <SummaryList
      card={{
        title: label,
        actions: [
          { href: `${here}?edit=${kind}`, text: 'Change' },
          { href: `${here}?remove=${kind}`, text: 'Remove' },
        ],
      }}
      rows={[
        {
          key: kind === 'email' || kind === 'post' ? 'Address' : 'Number',
          value: masked,
          actions: [
            {
              href: `/participants/${reference}/reveal?field=${kind}`,
              text: 'Show',
              visuallyHiddenText: `the ${address} in full`,
            },
          ],
        },
        { key: 'Safe', value: <SafeTag safe={rules.safe} /> },
        why !== null && { key: 'Not used because', value: <Why why={why} agreement={notAgreed ? reference : null} /> },
        { key: 'Last confirmed', value: confirmed ?? 'Never' },
        kind !== 'post' && {
          key: 'When',
          value: times ? times.charAt(0).toUpperCase() + times.slice(1) : 'At any time',
        },
        kind === 'call' && { key: 'Voicemail', value: rules.voicemail ? 'Yes, neutral words' : 'No, leave no message' },
        kind === 'call' && { key: 'Our number', value: rules.withhold ? 'Withheld' : 'May be seen' },
        { key: 'Name we use', value: rules.sender ?? 'The neutral one' },
        kind === 'email' && { key: 'Subject', value: rules.subject ?? 'The neutral one' },
      ]}
    />
  )
}

function SafeTag({ safe }: { safe: boolean }) {
  return safe ? <Tag classes="govuk-tag--green">Safe</Tag> : <Tag classes="govuk-tag--red">Not safe</Tag>
}

function Why({ why, agreement }: { why: string; agreement: string | null }) {
  if (!agreement) return <>{why}</>
  return (
    <>
      {why}{' '}
      <a className="govuk-link" href={`/participants/${agreement}/agreement`}>
        See what they agreed to
      </a>
    </>
  )
}
