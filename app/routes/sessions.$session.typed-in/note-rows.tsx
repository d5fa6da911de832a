import { NOTE_ROWS, noteField } from '#app/domain/day/status.ts'
import { POINT_BREADTHS, POINT_KINDS, POINT_VALENCES } from '#app/domain/points/status.ts'
import { Fieldset, Select, Textarea } from '#app/ui/govuk/index.ts'
import type { refusedForm } from '#app/ui/service/form.tsx'

type NoteRowsProps = { items: { id: string; text: string }[]; form: ReturnType<typeof refusedForm> }
type Choices = { value: string; text: string }[]

const choicesOf = (from: Record<string, { label: string }>): Choices =>
  Object.entries(from).map(([value, { label }]) => ({ value, text: label }))
const notSaid = { value: '', text: 'Not said' }

/** Ten notes at a time. Rows without words are left out. */
export function NoteRows({ items, form }: NoteRowsProps) {
  const lists = [
    [
      'item',
      'Item',
      [{ value: '', text: 'Anything else' }, ...items.map(({ id, text }) => ({ value: id, text: text.slice(0, 60) }))],
    ],
    ['kind', 'Sort', choicesOf(POINT_KINDS)],
    ['breadth', 'How many', [notSaid, ...choicesOf(POINT_BREADTHS)]],
    ['valence', 'Does it work', [notSaid, ...choicesOf(POINT_VALENCES)]],
  ] as const
  return (
    <section aria-labelledby="typed-notes">
      <h2 className="govuk-heading-m" id="typed-notes">
        Notes
      </h2>
      <p className="govuk-hint">
        The experience of the service, not the facts of a case. No names, places or dates. If you have more than ten,
        save these and type the next ten.
      </p>
      {NOTE_ROWS.map((row) => (
        <Fieldset
          key={row}
          legend={{ text: `Note ${row}`, classes: 'govuk-fieldset__legend--s' }}
          classes="app-typed-note"
        >
          <Textarea
            name={noteField(row, 'text')}
            label="What was said"
            rows={2}
            defaultValue={form.value(noteField(row, 'text'))}
            errorMessage={form.error(noteField(row, 'text'))}
          />
          <div className="app-typed-choices">
            {lists.map(([part, label, choices]) => (
              <Select
                key={part}
                name={noteField(row, part)}
                label={label}
                items={[...choices]}
                defaultValue={form.value(noteField(row, part), part === 'kind' ? 'experience' : '')}
                errorMessage={form.error(noteField(row, part))}
              />
            ))}
          </div>
        </Fieldset>
      ))}
    </section>
  )
}
