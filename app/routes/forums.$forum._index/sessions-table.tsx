import { type SessionState, stateTag } from '#app/domain/sessions/status.ts'
import { Table, Tag } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type Line = { id: string; when: string; state: SessionState; clash: string | null; registerDue: boolean }

/** Sessions with their state; one that falls on a bank holiday says so, and is never moved by itself. */
export function SessionsTable({ sessions, label }: { sessions: Line[]; label: string }) {
  return (
    <ScrollRegion label={label}>
      <Table
        caption={`${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'}`}
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={['Date and time', 'State']}
        rows={sessions.map(({ id, when, state, clash, registerDue }) => [
          {
            text: (
              <a className="govuk-link" href={`/sessions/${id}`}>
                {when}
              </a>
            ),
          },
          { text: <State {...{ state, clash, registerDue }} /> },
        ])}
      />
    </ScrollRegion>
  )
}

function State({ state, clash, registerDue }: Pick<Line, 'state' | 'clash' | 'registerDue'>) {
  const { label, classes } = stateTag(state, registerDue)
  return (
    <>
      <Tag classes={classes}>{label}</Tag>
      {clash ? (
        <>
          {' '}
          <Tag classes="govuk-tag--orange">Bank holiday: {clash}</Tag>
        </>
      ) : null}
    </>
  )
}
