import type { RefusedForm } from '#app/domain/shared/result.ts'
import { ACCESS_QUESTIONS, accessAnswerWords, accessWords, NEUTRAL_ROOM } from '#app/domain/venues/status.ts'
import { Checkboxes, DateInput, Input, Radios, Textarea } from '../govuk/index.ts'
import { refusedForm } from './form.tsx'

/** A venue as its form shows it: everything as text. */
export type VenueShown = {
  name: string
  address: string
  directions: string
  roomName: string
  holds: string
  cost: string
  checkedOn: string
  access: Readonly<Record<string, string>>
}

const EMPTY: VenueShown = {
  ...{ name: '', address: '', directions: '', roomName: NEUTRAL_ROOM, holds: '', cost: '', checkedOn: '' },
  access: {},
}

/** Where the errors of the form lead when it is not the field itself. */
export const VENUE_IDS = { checkedOn: 'checkedOn-day' }

const ANSWERS = Object.entries(accessAnswerWords).map(([value, { label }]) => ({ value, text: label }))

/** Everything that is asked about a venue (domain §8). */
export function VenueFields({ venue = EMPTY, refused }: { venue?: VenueShown; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  const text = (name: keyof Omit<VenueShown, 'access' | 'checkedOn'>, label: string) => ({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    defaultValue: form.value(name, venue[name]),
    errorMessage: form.error(name),
  })
  return (
    <>
      <Input {...text('name', 'Name of the venue')} />
      <Textarea {...text('address', 'Address')} rows={3} />
      <Textarea {...text('directions', 'How to get there without a step, and where taxis stop')} rows={3} />
      <Input
        {...text('roomName', 'Room name that reception is told')}
        hint="It must not say what the meeting is about, like “Community meeting”"
      />
      <Input {...text('holds', 'How many people the room holds')} classes="govuk-input--width-3" inputMode="numeric" />
      <Input {...text('cost', 'Cost of one session')} prefix="£" classes="govuk-input--width-5" inputMode="decimal" />
      <AccessFields venue={venue} refused={refused} />
      <DateInput
        namePrefix="checkedOn"
        fieldset={{ legend: { text: 'When somebody last went and looked', classes: 'govuk-fieldset__legend--s' } }}
        hint="Leave it empty if nobody has"
        defaultValues={form.date('checkedOn', venue.checkedOn)}
        errorMessage={form.error('checkedOn')}
      />
      <NotPolice known={venue !== EMPTY} refused={refused} />
    </>
  )
}

/** The checklist, one answer each; what nobody has looked at stays not known. */
function AccessFields({ venue, refused }: { venue: VenueShown; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">What it offers</h2>
      {ACCESS_QUESTIONS.map((question) => (
        <Radios
          key={question}
          name={`access-${question}`}
          fieldset={{ legend: { text: accessWords[question].label, classes: 'govuk-fieldset__legend--s' } }}
          classes="govuk-radios--inline govuk-radios--small app-radios-in-line"
          items={ANSWERS}
          defaultValue={form.value(`access-${question}`, venue.access[question] ?? 'not-known')}
          errorMessage={form.error(`access-${question}`)}
        />
      ))}
    </>
  )
}

function NotPolice({ known, refused }: { known: boolean; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <Checkboxes
      name="notPolice"
      fieldset={{ legend: { text: 'Not a police building', classes: 'govuk-fieldset__legend--s' } }}
      items={[{ value: 'yes', text: 'This is not a police building, and no police station is in it' }]}
      defaultValues={form.values('notPolice', known ? ['yes'] : [])}
      errorMessage={form.error('notPolice')}
    />
  )
}
