import type { SerializeFrom } from '@remix-run/node'
import { elementIds } from '#app/domain/day/protocol.ts'
import { momentWords, timeTaps } from '#app/domain/day/taps.ts'
import { Details, Tag } from '#app/ui/govuk/index.ts'
import { NoteForm } from './note-form.tsx'
import { Notes } from './notes.tsx'
import type { RefusedDay } from './replies.server.ts'
import { Tap } from './tap.tsx'
import type { DayItemView, DayView } from './view.server.ts'

type AgendaProps = { day: SerializeFrom<DayView>; refused: RefusedDay | undefined; action: string }

/** The agenda in its order, with its timing, and the notes under each item. */
export function Agenda({ day, refused, action }: AgendaProps) {
  const { session, items, notes } = day
  return (
    <section aria-labelledby="agenda">
      <h2 className="govuk-heading-m" id="agenda">
        Agenda and notes
      </h2>
      {items.length === 0 ? (
        <p className="govuk-body">
          There is no agenda yet.{' '}
          <a className="govuk-link" href={`/sessions/${session.id}/agenda`}>
            Make the agenda
          </a>
          , or take notes below.
        </p>
      ) : null}
      <ol className="govuk-list app-day-items">
        {items.map((item, at) => (
          <Item key={item.id} number={at + 1} {...{ item, day, refused, action }} />
        ))}
      </ol>
      <div id={elementIds.item('')} className="app-day-item">
        <h3 className="govuk-heading-s">{items.length > 0 ? 'Notes on anything else' : 'Notes'}</h3>
        <UnderItem item="" notes={notes} isOpen={items.length === 0} {...{ day, refused, action }} />
      </div>
    </section>
  )
}

type ItemProps = AgendaProps & { item: SerializeFrom<DayItemView>; number: number }

function Item({ item, number, day, refused, action }: ItemProps) {
  const { id, text, moment } = item
  const isRefused = refused?.answer?.focus === elementIds.item(id)
  return (
    <li
      id={elementIds.item(id)}
      className={`app-day-item app-day-item--${moment}`}
      data-day-moment={moment}
      data-day-about={text}
    >
      <h3 className="govuk-heading-s app-break">
        {number}. {text} {moment === 'waiting' ? null : <Tag classes={tags[moment]}>{momentWords[moment]}</Tag>}
      </h3>
      <p className="govuk-body-s app-numbers">{timing(item)}</p>
      {isRefused ? <p className="govuk-error-message">{refused?.answer?.message}</p> : null}
      {day.open ? (
        <div className="app-day-taps">
          {timeTaps[moment].map(({ wanted, words, main }) => (
            <Tap
              key={wanted}
              action={action}
              classes={main ? '' : undefined}
              intent="time"
              fields={{ item: id, before: moment, wanted }}
              about={text}
            >
              {words}
            </Tap>
          ))}
        </div>
      ) : null}
      <UnderItem item={id} notes={item.notes} isOpen={moment === 'running'} {...{ day, refused, action }} />
    </li>
  )
}

const tags = { running: 'govuk-tag--blue', ended: 'govuk-tag--green' } as const

const minutes = (number: number) => (number === 1 ? '1 minute' : `${number} minutes`)

function timing({ planned, gone }: { planned: number | null; gone: number | null }): string {
  const plan = planned === null ? 'No time planned' : `Planned: ${minutes(planned)}`
  if (gone === null) return plan
  const over = planned !== null && gone > planned ? `, ${minutes(gone - planned)} over` : ''
  return `${plan}. Gone: ${minutes(gone)}${over}`
}

type UnderItemProps = AgendaProps & { item: string; notes: SerializeFrom<DayView>['notes']; isOpen: boolean }

/** The notes of an item, and the form for the next one. */
function UnderItem({ item, notes, isOpen, day, refused, action }: UnderItemProps) {
  const isTyped =
    (refused?.typed.intent === 'note' && refused.typed.item === item) || (item === '' && isOrphan(day, refused))
  return (
    <>
      <Notes {...{ notes, action, refused }} edit={day.view.edit} closed={day.closed !== null} />
      {day.closed === null ? (
        <Details summary="Take a note" open={isOpen || isTyped || day.view.at === (item || 'other')}>
          <NoteForm {...{ action, item }} refused={isTyped ? refused : undefined} note={null} />
        </Details>
      ) : null}
    </>
  )
}

/** Words that were meant for a note which somebody has removed meanwhile: they come back as a new one. */
function isOrphan({ items, notes }: AgendaProps['day'], refused: RefusedDay | undefined): boolean {
  if (refused?.typed.intent !== 'note-change') return false
  return ![...items.flatMap((item) => item.notes), ...notes].some(({ id }) => id === refused.typed.note)
}
