import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { FirstItem } from './first-item.tsx'
import { ItemCard } from './item-card.tsx'
import type { AgendaPage } from './view.server.ts'

type AgendaListProps = { here: string; page: AgendaPage }

/** The agenda in its order, and what can be done with all of it. */
export function AgendaList({ here, page }: AgendaListProps) {
  const { lines, open, byHand } = page
  return (
    <>
      <Ways here={here} page={page} />
      <ol className="govuk-list app-agenda">
        <FirstItem page={page} />
      </ol>
      {lines.length === 0 ? (
        <p className="govuk-body">
          {open ? 'Nothing else is on it yet. Take a suggestion, or add one below.' : 'Nothing else was on it.'}
        </p>
      ) : (
        <>
          {open ? (
            <p className="govuk-body">
              {byHand ? 'You put it in this order.' : 'The items with the most dots come first.'}
            </p>
          ) : null}
          <ol className="govuk-list app-agenda" start={2} data-agenda={open ? '' : undefined}>
            {lines.map((line, at) => (
              <ItemCard key={line.id} line={line} at={at} {...{ here, page }} />
            ))}
          </ol>
        </>
      )}
      {open && lines.length > 1 ? <OrderForms page={page} /> : null}
    </>
  )
}

/** Minutes against the time there is, and the ways to paper, minutes and dots. */
function Ways({ here, page }: AgendaListProps) {
  return (
    <>
      {page.started || !page.takesPlace ? null : (
        <p className="govuk-body" id="time">
          {timeInWords(page.time)}
        </p>
      )}
      <ul className="govuk-list app-actions app-no-print">
        {page.open ? <Way href={`${here}?step=minutes`} text="Set the minutes" /> : null}
        {page.open && page.lines.length > 0 ? (
          <Way href={`${here}?step=room`} text="Type in dots from the room" />
        ) : null}
        <Way href={`${here}/print`} text="Print it" />
        <Way href={`${here}/print?easy=1`} text="Print the easy-read version" />
      </ul>
    </>
  )
}

function Way({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a className="govuk-link" href={href}>
        {text}
      </a>
    </li>
  )
}

function timeInWords({ planned, without, length, left }: AgendaPage['time']): string {
  if (planned === 0) return `The session takes ${length} minutes. No item has minutes yet.`
  const rest = without > 0 ? ` ${without === 1 ? '1 item has' : `${without} items have`} none yet.` : ''
  const over = left < 0 ? `That is ${-left} too many.` : left === 0 ? 'That is all of them.' : `${left} are left.`
  return `${planned} of ${length} minutes are planned. ${over}${rest}`
}

/**
 * The order a script made by dragging is saved with the first form, which only a script shows. The second gives the order
 * back to the dots.
 */
function OrderForms({ page: { lines, byHand } }: { page: AgendaPage }) {
  return (
    <>
      <div data-agenda-order="" hidden>
        <ServiceForm intent="order" submit="Save this order">
          {lines.map(({ id }) => (
            <input key={id} type="hidden" name="before" value={id} />
          ))}
        </ServiceForm>
      </div>
      <p className="govuk-visually-hidden" role="status" data-agenda-said="" />
      {byHand ? (
        <ServiceForm
          intent="by-dots"
          end={<Button classes="govuk-button--secondary">Let the dots decide again</Button>}
        >
          {null}
        </ServiceForm>
      ) : null}
    </>
  )
}
