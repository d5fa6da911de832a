import { SESSION_STATE_CODES, SESSION_STATES } from '#app/domain/sessions/status.ts'
import { Button, Select, Tag } from '#app/ui/govuk/index.ts'
import { ForumMark } from '#app/ui/service/forum-mark.tsx'
import { Pages, Showing } from '#app/ui/service/pages.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import type { ListShown, SessionShown } from './shown.server.ts'

/** All sessions within reach, page by page: those to come, then the earlier ones. */
export function SessionList({ filter, forums, numbers, page, coming, earlier }: ListShown) {
  const filtered = filter.forum !== '' || filter.state !== ''
  return (
    <>
      <ListFilter filter={filter} forums={forums} filtered={filtered} />
      {page.pages > 1 ? <Showing page={page} /> : null}
      {page.total === 0 ? <Nothing filtered={filtered} /> : null}
      <Sessions caption={`To come: ${numbers.coming}`} sessions={coming} />
      <Sessions caption={`Earlier, the latest first: ${numbers.earlier}`} sessions={earlier} />
      <Pages page={page} path="/calendar" search={{ view: 'list', ...filter }} />
    </>
  )
}

function ListFilter({ filter, forums, filtered }: Pick<ListShown, 'filter' | 'forums'> & { filtered: boolean }) {
  return (
    <form method="get" action="/calendar" className="app-filter app-filter--row">
      <input type="hidden" name="view" value="list" />
      <Select
        name="forum"
        label="Forum"
        defaultValue={filter.forum}
        items={[{ value: '', text: 'All forums' }, ...forums.map(({ slug, name }) => ({ value: slug, text: name }))]}
      />
      <Select
        name="state"
        label="State"
        defaultValue={filter.state}
        items={[
          { value: '', text: 'Any state' },
          ...SESSION_STATE_CODES.map((value) => ({ value, text: SESSION_STATES[value].label })),
        ]}
      />
      <div className="app-actions">
        <Button classes="govuk-button--secondary">Show sessions</Button>
        {filtered ? (
          <a className="govuk-link" href="/calendar?view=list">
            Show all
          </a>
        ) : null}
      </div>
    </form>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <p className="govuk-body">
      {filtered
        ? 'No session fits. Choose another forum or state, or show all.'
        : 'There is no session yet. A facilitator lays them out, on the page of each forum.'}
    </p>
  )
}

function Sessions({ caption, sessions }: { caption: string; sessions: SessionShown[] }) {
  if (sessions.length === 0) return null
  return (
    <StackedTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      classes="app-session-list"
      head={['Day', 'Forum', 'Time', 'State']}
      rows={sessions.map(({ id, forum, mark, day, time, tag }) => [
        <a key={id} className="govuk-link" href={`/sessions/${id}`}>
          {day}
        </a>,
        <span key={id}>
          <ForumMark {...mark} /> {forum}
        </span>,
        time,
        <Tag key={id} classes={tag.classes}>
          {tag.label}
        </Tag>,
      ])}
    />
  )
}
