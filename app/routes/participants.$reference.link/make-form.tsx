import { LINK_DAYS } from '#app/domain/links/rules.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { InsetText, Radios } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'
import type { View } from './standing.tsx'

const inWords = (days: number) => (days === 1 ? '1 day' : `${days} days`)
const longest = Math.max(...LINK_DAYS)

/** Makes a link, for as long as it is needed. One that works already stops. */
export function MakeForm({ view, refused }: { view: View; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  const { hasCodeWord, link, reference } = view
  return (
    <>
      <h2 className="govuk-heading-m">{link ? 'Make a new link' : 'Make a link'}</h2>
      {hasCodeWord ? null : (
        <InsetText>
          They have no code word. Best is to agree one:{' '}
          <a className="govuk-link" href={`/participants/${reference}/contact`}>
            safe contact
          </a>
          . If that cannot be, make the link here and then a PIN for it.
        </InsetText>
      )}
      {link?.state === 'works' ? <p className="govuk-body">The link they have now stops working at once.</p> : null}
      <ServiceForm
        intent="make"
        submit={hasCodeWord ? 'Make the link and send it' : 'Make the link'}
        whoSees="The message goes to them alone, by the way that is safe for them. It does not say what it is about."
      >
        <Radios
          name="days"
          fieldset={{ legend: 'For how long does it work?' }}
          hint="Choose less if somebody else may read their messages."
          items={LINK_DAYS.map((days) => ({ value: String(days), text: inWords(days) }))}
          defaultValue={form.value('days', String(longest))}
          errorMessage={form.error('days')}
        />
      </ServiceForm>
    </>
  )
}

/** Asks before a link stops: it cannot be started again. */
export function StopStep({ here, back }: { here: string; back: { href: string; text: string } }) {
  return (
    <Page title="Stop this link: are you sure?" back={back}>
      <p className="govuk-body">If you go on:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>The link opens nothing any more. Whoever is on the page now is out.</li>
        <li>A message that still waits to be sent is not sent.</li>
        <li>They are not told. You can make a new link at any time.</li>
      </ul>
      <ServiceForm intent="stop" action={here}>
        <ConfirmButtons cancel={here}>Stop the link</ConfirmButtons>
      </ServiceForm>
    </Page>
  )
}
