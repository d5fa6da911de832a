import type { PageOf } from '#app/domain/points/rules.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { Showing } from '#app/ui/service/pages.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import type { ShownEntry } from './shown.ts'

type EntriesProps = { entries: ShownEntry[]; page: PageOf; filtered: boolean }

/** The entries of one page, or what to do when there are none. */
export function EntriesTable({ entries, page, filtered }: EntriesProps) {
  if (page.total === 0) return <NoEntries filtered={filtered} />
  return (
    <>
      <Showing page={page} />
      <StackedTable
        label="Entries of the audit trail"
        caption="Entries"
        captionClasses="govuk-visually-hidden"
        head={['When', 'Who', 'What they did', 'About']}
        rows={entries.map((entry) => [
          { text: <When entry={entry} />, classes: 'app-audit-when' },
          { text: <Who entry={entry} />, classes: 'app-audit-who' },
          { text: <What entry={entry} />, classes: 'app-audit-what' },
          { text: <Followable named={entry.object} />, classes: 'app-audit-about app-break' },
        ])}
      />
    </>
  )
}

function NoEntries({ filtered }: { filtered: boolean }) {
  return (
    <p className="govuk-body">
      {filtered ? (
        <>
          No entry fits this filter. Take something out of it, or{' '}
          <a className="govuk-link" href="/audit">
            show all entries
          </a>
          .
        </>
      ) : (
        'There are no entries yet. Each change somebody makes adds one.'
      )}
    </p>
  )
}

function When({ entry: { sequence, at, when } }: { entry: ShownEntry }) {
  return (
    <>
      <time dateTime={at}>{when}</time>
      <span className="app-audit-small">Entry {sequence}</span>
    </>
  )
}

function Who({ entry: { actor, role } }: { entry: ShownEntry }) {
  return (
    <>
      <a className="govuk-link" href={`/audit?person=${encodeURIComponent(actor.text)}`}>
        {actor.name ?? actor.text}
      </a>
      {role ? <span className="app-audit-small">{role}</span> : null}
    </>
  )
}

function What({ entry: { mark, words, detail, requestId } }: { entry: ShownEntry }) {
  return (
    <>
      {mark === 'break-glass' ? <Tag classes="govuk-tag--red app-audit-tag">Emergency access</Tag> : null}
      {mark === 'alert' ? <Tag classes="govuk-tag--red app-audit-tag">Alert</Tag> : null}
      {mark === 'many' ? <Tag classes="govuk-tag--orange app-audit-tag">Unusually many</Tag> : null}
      {mark === 'refused' ? <Tag classes="govuk-tag--orange app-audit-tag">Refused</Tag> : null}
      {words}
      {detail.map(({ key, values }) => (
        <span key={key} className="app-audit-small app-break">
          {key}:{' '}
          {values.map((value, at) => (
            <span key={value.text}>
              {at > 0 ? ', ' : ''}
              {value.isId ? <Followable named={value} /> : value.text}
            </span>
          ))}
        </span>
      ))}
      <span className="app-audit-small app-break">Request {requestId}</span>
    </>
  )
}

/** An id that leads to everything about the same thing. */
function Followable({ named: { text, name } }: { named: ShownEntry['object'] }) {
  return (
    <a className="govuk-link" href={`/audit?about=${encodeURIComponent(text)}`}>
      {name ? `${name} (${text})` : text}
    </a>
  )
}
