import { type SessionState, stateTag } from '#app/domain/sessions/status.ts'
import { Details, Table, Tag } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type Line = {
  id: string
  date: string
  time: string
  state: SessionState
  clash: string | null
  late: number | null
  past: boolean
}

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
        head={['Date and time', 'State']}
        rows={sessions.map(({ id, date, time, state, clash, late, past }) => [
          <a key={id} className="govuk-link" href={`/sessions/${id}`}>
            {date}, {time}
          </a>,
          <State key={id} {...{ state, clash, late, past }} />,
        ])}
      />
    </ScrollRegion>
  )
}

function State({ state, clash, late, past }: Pick<Line, 'state' | 'clash' | 'late' | 'past'>) {
  const notes = [clash && `Bank holiday: ${clash}`, late && lateWords(late)].filter(Boolean)
  const { label, classes } = stateTag(state, past)
  return (
    <>
      <Tag classes={classes}>{label}</Tag> {notes.join('. ')}
    </>
  )
}

/** How late a session is, after more than six weeks since the one before it. */
function lateWords(days: number): string {
  return `${days === 1 ? '1 day' : `${days} days`} later than six weeks after the one before`
}
