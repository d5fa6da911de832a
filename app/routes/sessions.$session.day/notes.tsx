import type { SerializeFrom } from '@remix-run/node'
import { elementIds } from '#app/domain/day/protocol.ts'
import { POINT_BREADTHS, POINT_KINDS, POINT_VALENCES } from '#app/domain/points/status.ts'
import { Details } from '#app/ui/govuk/index.ts'
import { NoteForm } from './note-form.tsx'
import type { RefusedDay } from './replies.server.ts'
import { Tap } from './tap.tsx'
import type { DayNote } from './view.server.ts'

type NotesProps = {
  notes: SerializeFrom<DayNote>[]
  action: string
  refused: RefusedDay | undefined
  /** The note that is being changed. */
  edit: string
  /** Whether nothing can be changed any more. */
  closed: boolean
}

/** The notes under an item, in the order in which they were typed. */
export function Notes({ notes, action, refused, edit, closed }: NotesProps) {
  if (notes.length === 0) return null
  return (
    <ul className="govuk-list app-day-notes">
      {notes.map((note) => {
        const isSent = refused?.typed.intent === 'note-change' && refused.typed.note === note.id
        const isChanging = !closed && (isSent || edit === note.id)
        return (
          <li key={note.id} id={elementIds.note(note.id)} className="app-day-note" data-day-note={dataOf(note)}>
            {isSent && refused?.answer?.state === 'conflict' ? <Theirs note={note} /> : null}
            {isChanging ? (
              <NoteForm {...{ action, note }} item={note.item ?? ''} refused={isSent ? refused : undefined} />
            ) : (
              <Note {...{ note, action, closed }} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What a script needs to change it without asking for the page (decision 0019). */
const dataOf = ({ text, kind, breadth, valence, version }: SerializeFrom<DayNote>) =>
  JSON.stringify({ text, kind, breadth: breadth ?? '', valence: valence ?? '', version: String(version) })

function Theirs({ note }: { note: SerializeFrom<DayNote> }) {
  return (
    <div className="app-day-conflict" role="alert">
      <p className="govuk-body">Somebody else changed this note meanwhile. Theirs is:</p>
      <p className="govuk-body app-break">“{note.text}”</p>
      <p className="govuk-body">Yours is in the form. When you save it, it takes the place of theirs.</p>
    </div>
  )
}

function Note({ note, action, closed }: { note: SerializeFrom<DayNote>; action: string; closed: boolean }) {
  const facts = [
    POINT_KINDS[note.kind].label,
    note.breadth && POINT_BREADTHS[note.breadth].label,
    note.valence && POINT_VALENCES[note.valence].label,
  ]
  const start = note.text.slice(0, 60)
  return (
    <>
      <p className="govuk-body app-break app-last">{note.text}</p>
      <p className="govuk-body-s app-who-sees">{facts.filter(Boolean).join(' · ')}</p>
      {note.warning ? (
        <p className="govuk-body-s">
          <strong>Look at it again:</strong> it seems to have {note.warning} in it. Take out what says who it is about.
        </p>
      ) : null}
      {closed ? null : (
        <div className="app-day-taps">
          <a className="govuk-link app-day-link" href={`${action}?edit=${note.id}#${elementIds.note(note.id)}`}>
            Change<span className="govuk-visually-hidden">: {start}</span>
          </a>
          <Details
            classes="app-last"
            summary={
              <>
                Remove<span className="govuk-visually-hidden">: {start}</span>
              </>
            }
          >
            <p className="govuk-body">The note goes for good.</p>
            <Tap
              action={action}
              intent="note-remove"
              fields={{ note: note.id, version: String(note.version) }}
              about={start}
              classes="govuk-button--warning"
            >
              Yes, remove it
            </Tap>
          </Details>
        </div>
      )}
    </>
  )
}
