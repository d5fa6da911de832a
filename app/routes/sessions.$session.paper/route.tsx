import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listItems } from '#app/domain/day/queries.server.ts'
import { getRegister } from '#app/domain/register/queries.server.ts'
import { takesRegister } from '#app/domain/register/rules.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page } from '#app/ui/service/page.tsx'
import { NotesSheet } from './notes-sheet.tsx'
import { RegisterSheet } from './register-sheet.tsx'
import { Slips } from './slips.tsx'

/** Browsers print the title at the top of each sheet: it names neither the service nor the group (domain §7). */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Papers for ${data?.date ?? 'the day'}` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'day:keep')
  const { session, lines } = await getRegister(ctx, params.session ?? '')
  const items = await listItems(ctx, session.id)
  return json({
    id: session.id,
    date: formatDate(session.date),
    takesPlace: takesRegister(session.state),
    people: lines
      .filter(({ expected, status }) => expected || status !== null)
      .map(({ participantId, alias, reference }) => ({ id: participantId, alias, reference })),
    items: items.map(({ id, text, minutes }) => ({ id, text, minutes })),
  })
}

export default function Papers() {
  const { id, date, takesPlace, people, items } = useLoaderData<typeof loader>()
  return (
    <Page title={`Papers for ${date}`} back={{ href: `/sessions/${id}/day`, text: 'Session day' }} wide>
      {takesPlace ? (
        <>
          <div className="app-no-print">
            <p className="govuk-body">
              Print this page and take it along, in case there is no connection and no power. It has a register, a slip
              for each person to sign for their voucher, and a form for notes.
            </p>
            <p className="govuk-body">
              Cut the slips apart before the session, so that nobody sees another name. Keep the papers with you. Type
              them in afterwards on the page{' '}
              <a className="govuk-link" href={`/sessions/${id}/typed-in`}>
                Type in from paper
              </a>
              , then shred them.
            </p>
          </div>
          <RegisterSheet people={people} date={date} />
          <Slips people={people} date={date} />
          <NotesSheet items={items} date={date} />
        </>
      ) : (
        <InsetText>This session does not take place, so there is nothing to print.</InsetText>
      )}
    </Page>
  )
}
