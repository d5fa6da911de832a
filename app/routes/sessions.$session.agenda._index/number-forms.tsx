import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { AgendaPage } from './view.server.ts'

type FormProps = { page: AgendaPage; refused: RefusedForm | undefined }

/** How long each item may take, the first one too. */
export function MinutesForm({ page: { first, lines, time }, refused }: FormProps) {
  const items = [
    { id: first.id, text: 'What changed since last time', number: first.minutes },
    ...lines.map(({ id, text, minutes }) => ({ id, text, number: minutes })),
  ]
  return (
    <ServiceForm
      intent="minutes"
      submit="Save minutes"
      whoSees="The times stand on the printed agenda. Everybody in the room sees them."
    >
      <p className="govuk-body">The session takes {time.length} minutes. Leave some for a break and for the end.</p>
      <Numbers prefix="minutes-" items={items} suffix="minutes" refused={refused} />
    </ServiceForm>
  )
}

/** For those who have no link: how many dots each item got on the wall. */
export function RoomForm({ page: { lines, mostRoomDots }, refused }: FormProps) {
  const items = lines.map(({ id, text, roomDots }) => ({ id, text, number: roomDots || null }))
  return (
    <ServiceForm intent="room" submit="Save dots" whoSees="Only numbers are kept. Never write who gave which dot.">
      <p className="govuk-body">
        Everybody has 3 dots. Count those of people who did not give theirs through their link. There can be{' '}
        {mostRoomDots} in all.
      </p>
      <Numbers prefix="room-" items={items} suffix="dots" refused={refused} />
    </ServiceForm>
  )
}

type NumbersProps = {
  prefix: string
  items: { id: string; text: string; number: number | null }[]
  suffix: string
  refused: RefusedForm | undefined
}

/** A number for each item, beside what stood there when the page was made. */
function Numbers({ prefix, items, suffix, refused }: NumbersProps) {
  const form = refusedForm(refused)
  return items.map(({ id, text, number }) => {
    const was = String(number ?? '')
    return (
      <div key={id}>
        <input type="hidden" name={`was-${id}`} value={form.value(`was-${id}`, was)} />
        <Input
          name={`${prefix}${id}`}
          label={text}
          classes="govuk-input--width-3"
          suffix={suffix}
          inputMode="numeric"
          autocomplete="off"
          defaultValue={form.value(`${prefix}${id}`, was)}
          errorMessage={form.error(`${prefix}${id}`)}
        />
      </div>
    )
  })
}
