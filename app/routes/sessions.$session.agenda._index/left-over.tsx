import { ServiceForm } from '#app/ui/service/form.tsx'
import type { AgendaPage } from './view.server.ts'

/** What was carried over, for as long as it can be taken back. */
export function CarriedOver({ page: { carried } }: { page: AgendaPage }) {
  if (!carried) return null
  const items = carried.items === 1 ? '1 item' : `${carried.items} items`
  return (
    <section aria-labelledby="carried-over" className="app-card app-no-print">
      <h2 className="govuk-heading-m" id="carried-over">
        {items} carried over
      </h2>
      <p className="govuk-body">
        {carried.items === 1 ? 'It is' : 'They are'} on the agenda of {carried.to}. You can take{' '}
        {carried.items === 1 ? 'it' : 'them'} back until somebody gives dots to {carried.items === 1 ? 'it' : 'them'}{' '}
        there, or that session begins.
      </p>
      <ServiceForm intent="bring-back-carried" submit={`Take ${items} back`} submitClasses="govuk-button--secondary">
        {null}
      </ServiceForm>
    </section>
  )
}

/** When time ran out: what was not talked about goes to the next session with one button. */
export function LeftOver({ page: { carry } }: { page: AgendaPage }) {
  if (!carry) return null
  const items = carry.items === 1 ? '1 item' : `${carry.items} items`
  return (
    <section aria-labelledby="left-over" className="app-card app-no-print">
      <h2 className="govuk-heading-m" id="left-over">
        {items} not talked about
      </h2>
      {carry.to ? (
        <>
          <p className="govuk-body">
            First mark above what you did talk about. The rest can go to the next session, on {carry.to}. Dots begin
            again there.
          </p>
          <ServiceForm intent="carry" submit={`Carry ${items} over`}>
            {null}
          </ServiceForm>
        </>
      ) : (
        <p className="govuk-body">They can be carried over once the forum has a next session.</p>
      )}
    </section>
  )
}
