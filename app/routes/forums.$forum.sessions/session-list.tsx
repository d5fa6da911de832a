import { SESSION_STATES, type SessionState } from '#app/domain/sessions/status.ts'
import { Details, Table, Tag } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'
import { Notes } from './notes.tsx'

type Line = { id: string; date: string; time: string; state: SessionState; clash: string | null; past: boolean }

/** The sessions a forum already has: what is to come, and behind a fold what has been. */
export function SessionList({ sessions, open }: { sessions: Line[]; open: boolean }) {
  const past = sessions.filter((session) => session.past).reverse()
  const coming = sessions.filter((session) => !session.past)
  const none = sessions.length === 0 ? 'This forum has no sessions yet.' : 'No session is to come.'
  return (
    <>
      {coming.length === 0 ? (
        <p className="govuk-body">{open ? `${none} Lay them out below.` : none}</p>
      ) : (
        <SessionTable caption={`${coming.length} to come`} sessions={coming} />
      )}
      {past.length > 0 ? (
        <Details summary={`Past sessions (${past.length})`}>
          <SessionTable caption={`${past.length} in the past, latest first`} sessions={past} />
        </Details>
      ) : null}
    </>
  )
}

function SessionTable({ caption, sessions }: { caption: string; sessions: Line[] }) {
  return (
    <ScrollRegion label={caption}>
      <Table
        caption={caption}
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={['Date', 'Time', 'State', 'Note']}
        rows={sessions.map(({ id, date, time, state, clash }) => [
          <a key={id} className="govuk-link" href={`/sessions/${id}`}>
            {date}
          </a>,
          time,
          <Tag key={id} classes={`govuk-tag--${SESSION_STATES[state].colour}`}>
            {SESSION_STATES[state].label}
          </Tag>,
          <Notes key={id} clash={clash} past={false} />,
        ])}
      />
    </ScrollRegion>
  )
}
