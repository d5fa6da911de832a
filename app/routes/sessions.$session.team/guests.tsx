import type { RefusedForm } from '#app/domain/shared/result.ts'
import { GUEST_PARTS, PARTS } from '#app/domain/team/status.ts'
import { Input, Radios, SummaryList } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'

type Guest = { id: string; name: string; from: string }

/** Staff who come to sessions and have no account. They are on the lists of every forum. */
export function GuestList({ here, guests }: { here: string; guests: Guest[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">People without an account</h2>
      {guests.length === 0 ? (
        <p className="govuk-body">Nobody yet. Add officers, partners and interpreters who come to sessions.</p>
      ) : (
        <SummaryList
          rows={guests.map(({ id, name, from }) => ({
            key: from,
            value: <span className="app-break">{name}</span>,
            actions: [{ href: `${here}?retire=${id}`, text: 'Take off the lists', visuallyHiddenText: name }],
          }))}
        />
      )}
    </>
  )
}

/** A first name and where they come from: nothing more is held about them. */
export function GuestForm({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused?.typed.intent === 'add-guest' ? refused : undefined)
  return (
    <ServiceForm
      intent="add-guest"
      submit="Add to the lists"
      submitClasses="govuk-button--secondary"
      whoSees="Facilitators and support workers see this name. Facilitators of other forums can choose them too."
    >
      <h3 className="govuk-heading-s">Add somebody</h3>
      <Input
        name="name"
        label={{ text: 'First name', classes: 'govuk-label--s' }}
        hint="As it is said in the room. No rank, no number, no address."
        classes="govuk-input--width-20"
        autocomplete="off"
        defaultValue={form.value('name')}
        errorMessage={form.error('name')}
      />
      <Radios
        name="organisation"
        fieldset={{ legend: { text: 'Where do they come from?', classes: 'govuk-fieldset__legend--s' } }}
        classes="govuk-radios--small"
        items={GUEST_PARTS.map((part) => ({ value: part, text: PARTS[part].label }))}
        defaultValue={form.value('organisation')}
        errorMessage={form.error('organisation')}
      />
    </ServiceForm>
  )
}

/** Asks before somebody is taken off the lists of every forum. */
export function RetireStep({ here, guest }: { here: string; guest: Guest }) {
  return (
    <Page
      title={`Take ${guest.name} off the lists: are you sure?`}
      caption={guest.from}
      back={{ href: here, text: 'Team' }}
    >
      <p className="govuk-body">
        Nobody can choose them for a session any more, in any forum. Sessions they were at keep their name until it is
        removed. If they come again, add them anew.
      </p>
      <ServiceForm intent="retire-guest" action={here}>
        <input type="hidden" name="guest" value={guest.id} />
        <ConfirmButtons cancel={here}>Take them off the lists</ConfirmButtons>
      </ServiceForm>
    </Page>
  )
}
