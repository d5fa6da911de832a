import { Tag } from '#app/ui/govuk/index.ts'
import { ForumMark } from '#app/ui/service/forum-mark.tsx'
import type { SessionShown } from './shown.server.ts'

/** A session on its day: its mark, its forum, its time, and how it stands. */
export function SessionLine({ session: { id, forum, mark, time, tag } }: { session: SessionShown }) {
  return (
    <div className="app-day__session">
      <ForumMark {...mark} />{' '}
      <a className="govuk-link" href={`/sessions/${id}`}>
        {forum}, {time}
      </a>{' '}
      <Tag classes={tag.classes}>{tag.label}</Tag>
    </div>
  )
}

/** What a day is besides: in words, never by colour alone. */
export function DayNotes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null
  return (
    <ul className="app-day__notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
