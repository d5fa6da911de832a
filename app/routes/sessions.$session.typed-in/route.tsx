import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listItems, suggestStaff } from '#app/domain/day/queries.server.ts'
import { areDoorsOpen } from '#app/domain/day/rules.ts'
import { typeIn } from '#app/domain/day/typed-in-commands.server.ts'
import { typedInInput } from '#app/domain/day/typed-in-input.ts'
import { getRegister } from '#app/domain/register/queries.server.ts'
import { takesRegister } from '#app/domain/register/rules.ts'
import { staffFrom } from '#app/domain/register/status.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { noticeFor, type RefusedTyping, refuseStale } from './stale.server.ts'
import { TypedInForm } from './typed-in-form.tsx'
import { words } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Type in from paper')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'day:keep')
  const { session, lines, staff } = await getRegister(ctx, params.session ?? '')
  const suggested = await suggestStaff(ctx, session.id)
  return json({
    session: { id: session.id, name: `${session.forumName}, ${formatDate(session.date)}` },
    takesPlace: takesRegister(session.state),
    open: areDoorsOpen(session, ctx.now),
    version: session.registerVersion,
    people: lines.map(({ participantId, alias, reference, status }) => ({ participantId, alias, reference, status })),
    staff: suggested ? staffFrom((code) => suggested[code] ?? 0) : staff,
    items: (await listItems(ctx, session.id)).map(({ id, text }) => ({ id, text })),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'day:keep')
  const { session, lines } = await getRegister(ctx, params.session ?? '')
  const form = await parseForm(typedInInput(lines), request)
  if (!form.ok) return invalid(form)
  const result = await typeIn(ctx, session.id, form.value, form.once)
  if (!result.ok && result.reason === 'changed-meanwhile')
    return refuseStale(form, form.value, await getRegister(ctx, session.id))
  const notice = result.ok ? noticeFor(result.value) : ''
  return settle(form, result, { to: `/sessions/${session.id}/typed-in`, notice, words })
}

export default function TypedIn() {
  const { session, takesPlace, open, ...parts } = useLoaderData<typeof loader>()
  const refused: RefusedTyping | undefined = useActionData<typeof action>()
  return (
    <Page
      title="Type in from paper"
      caption={session.name}
      back={{ href: `/sessions/${session.id}/day`, text: 'Session day' }}
      refused={refused}
      wide
    >
      {takesPlace && open ? (
        <TypedInForm {...parts} refused={refused} />
      ) : (
        <InsetText>
          {takesPlace
            ? 'This can be filled in from an hour before the session.'
            : 'This session does not take place, so there is nothing to type in.'}
        </InsetText>
      )}
    </Page>
  )
}
