import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input, Select, Textarea } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Place = {
  version: number
  venueId: string
  roomName: string
  joining: string
  cost: string
  venues: readonly { id: string; name: string }[]
}

/** The venue, the room name for reception, how to join online and what it costs. */
export function PlaceForm({ place, refused }: { place: Place; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <ServiceForm
      submit="Save"
      whoSees="Facilitators and support workers of this forum, MOPAC’s analysts and contract manager see the venue. Only facilitators and those who come see how to join online."
    >
      <input type="hidden" name="version" value={place.version} />
      <VenueSelect place={place} value={form.value('venue', place.venueId)} error={form.error('venue')} />
      <Input
        name="roomName"
        label="Room name that reception is told"
        hint="Leave it empty to use the one of the venue"
        defaultValue={form.value('roomName', place.roomName)}
        errorMessage={form.error('roomName')}
      />
      <Textarea
        name="joining"
        label="How to join online"
        hint="The address and the dial-in number. Aliases only, waiting room on, recording and saving of chat off."
        rows={3}
        defaultValue={form.value('joining', place.joining)}
        errorMessage={form.error('joining')}
      />
      <Input
        name="cost"
        label="Cost of this session’s room"
        hint="Leave it empty to use the cost of the venue"
        prefix="£"
        classes="govuk-input--width-5"
        inputMode="decimal"
        defaultValue={form.value('cost', place.cost)}
        errorMessage={form.error('cost')}
      />
    </ServiceForm>
  )
}

function VenueSelect({ place, value, error }: { place: Place; value: string; error: string | undefined }) {
  return (
    <Select
      name="venue"
      label="Venue"
      hint={
        <>
          Not on the list?{' '}
          <a className="govuk-link" href="/venues/new">
            Add a venue
          </a>
        </>
      }
      items={[
        { value: '', text: 'Not chosen yet' },
        ...place.venues.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      defaultValue={value}
      errorMessage={error}
    />
  )
}
