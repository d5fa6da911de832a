import { Details } from '#app/ui/govuk/index.ts'
import { Caution, Changes, MergedList } from './item-card.tsx'
import { MoveButton } from './move-button.tsx'
import type { AgendaPage, ShownItem } from './view.server.ts'

/** What came through links and nobody has looked at, without who suggested it. */
export function Suggestions({ here, page }: { here: string; page: AgendaPage }) {
  const { suggestions, open } = page
  return (
    <section aria-labelledby="suggestions">
      <h2 className="govuk-heading-m" id="suggestions">
        Suggestions to look at
      </h2>
      {suggestions.length === 0 ? (
        <p className="govuk-body">Nothing waits. What people suggest through their link stands here first.</p>
      ) : (
        <ul className="govuk-list app-agenda">
          {suggestions.map((line) => (
            <li className="app-agenda__item" key={line.id}>
              <p className="govuk-body app-break">{line.text}</p>
              <p className="govuk-hint">{line.from}. Nobody sees who suggested it.</p>
              {line.caution ? <Caution words={line.caution} /> : null}
              <MergedList line={line} open={open} />
              {open ? (
                <div className="app-actions app-no-print">
                  <MoveButton move="take" item={line} classes="" />
                  <Changes here={here} line={line} off="decline" />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What was not taken, to be brought back. */
export function NotTaken({ items }: { items: ShownItem[] }) {
  if (items.length === 0) return null
  return (
    <Details summary={`Not taken (${items.length})`} classes="app-no-print">
      <ul className="govuk-list app-agenda">
        {items.map((line) => (
          <li className="app-agenda__item" key={line.id}>
            <p className="govuk-body app-break">{line.text}</p>
            <MoveButton move="bring-back" item={line} />
          </li>
        ))}
      </ul>
    </Details>
  )
}
