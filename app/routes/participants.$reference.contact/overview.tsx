import { ROUTE_KINDS, routeWords, someoneElseWords } from '#app/domain/contact/status.ts'
import { Button, InsetText, SummaryList, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { RouteCard } from './route-card.tsx'
import type { ContactView } from './view.server.ts'

/** Every way at a glance: what is safe, what is in the way, and one button when all is still as it was. */
export function Overview({ view }: { view: ContactView }) {
  const { reference, state, routes, isErased } = view
  const here = `/participants/${reference}/contact`
  if (isErased) return <InsetText>What we held about them was removed. There is nothing to show.</InsetText>
  const missing = ROUTE_KINDS.filter((kind) => !routes.some((route) => route.kind === kind))
  return (
    <>
      <p className="govuk-body">
        Talk it through first, then fill this in. Ask again each time you speak: what is safe changes. Nothing is sent
        by a way that was not confirmed within six weeks.
      </p>
      {state ? <WarningText>{state}</WarningText> : <InsetText>They can be reached as it says below.</InsetText>}
      <ConfirmButton view={view} />
      {routes.map((route) => (
        <RouteCard key={route.kind} reference={reference} route={route} />
      ))}
      {missing.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Add another way</h2>
          <ul className="govuk-list">
            {missing.map((kind) => (
              <li key={kind}>
                <a className="govuk-link" href={`${here}?edit=${kind}`}>
                  Add {routeWords[kind].label.toLowerCase()}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <RulesCard view={view} />
    </>
  )
}

function ConfirmButton({ view: { mayConfirm, seen } }: { view: ContactView }) {
  if (!mayConfirm) return null
  return (
    <ServiceForm intent="confirm">
      <input type="hidden" name="seen" value={seen} />
      <p className="govuk-hint">Only when they have told you so today.</p>
      <Button classes="govuk-button--secondary" preventDoubleClick>
        Still safe, confirmed today
      </Button>
    </ServiceForm>
  )
}

function RulesCard({ view }: { view: ContactView }) {
  const { reference, person, notUntil, hasCodeWord } = view
  const reveal = {
    href: `/participants/${reference}/reveal?field=code-word`,
    text: 'Show',
    visuallyHiddenText: 'the code word',
  }
  return (
    <SummaryList
      card={{
        title: 'For every way',
        actions: [{ href: `/participants/${reference}/contact?edit=rules`, text: 'Change' }],
      }}
      rows={[
        {
          key: 'Who gets in touch',
          value: person.contactUs ? 'They contact us. We never contact them.' : 'We may contact them',
        },
        { key: 'Do not use until', value: notUntil ?? 'No such day' },
        { key: 'If somebody else answers', value: someoneElseWords[person.someoneElse] },
        { key: 'Code word', value: hasCodeWord ? '••••••' : 'None agreed', actions: hasCodeWord ? [reveal] : [] },
      ]}
    />
  )
}
