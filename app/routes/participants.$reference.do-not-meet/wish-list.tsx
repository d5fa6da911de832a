import { SummaryList } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'

type Wish = { id: string; name: string; from: string }

export function WishList({ here, wishes }: { here: string; wishes: Wish[] }) {
  if (wishes.length === 0) return <p className="govuk-body">Nobody yet. Ask them before their first session.</p>
  return (
    <SummaryList
      rows={wishes.map(({ id, name, from }) => ({
        key: <span className="app-break">{name}</span>,
        value: from,
        actions: [{ href: `${here}?remove=${id}`, text: 'Remove', visuallyHiddenText: name }],
      }))}
    />
  )
}

/** Asks before a wish is taken back: from then on the two may meet. */
export function RemoveStep({ here, caption, wish }: { here: string; caption: string; wish: Wish }) {
  return (
    <Page
      title="Remove this: are you sure?"
      caption={caption}
      back={{ href: here, text: 'Whom they do not want to meet' }}
    >
      <p className="govuk-body app-break">{wish.name} can be in the team of sessions of their forum again.</p>
      <p className="govuk-body">Do this only when the participant has told you that they may meet.</p>
      <ServiceForm intent="remove" action={here}>
        <input type="hidden" name="wish" value={wish.id} />
        <ConfirmButtons cancel={here}>Remove it</ConfirmButtons>
      </ServiceForm>
    </Page>
  )
}
